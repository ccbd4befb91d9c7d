import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { hardWordsOf } from '../../../shared/domain/acceptance/plain-words.ts';
import type { TestScript } from '../../../shared/domain/acceptance/script.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './acceptance.module.css';
import {
  changedStep,
  contentOf,
  draftOf,
  type Language,
  moved,
  type ScriptDraft,
  type StepDraft,
  withoutStep,
  withStep,
} from './script-draft.ts';
import { acceptanceKey } from './use-acceptance.ts';

/** Writes a script, step by step, in both languages; each time it is kept it is a new version. */
export function ScriptEditor({
  campaignId,
  script,
  wasTested,
  onClose,
}: {
  readonly campaignId: string;
  /** Null for a new one. */
  readonly script: TestScript | null;
  readonly wasTested: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('acceptance');
  const { desk } = useParts();
  const id = useId();
  const act = useAct([acceptanceKey]);
  const [scriptId] = useState(() => script?.scriptId ?? v7());
  const [draft, setDraft] = useState<ScriptDraft>(() => draftOf(script?.content ?? null));
  const content = contentOf(draft);
  const keep = async () => {
    if (content === null) return;
    const kept = await act.run(
      desk.call('acceptance.put-script', {
        params: { campaignId, scriptId },
        body: { version: script?.version ?? 0, content },
      }),
      t('acceptance:kept'),
    );
    if (kept !== null) onClose();
  };
  return (
    <form
      className={styles['part']}
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <h2 id={id}>
        {script === null
          ? t('acceptance:scripts.new')
          : t('acceptance:scripts.change-of', { name: script.content.title.nl })}
      </h2>
      {wasTested && script !== null ? <p>{t('acceptance:script.new-version')}</p> : null}
      <div className={styles['pair']}>
        {(['nl', 'en'] as const).map((language) => (
          <TextField
            key={language}
            label={t(`acceptance:script.title-${language}`)}
            maxLength={120}
            value={draft.title[language]}
            onChange={(words) =>
              setDraft({ ...draft, title: { ...draft.title, [language]: words } })
            }
          />
        ))}
      </div>
      <ol className={styles['steps']}>
        {draft.steps.map((step, index) => (
          <StepFields
            key={step.stepId}
            step={step}
            place={index + 1}
            onChange={(change) => setDraft(changedStep(draft, index, change))}
            onMove={(by) => setDraft(moved(draft, index, by))}
            onRemove={() => setDraft(withoutStep(draft, index))}
          />
        ))}
      </ol>
      {content === null ? <p>{t('acceptance:script.incomplete')}</p> : null}
      <div className={styles['actions']}>
        <Button icon={<Plus />} onPress={() => setDraft(withStep(draft))}>
          {t('acceptance:script.add')}
        </Button>
        <SubmitButton disabled={content === null || act.busy}>{t('acceptance:keep')}</SubmitButton>
        <Button kind="quiet" onPress={onClose}>
          {t('acceptance:cancel')}
        </Button>
      </div>
    </form>
  );
}

function StepFields({
  step,
  place,
  onChange,
  onMove,
  onRemove,
}: {
  readonly step: StepDraft;
  /** From one. */
  readonly place: number;
  readonly onChange: (change: Partial<StepDraft>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation('acceptance');
  return (
    <li className={styles['inner']}>
      <div className={styles['head']}>
        <h3>{t('acceptance:script.step', { step: place })}</h3>
        <div className={styles['actions']}>
          <Button
            icon={<ArrowUp />}
            label={t('acceptance:script.up', { step: place })}
            onPress={() => onMove(-1)}
          />
          <Button
            icon={<ArrowDown />}
            label={t('acceptance:script.down', { step: place })}
            onPress={() => onMove(1)}
          />
          <Button
            icon={<Trash2 />}
            label={t('acceptance:script.remove', { step: place })}
            onPress={onRemove}
          />
        </div>
      </div>
      <div className={styles['pair']}>
        {(['given', 'do', 'expect'] as const).flatMap((part) =>
          (['nl', 'en'] as const).map((language: Language) => (
            <TextField
              key={`${part}-${language}`}
              label={t(`acceptance:script.${part}-${language}`)}
              rows={2}
              maxLength={300}
              value={step[part][language]}
              onChange={(words) => onChange({ [part]: { ...step[part], [language]: words } })}
            />
          )),
        )}
      </div>
      <HardWords words={[step.given.nl, step.do.nl, step.expect.nl].join('. ')} />
    </li>
  );
}

/** What a reader at A2 would stumble over in the Dutch words, while they are being written. */
function HardWords({ words }: { readonly words: string }) {
  const { t } = useTranslation('acceptance');
  const hard = hardWordsOf(words);
  const said = [
    ...(hard.sentence === null
      ? []
      : [t('acceptance:script.hard-sentence', { sentence: hard.sentence })]),
    ...(hard.words.length === 0
      ? []
      : [t('acceptance:script.hard-words', { words: hard.words.join(', ') })]),
  ];
  return (
    <p className={styles['quiet']} role="status">
      {said.length === 0 ? t('acceptance:script.plain') : said.join(' ')}
    </p>
  );
}
