import { readoutSchema } from '../../shared/domain/readout.ts';
import type { Reading } from '../../shared/domain/reading.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

const readoutText = storedJson(readoutSchema);

export async function insertReading(
  db: Db,
  reading: Reading & {
    readonly requestId: string;
    readonly ticketId: string;
    readonly kioskId: string;
  },
): Promise<void> {
  await db
    .insertInto('reading')
    .values({
      reading_id: reading.readingId,
      request_id: reading.requestId,
      ticket_id: reading.ticketId,
      kiosk_id: reading.kioskId,
      kiosk_name: reading.kioskName,
      layer: reading.layer,
      asked_by: reading.askedBy,
      arrived_at: reading.arrivedAt,
      readout: JSON.stringify(reading.readout),
    })
    .execute();
}

/** The latest readings of a ticket at the counter, oldest first. */
export async function readingsOf(
  db: Db,
  ticketId: string,
  limit: number,
): Promise<readonly Reading[]> {
  const rows = await db
    .selectFrom('reading')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .orderBy('arrived_at', 'desc')
    .orderBy('reading_id', 'desc')
    .limit(limit)
    .execute();
  return rows.toReversed().map((row) => ({
    readingId: row.reading_id,
    arrivedAt: row.arrived_at,
    kioskName: row.kiosk_name,
    layer: row.layer,
    askedBy: row.asked_by,
    readout: readoutText.parse(row.readout),
  }));
}
