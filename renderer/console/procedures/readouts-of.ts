import type { Readout } from '../../../shared/domain/readout.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';

/** All readings of a ticket, newest first: those of the counter, then the visit's own. */
export function readoutsOf(ticket: Ticket): readonly Readout[] {
  const later = ticket.readings.map(({ readout }) => readout).toReversed();
  return ticket.readout === null ? later : [...later, ticket.readout];
}
