import { createHash } from 'node:crypto';
import { timestamp } from '../../shared/base/clock.ts';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { exchangeRecordSchema } from '../../shared/domain/exchange-record.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { maySee } from '../queue/visibility.ts';
import { exchangeRecordHash, insertExchangeRecord } from '../store/exchange-store.ts';
import { findTicket } from '../store/ticket-store.ts';
import type { AttachmentFiles } from './attachment-files.ts';
import { unknownTicket } from './change-ticket.ts';
import { handedOverVisit } from './handed-over-visit.ts';

/**
 * The raw exchanges of readings: files by the hash that the readout names, taken only from the kiosk
 * that handed the visit over, shown to whoever may see the ticket. Nothing of them is in the ticket.
 */
export function exchangeHandlers(
  context: DeskContext,
  files: AttachmentFiles,
): Pick<DeskHandlers, 'exchange.put' | 'exchange.get'> {
  const { database } = context;
  return {
    'exchange.put': async ({ params, body }, { kiosk }) => {
      const visit = await handedOverVisit(database.read, params.visitId);
      if (visit === null) return err(fault('ticket/unknown', 'No ticket is of this visit'));
      if (visit.kioskId !== kiosk.kioskId) {
        return err(fault('auth/forbidden', 'Another kiosk handed this visit over'));
      }
      // A strict schema puts fields in one order, so equal records have equal text.
      const content = Buffer.from(JSON.stringify(body));
      if (createHash('sha256').update(content).digest('hex') !== params.hash) {
        return err(fault('attachment/hash-mismatch', 'The content has another SHA-256'));
      }
      const { readout, ticketId } = visit;
      if (readout?.exchangesHash !== params.hash || readout.readoutId !== body.readoutId) {
        return err(fault('attachment/unknown', 'No reading of this visit names this record'));
      }
      const { readoutId } = body;
      const known = await exchangeRecordHash(database.read, { ticketId, readoutId });
      if (known !== null) return ok({});
      await files.put(params.hash, content);
      const bytes = content.length;
      const at = timestamp(context.clock);
      await database.write((db) =>
        insertExchangeRecord(db, { readoutId, ticketId, hash: params.hash, bytes, at }),
      );
      return ok({});
    },
    'exchange.get': async ({ params }, { session }) => {
      const ticket = await findTicket(database.read, params.ticketId);
      if (ticket === null || !maySee(session.role, ticket.item.queue)) return err(unknownTicket());
      const hash = await exchangeRecordHash(database.read, params);
      const content = hash === null ? null : await files.get(hash);
      if (content === null) return ok({ record: null });
      const parsed = exchangeRecordSchema.safeParse(jsonOf(content));
      return parsed.success
        ? ok({ record: parsed.data })
        : err(fault('store/failed', 'A stored record of exchanges is damaged'));
    },
  };
}

/** Total: any bytes give a value, which the schema then judges. */
function jsonOf(content: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(content).toString('utf8'));
  } catch {
    // Not JSON: the schema refuses it.
    return undefined;
  }
}
