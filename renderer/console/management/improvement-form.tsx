import { useTranslation } from 'react-i18next';
import {
  type Improvement,
  improvementStateSchema,
  improvementWordsSchema,
} from '../../../shared/domain/management/improvement.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import { useTypedOver } from '../app/use-typed-over.ts';
import { ChangedMeanwhile } from '../parts/changed-meanwhile.tsx';
import { DateField } from '../parts/date-field.tsx';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { titleWords } from './improvement-words.ts';
import styles from './management.module.css';

/** What is done about an improvement, by whom and until when. */
export function ImprovementForm({
  improvement,
  onDone,
}: {
  readonly improvement: Improvement;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('management');
  const { desk } = useParts();
  const act = useAct([['improvements']]);
  const typing = useTypedOver(
    {
      title: titleWords(t, improvement),
      action: improvement.action,
      owner: improvement.owner,
      dueOn: improvement.dueOn ?? '',
      state: improvement.state,
      outcome: improvement.outcome,
    },
    Date.parse(improvement.updatedAt),
  );
  const { change } = typing;
  const { title, action, owner, dueOn, state, outcome } = typing.words;
  const words = improvementWordsSchema.safeParse({
    title,
    action,
    owner,
    dueOn: dueOn === '' ? null : dueOn,
    state,
    outcome,
  });
  const ended = state === 'done' || state === 'refused';
  return (
    <form
      className={styles['form']}
      aria-label={t('management:improvements.change-of', { title })}
      onSubmit={(event) => {
        event.preventDefault();
        if (!words.success) return;
        const params = { improvementId: improvement.improvementId };
        void act
          .run(desk.call('improvement.change', { params, body: words.data }), t('management:kept'))
          .then((kept) => {
            if (kept !== null) onDone();
          });
      }}
    >
      <TextField
        label={t('management:improvements.name')}
        value={title}
        onChange={(title) => change({ title })}
        maxLength={160}
      />
      <TextField
        label={t('management:improvements.action')}
        rows={3}
        maxLength={4000}
        value={action}
        onChange={(action) => change({ action })}
      />
      <TextField
        label={t('management:improvements.owner')}
        value={owner}
        onChange={(owner) => change({ owner })}
        maxLength={120}
      />
      <DateField
        label={t('management:improvements.due-on')}
        value={dueOn}
        onChange={(dueOn) => change({ dueOn })}
      />
      <RadioSet
        label={t('management:improvements.which-state')}
        value={state}
        options={improvementStateSchema.options.map((value) => ({
          value,
          words: t(`management:improvements.state.${value}`),
        }))}
        onChange={(state) => change({ state })}
      />
      {ended ? (
        <TextField
          label={t('management:improvements.outcome')}
          rows={2}
          maxLength={4000}
          value={outcome}
          onChange={(outcome) => change({ outcome })}
        />
      ) : null}
      {typing.meanwhile ? <ChangedMeanwhile /> : null}
      {words.success ? null : <p role="status">{t('management:improvements.needed')}</p>}
      <SubmitButton disabled={!words.success || act.busy}>{t('management:keep')}</SubmitButton>
    </form>
  );
}
