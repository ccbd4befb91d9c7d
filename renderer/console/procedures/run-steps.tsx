import { CircleCheck, CircleSlash } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type EndedStep,
  type ProcedureRun,
  type StepEnd,
  isOver,
  nextStep,
} from '../../../shared/domain/procedure.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { useDraft } from '../card/use-draft.ts';
import { useShortMoment } from '../parts/use-short-moment.ts';
import { EvidenceShown } from './evidence-shown.tsx';
import styles from './run-steps.module.css';
import { StepForm } from './step-form.tsx';

/** One procedure as it is followed: what was done, the step whose turn it is, and what comes. */
export function RunSteps({
  run,
  ticket,
  busy,
  onEnd,
  onStop,
}: {
  readonly run: ProcedureRun;
  readonly ticket: Ticket;
  readonly busy: boolean;
  readonly onEnd?: (stepId: string, end: StepEnd) => void;
  readonly onStop?: (reason: string) => void;
}) {
  const { t } = useTranslation('procedures');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const { content, version } = run.procedure;
  const next = nextStep(run);
  const done = run.steps.length;
  return (
    <section
      className={styles['run']}
      aria-label={content.title[locale]}
      data-run={run.runId}
      tabIndex={-1}
    >
      <h3>
        {content.title[locale]}{' '}
        <small>
          {t('progress', { done, count: content.steps.length })} · {t('version', { version })}
        </small>
      </h3>
      <ol className={styles['steps']}>
        {content.steps.map((step) => {
          const ended = run.steps.find(({ stepId }) => stepId === step.stepId);
          const isNext = step.stepId === next?.stepId;
          return (
            <li
              key={step.stepId}
              aria-current={isNext ? 'step' : undefined}
              tabIndex={isNext ? -1 : undefined}
            >
              {ended === undefined ? (
                <span className={isNext ? styles['next'] : styles['later']}>
                  {step.title[locale]}
                </span>
              ) : (
                <Ended ended={ended} title={step.title[locale]} ticket={ticket} />
              )}
              {isNext && onEnd !== undefined ? (
                <StepForm
                  key={step.stepId}
                  run={run}
                  step={step}
                  ticket={ticket}
                  busy={busy}
                  onEnd={(end) => onEnd(step.stepId, end)}
                />
              ) : null}
            </li>
          );
        })}
      </ol>
      {run.stopped === null ? null : (
        <p className={styles['stopped']}>
          {t('stopped', { by: run.stopped.by, reason: run.stopped.reason })}
        </p>
      )}
      {isOver(run) || onStop === undefined ? null : (
        <Stop run={run} ticketId={ticket.item.ticketId} busy={busy} onStop={onStop} />
      )}
    </section>
  );
}

function Ended({
  ended,
  title,
  ticket,
}: {
  readonly ended: EndedStep;
  readonly title: string;
  readonly ticket: Ticket;
}) {
  const { t } = useTranslation('procedures');
  const momentOf = useShortMoment();
  const { end, by, at, minutes } = ended;
  const isDone = end.outcome === 'done';
  return (
    <div className={isDone ? styles['done'] : styles['skipped']}>
      {isDone ? <CircleCheck aria-hidden="true" /> : <CircleSlash aria-hidden="true" />}
      <div>
        <p>
          <span className="visually-hidden">{t(isDone ? 'is-done' : 'is-skipped')} </span>
          {title}
        </p>
        <p className={styles['who']}>
          {by}, {momentOf(at)}, {t('minutes', { count: minutes })}
        </p>
        {isDone ? (
          <EvidenceShown evidence={end.evidence} ticket={ticket} />
        ) : (
          <p>{t('skipped-because', { reason: end.reason })}</p>
        )}
      </div>
    </div>
  );
}

function Stop({
  run,
  ticketId,
  busy,
  onStop,
}: {
  readonly run: ProcedureRun;
  readonly ticketId: string;
  readonly busy: boolean;
  readonly onStop: (reason: string) => void;
}) {
  const { t } = useTranslation('procedures');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useDraft(ticketId, `stop-procedure.${run.runId}`);
  if (!open) {
    return (
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {t('stop')}
      </Button>
    );
  }
  return (
    <div className={styles['stop']}>
      <TextField
        label={t('stop-reason')}
        value={reason}
        onChange={setReason}
        maxLength={4000}
        autoFocus
      />
      <Button kind="danger" disabled={busy || reason.trim() === ''} onPress={() => onStop(reason)}>
        {t('stop')}
      </Button>
      <Button kind="quiet" onPress={() => setOpen(false)}>
        {t('go-on')}
      </Button>
    </div>
  );
}
