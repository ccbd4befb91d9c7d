import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  placeholders,
  type StandardText,
  type TextContent,
} from '../../../shared/domain/standard-text.ts';
import { resolutionSchema } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { emptied } from '../app/emptied.ts';
import { faultWords } from '../app/fault-words.ts';
import { Choice } from '../parts/choice.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import page from '../problem/problems-page.module.css';
import { contentOf, draftOf, type Pair, type TextDraft } from './text-draft.ts';
import styles from './texts.module.css';
import { textsKey } from './use-texts.ts';

const kinds = ['message', 'note', 'solution', 'macro'] as const satisfies TextContent['kind'][];
const codes = resolutionSchema.shape.closingCode.options;

/** One standard text, or a new one. */
export function TextForm({
  text,
  onDone,
}: {
  readonly text: StandardText | null;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('texts');
  const [name, setName] = useState(text?.name ?? '');
  const [draft, setDraft] = useState(draftOf(text?.content ?? null));
  const keep = useKeepTexts(text, (sent) => {
    if (sent !== null) {
      setName(emptied(sent.name, ''));
      setDraft(emptied(sent.draft, draftOf(null)));
    }
    onDone();
  });
  const content = contentOf(draft);
  const change = (part: Partial<TextDraft>) => setDraft({ ...draft, ...part });
  return (
    <form
      className={page['part']}
      aria-labelledby="text-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (content !== null) keep.mutate({ name, draft, content });
      }}
    >
      <h2 id="text-form">{text === null ? t('texts:new') : text.name}</h2>
      <TextField label={t('texts:name')} value={name} maxLength={80} onChange={setName} />
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
      <div className={styles['actions']}>
        <SubmitButton disabled={name.trim() === '' || content === null || keep.isPending}>
          {t('texts:keep')}
        </SubmitButton>
        {text === null ? null : (
          <Button kind="danger" disabled={keep.isPending} onPress={() => keep.mutate(null)}>
            {t('texts:forget')}
          </Button>
        )}
      </div>
    </form>
  );
}

function MacroFields({
  draft,
  onChange,
}: {
  readonly draft: TextDraft;
  readonly onChange: (part: Partial<TextDraft>) => void;
}) {
  const { t } = useTranslation('texts');
  return (
    <>
      <p>{t('texts:macro.fields')}</p>
      <PairField
        label={t('texts:step.note')}
        value={draft.note}
        onChange={(note) => onChange({ note })}
      />
      <PairField
        label={t('texts:step.message')}
        value={draft.message}
        onChange={(message) => onChange({ message })}
      />
      <Choice
        label={t('texts:step.resolve')}
        value={draft.closingCode}
        options={[
          { value: '', words: t('texts:no-resolve') },
          ...codes.map((value) => ({ value, words: t(`console:closing-code.${value}`) })),
        ]}
        onChange={(closingCode) => onChange({ closingCode })}
      />
      {draft.closingCode === '' ? null : (
        <>
          <PairField
            label={t('console:resolve.cause')}
            value={draft.cause}
            onChange={(cause) => onChange({ cause })}
          />
          <PairField
            label={t('console:resolve.solution')}
            value={draft.solution}
            onChange={(solution) => onChange({ solution })}
          />
        </>
      )}
    </>
  );
}

function PairField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: Pair;
  readonly onChange: (value: Pair) => void;
}) {
  return (
    <fieldset className={styles['pair']}>
      <legend>{label}</legend>
      <TextField
        label="Nederlands"
        rows={4}
        maxLength={4000}
        value={value.nl}
        onChange={(nl) => onChange({ ...value, nl })}
      />
      <TextField
        label="English"
        rows={4}
        maxLength={4000}
        value={value.en}
        onChange={(en) => onChange({ ...value, en })}
      />
    </fieldset>
  );
}

/** What stood in the form when it was sent. */
interface Sent {
  readonly name: string;
  readonly draft: TextDraft;
  readonly content: TextContent;
}

/** Keeps the text, or forgets it for null. */
function useKeepTexts(text: StandardText | null, onDone: (sent: Sent | null) => void) {
  const { t } = useTranslation('texts');
  const { desk, notice } = useParts();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (sent: Sent | null) => {
      const body = sent === null ? null : { name: sent.name, content: sent.content };
      if (text === null) {
        return body === null ? Promise.resolve(null) : valueOf(desk.call('text.create', { body }));
      }
      const params = { textId: text.textId };
      return valueOf(
        body === null
          ? desk.call('text.delete', { params })
          : desk.call('text.change', { params, body }),
      );
    },
    onSuccess: (kept, sent) => {
      if (kept !== null) client.setQueryData(textsKey, kept);
      notice.set({ tone: 'good', words: t('texts:kept') });
      onDone(sent);
    },
    onError: (error) => {
      const fault = faultOf(error);
      if (fault === null) throw error;
      notice.set({ tone: 'trouble', words: faultWords(t, fault) });
    },
  });
}
