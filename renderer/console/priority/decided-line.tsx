import { useTranslation } from 'react-i18next';
import type { Ticket, TicketEvent } from '../../../shared/domain/ticket.ts';
import { useShortMoment } from '../parts/use-short-moment.ts';
import { useWeighing } from './use-weighing.ts';

const decisions: ReadonlySet<TicketEvent['kind']> = new Set([
  'ticket.priority-accepted',
  'ticket.priority-changed',
]);

/** Who decided on a priority, what had been proposed by whom, and how long such a visit takes. */
export function DecidedLine({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('priority');
  const momentOf = useShortMoment();
  const { data } = useWeighing(ticket.item.ticketId);
  // What was proposed since it was decided is undecided again.
  const decided = ticket.item.priorityAccepted
    ? ticket.history.findLast((event) => decisions.has(event.kind))
    : undefined;
  const { proposal } = ticket;
  return (
    <>
      {data === undefined ? null : (
        <>
          {' '}
          {t(data.duration.visits === 0 ? 'line.duration-assumed' : 'line.duration', {
            from: data.duration.fromMinutes,
            to: data.duration.toMinutes,
          })}
        </>
      )}
      {decided === undefined ? null : (
        <>
          {' '}
          {t('line.decided', {
            by: decided.actor,
            moment: momentOf(decided.at),
          })}
        </>
      )}
      {decided?.kind === 'ticket.priority-changed' ? (
        <>
          {' '}
          {t('line.was', { priority: proposal.priority, kiosk: ticket.kioskName })}{' '}
          <q>{proposal.argument}</q>
        </>
      ) : null}
    </>
  );
}
