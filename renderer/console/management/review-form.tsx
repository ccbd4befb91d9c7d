import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  criterionSchema,
  type ReviewWords,
  type SampledTicket,
  verdictSchema,
} from '../../../shared/domain/management/quality-sample.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useParts } from '../app/console-parts.ts';
import { useAct } from '../app/use-act.ts';
import { RadioSet } from '../parts/radio-set.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import styles from './management.module.css';

const untouched: ReviewWords['verdicts'] = {
  'priority-argued': 'yes',
  'facts-complete': 'yes',
  'solution-clear': 'yes',
  'work-logged': 'yes',
  'visitor-told': 'yes',
  'tone-right': 'yes',
};

/** What somebody thinks of a ticket of a colleague, criterion by criterion. */
export function ReviewForm({
  sampleId,
  ticket: { ticketId, visitCode, review },
  onDone,
}: {
  readonly sampleId: string;
  readonly ticket: SampledTicket;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('management');
  const { desk } = useParts();
  const act = useAct([['quality']]);
  const [verdicts, setVerdicts] = useState(review?.verdicts ?? untouched);
  const [remark, setRemark] = useState(review?.remark ?? '');
  return (
    <form
      className={styles['form']}
      aria-label={t('management:quality.review-of', { code: visitCode })}
      onSubmit={(event) => {
        event.preventDefault();
        const body = { verdicts, remark };
        void act
          .run(
            desk.call('quality.review', { params: { sampleId, ticketId }, body }),
            t('management:kept'),
          )
          .then((kept) => {
            if (kept !== null) onDone();
          });
      }}
    >
      {criterionSchema.options.map((criterion) => (
        <RadioSet
          key={criterion}
          label={t(`management:criterion.${criterion}`)}
          value={verdicts[criterion]}
          options={verdictSchema.options.map((value) => ({
            value,
            words: t(`management:verdict.${value}`),
          }))}
          onChange={(verdict) => setVerdicts({ ...verdicts, [criterion]: verdict })}
        />
      ))}
      <TextField
        label={t('management:quality.remark')}
        rows={2}
        maxLength={4000}
        value={remark}
        onChange={setRemark}
      />
      <SubmitButton disabled={act.busy}>{t('management:keep')}</SubmitButton>
    </form>
  );
}
