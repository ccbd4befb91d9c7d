import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { mostReadings } from '../../shared/domain/reading.ts';
import { serialsOf } from '../../shared/domain/account-lock.ts';
import { type Asset, identifierOf } from '../../shared/domain/asset.ts';
import { type Condition, sameSerial } from '../../shared/domain/handover.ts';
import type { Fact } from '../../shared/domain/readout.ts';
import { stateFacts } from '../../shared/domain/state-facts.ts';
import { readingsOf } from '../store/reading-store.ts';
import type { Db } from '../store/tables.ts';
import { findTicket } from '../store/ticket-store.ts';

/** One reading of a ticket: of the visit itself, or later at the counter. */
export interface TicketReading {
  readonly readingId: string;
  readonly at: string;
  readonly facts: readonly Fact[];
}

/** The readings of a ticket, oldest first. */
export async function ticketReadings(db: Db, ticketId: string): Promise<readonly TicketReading[]> {
  const ticket = await findTicket(db, ticketId);
  const own = ticket?.document.readout ?? null;
  const later = await readingsOf(db, ticketId, mostReadings);
  return [
    ...(own === null ? [] : [{ readingId: own.readoutId, at: own.finishedAt, facts: own.facts }]),
    ...later.map(({ readingId, arrivedAt, readout }) => ({
      readingId,
      at: arrivedAt,
      facts: readout.facts,
    })),
  ];
}

/**
 * The proof that a device is this asset: a reading of its ticket whose serial number is one of the
 * asset's. Refused when another device was read.
 */
export function provenReading(
  asset: Asset,
  reading: TicketReading,
): Result<NonNullable<Condition['reading']>, Fault> {
  const own = identifierOf(asset, 'serial');
  const { readingId, at, facts } = reading;
  const serial = serialsOf(facts).find((each) => own !== null && sameSerial(each, own));
  return serial === undefined
    ? err(fault('handover/other-device', 'The reading has another serial number than the asset'))
    : ok({ readingId, serial, at, facts: stateFacts(facts) });
}
