import type { DeskContext } from '../desk-context.ts';
import type { LeftDeviceRow } from '../store/bench-store.ts';
import type { Db } from '../store/tables.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import { mailVisitor } from './visitor-mail.ts';

/** Tells the visitor that his device is ready, or still is; nothing when nobody knows where he gets mail. */
export async function mailPickUp(
  context: DeskContext,
  db: Db,
  kind: 'device-ready' | 'device-not-collected',
  ticket: StoredTicket,
  device: Pick<LeftDeviceRow, 'left_id' | 'device_name'> & { readonly readyAt: string },
): Promise<void> {
  const words = { device: device.device_name, number: ticket.item.visitCode };
  await mailVisitor(context, db, ticket, (say, pageOf) => ({
    kind,
    cause: `${kind}/${device.left_id}/${device.readyAt}`,
    subject: say(`mail:${kind}.subject`, words),
    parts: [say(`mail:${kind}.lead`, words), pageOf(say('mail:pick-up.page'))],
  }));
}
