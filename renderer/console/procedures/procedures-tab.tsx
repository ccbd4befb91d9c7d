import { ListChecks, Play } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isOver, type StepEnd } from '../../../shared/domain/procedure.ts';
import { isTicketOver } from '../../../shared/domain/ticket-over.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { mendFocus } from '../../ui/after-focus.ts';
import styles from './procedures-tab.module.css';
import { RunSteps } from './run-steps.tsx';
import { useFollow, useTicketProcedures } from './use-procedures.ts';

/** The checklist of a ticket: what runs, what could be begun, what was done. */
export function ProceduresTab({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('procedures');
  const { settings } = useParts();
  const { locale } = useStore(settings);
  const { ticketId, status } = ticket.item;
  const { data, isPending, isError, refetch } = useTicketProcedures(ticketId);
  const tab = useRef<HTMLDivElement>(null);
  // What was pressed is gone; the next step may be out of sight.
  const follow = useFollow(ticketId, ({ runId }) => mendFocus(() => placeIn(tab.current, runId)));
  if (isPending) return <p className={styles['note']}>{t('loading')}</p>;
  if (isError) {
    return (
      <div className={styles['note']}>
        <p>{t('not-read')}</p>
        <Button onPress={() => void refetch()}>{t('again')}</Button>
      </div>
    );
  }
  const isClosed = isTicketOver(status);
  const running = data.runs.filter((run) => !isOver(run));
  const over = data.runs.filter(isOver);
  const open = new Set(running.map(({ procedure }) => procedure.procedureId));
  const offered = data.proposed.filter(({ procedureId }) => !open.has(procedureId));
  const fitting = offered.filter((procedure) => data.proposed.indexOf(procedure) < data.fitting);
  const others = offered.filter((procedure) => !fitting.includes(procedure));
  const list = (procedures: typeof offered) => (
    <ul className={styles['offers']}>
      {procedures.map(({ procedureId, content }) => (
        <li key={procedureId}>
          <span>
            {content.title[locale]} <small>{t('steps', { count: content.steps.length })}</small>
          </span>
          <Button
            icon={<Play />}
            disabled={follow.isPending}
            label={t('start-this', { title: content.title[locale] })}
            onPress={() => follow.mutate({ type: 'start', procedureId })}
          >
            {t('start')}
          </Button>
        </li>
      ))}
    </ul>
  );
  return (
    <div ref={tab} className={styles['tab']}>
      {running.map((run) => (
        <RunSteps
          key={run.runId}
          run={run}
          ticket={ticket}
          busy={follow.isPending}
          // The desk takes no step of a ticket that is closed; what was left of it can be stopped.
          {...(isClosed
            ? {}
            : {
                onEnd: (stepId: string, end: StepEnd) =>
                  follow.mutate({ type: 'end', runId: run.runId, stepId, end }),
              })}
          onStop={(reason) => follow.mutate({ type: 'stop', runId: run.runId, reason })}
        />
      ))}
      {isClosed ? null : (
        <>
          {fitting.length === 0 ? null : (
            <section>
              <h3>{t('fits')}</h3>
              {list(fitting)}
            </section>
          )}
          {others.length === 0 ? null : (
            <details open={fitting.length === 0 && running.length === 0}>
              <summary>{t('others')}</summary>
              {list(others)}
            </details>
          )}
        </>
      )}
      {over.length === 0 ? null : (
        <section>
          <h3>{t('over')}</h3>
          {over.map((run) => (
            <RunSteps key={run.runId} run={run} ticket={ticket} busy />
          ))}
        </section>
      )}
      {data.proposed.length === 0 && data.runs.length === 0 ? (
        <p className={styles['note']}>
          <ListChecks aria-hidden="true" /> {t('none')}
        </p>
      ) : null}
    </div>
  );
}

/** Where one goes on in a procedure: what its next step asks, the step itself, or the procedure when it is over. */
function placeIn(tab: HTMLElement | null, runId: string): HTMLElement | null {
  const run = tab?.querySelector<HTMLElement>(`[data-run="${runId}"]`) ?? null;
  const step = run?.querySelector<HTMLElement>('[aria-current="step"]') ?? null;
  const asked = ['input:not([type="file"]), textarea', 'button[type="submit"]:not([disabled])']
    .map((kind) => step?.querySelector<HTMLElement>(kind) ?? null)
    .find((field) => field !== null);
  return asked ?? step ?? run;
}
