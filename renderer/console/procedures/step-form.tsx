import { Check, SkipForward } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Evidence,
  type ProcedureRun,
  type ProcedureStep,
  type StepEnd,
  readoutsThatProve,
} from '../../../shared/domain/procedure.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { useDraft } from '../card/use-draft.ts';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useShortMoment } from '../parts/use-short-moment.ts';
import { PhotoField } from './photo-field.tsx';
import { SignatureField } from './signature-field.tsx';
import styles from './step-form.module.css';

/** The step whose turn it is: its help, its evidence, done or skipped for a reason. */
export function StepForm({
  run,
  step,
  ticket,
  busy,
  onEnd,
}: {
  readonly run: ProcedureRun;
  readonly step: ProcedureStep;
  readonly ticket: Ticket;
  readonly busy: boolean;
  readonly onEnd: (end: StepEnd) => void;
}) {
  const { t } = useTranslation('procedures');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const momentOf = useShortMoment();
  const { ticketId } = ticket.item;
  // Of this run alone: what was read or said in an earlier one proves nothing now.
  const [value, setValue] = useDraft(ticketId, `step.${run.runId}.${step.stepId}`);
  const [shown, setShown] = useState<Evidence | null>(null);
  const [skips, setSkips] = useState(false);
  const [reason, setReason] = useDraft(ticketId, `skip.${run.runId}.${step.stepId}`);
  const [newest] = readoutsThatProve(run, ticket);
  const wasRead = ticket.readout !== null || ticket.readings.length > 0;

  const evidence = evidenceOf();
  function evidenceOf(): Evidence | null {
    switch (step.evidence) {
      case 'none':
        return { kind: 'none' };
      case 'value':
        return value.trim() === '' ? null : { kind: 'value', value };
      case 'readout':
        return newest === undefined ? null : { kind: 'readout', readoutId: newest.readoutId };
      case 'photo':
      case 'signature':
        return shown;
    }
  }
  const end = endOf();
  function endOf(): StepEnd | null {
    if (skips) return reason.trim() === '' ? null : { outcome: 'skipped', reason };
    return evidence === null ? null : { outcome: 'done', evidence };
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (end !== null && !busy) onEnd(end);
      }}
    >
      {step.help === null ? null : <p className={styles['help']}>{step.help[locale]}</p>}
      {step.evidence === 'value' ? (
        <TextField
          label={step.valueName?.[locale] ?? t('value')}
          value={value}
          onChange={setValue}
          maxLength={200}
        />
      ) : null}
      {step.evidence === 'readout' ? (
        <p className={styles['help']}>
          {newest === undefined
            ? t(wasRead ? 'read-anew' : 'no-reading')
            : t('reading-of', { moment: momentOf(newest.finishedAt) })}
        </p>
      ) : null}
      {step.evidence === 'photo' ? (
        <PhotoField onTaken={(hash) => setShown({ kind: 'photo', hash })} />
      ) : null}
      {step.evidence === 'signature' ? (
        <SignatureField name={ticket.item.visitorName ?? ''} onChange={setShown} />
      ) : null}
      {skips ? (
        <TextField
          label={t('skip-reason')}
          value={reason}
          onChange={setReason}
          maxLength={4000}
          autoFocus
        />
      ) : null}
      <div className={styles['buttons']}>
        <SubmitButton icon={skips ? <SkipForward /> : <Check />} disabled={busy || end === null}>
          {t(skips ? 'skip' : 'done')}
        </SubmitButton>
        <Button kind="quiet" onPress={() => setSkips(!skips)}>
          {t(skips ? 'not-skip' : 'skip')}
        </Button>
      </div>
    </form>
  );
}
