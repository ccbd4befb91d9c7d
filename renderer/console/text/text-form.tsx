import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  placeholders,
  type StandardText,
  type TextContent,
} from '../../../shared/domain/standard-text.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useTypedOver } from '../app/use-typed-over.ts';
import { ChangedMeanwhile } from '../parts/changed-meanwhile.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import page from '../problem/problems-page.module.css';
import { DeleteText } from './delete-text.tsx';
import { contentOf, formOf, type TextDraft } from './text-draft.ts';
import { MacroFields, PairField } from './text-fields.tsx';
import styles from './texts.module.css';
import { useKeepText } from './use-keep-text.ts';

const kinds = ['message', 'note', 'solution', 'macro'] as const satisfies TextContent['kind'][];

/** One standard text, or a new one. What a colleague changes meanwhile is followed, and never written over. */
export function TextForm({
  text,
  onTyped,
  onDeleted,
}: {
  readonly text: StandardText | null;
  /** Tells whether something is typed that is not kept. The same function at every drawing. */
  readonly onTyped: (textId: string | null, isTyped: boolean) => void;
  readonly onDeleted: () => void;
}) {
  const { t } = useTranslation('texts');
  const title = useId();
  const [asks, setAsks] = useState(false);
  const typing = useTypedOver(formOf(text), text?.version ?? 0);
  const { name, draft } = typing.words;
  const textId = text?.textId ?? null;
  const keep = useKeepText(text, typing.version, (sent, saved, version) => {
    // Told here too: a form that is hidden meanwhile has no effects.
    onTyped(textId, typing.kept(sent, saved, version));
  });
  const content = contentOf(draft);
  const change = (part: Partial<TextDraft>) => typing.change({ draft: { ...draft, ...part } });
  const ready = name.trim() !== '' && content !== null && typing.isTyped && !keep.isPending;
  useEffect(() => onTyped(textId, typing.isTyped), [onTyped, textId, typing.isTyped]);
  return (
    <form
      className={page['part']}
      aria-labelledby={title}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) keep.mutate({ form: typing.words, content });
      }}
    >
      <h2 id={title}>{text === null ? t('texts:new') : text.name}</h2>
      <TextField
        label={t('texts:name')}
        value={name}
        maxLength={80}
        onChange={(next) => typing.change({ name: next })}
      />
      <RadioSet
        label={t('texts:which-kind')}
        value={draft.kind}
        options={kinds.map((value) => ({ value, words: t(`texts:kind.${value}`) }))}
        onChange={(kind) => change({ kind })}
      />
      <p>{t('texts:placeholders', { list: placeholders.map((each) => `{${each}}`).join(' ') })}</p>
      {draft.kind === 'macro' ? (
        <MacroFields draft={draft} onChange={change} />
      ) : (
        <PairField
          label={t(`texts:kind.${draft.kind}`)}
          value={draft.words}
          onChange={(words) => change({ words })}
        />
      )}
      {typing.meanwhile ? <ChangedMeanwhile /> : null}
      <div className={styles['actions']}>
        <SubmitButton disabled={!ready}>{t('texts:keep')}</SubmitButton>
        {text === null ? null : (
          <Button kind="danger" disabled={keep.isPending} onPress={() => setAsks(true)}>
            {t('texts:forget')}
          </Button>
        )}
      </div>
      {asks && text !== null ? (
        <DeleteText text={text} onDeleted={onDeleted} onClose={() => setAsks(false)} />
      ) : null}
    </form>
  );
}
