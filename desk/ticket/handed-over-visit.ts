import type { Readout } from '../../shared/domain/readout.ts';
import { findJoinedVisit } from '../store/joined-visit-store.ts';
import type { Db } from '../store/tables.ts';
import { findByVisit } from '../store/ticket-store.ts';

/** What a kiosk handed over in a visit, wherever it went: a ticket of its own, or part of another. */
export async function handedOverVisit(
  db: Db,
  visitId: string,
): Promise<{
  readonly ticketId: string;
  readonly kioskId: string;
  readonly readout: Readout | null;
} | null> {
  const ticket = await findByVisit(db, visitId);
  if (ticket === null) return findJoinedVisit(db, visitId);
  const { item, kioskId, document } = ticket;
  return { ticketId: item.ticketId, kioskId, readout: document.readout };
}
