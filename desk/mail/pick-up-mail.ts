import type { DeskContext } from '../desk-context.ts';
import type { LeftDeviceRow } from '../store/bench-store.ts';
import type { Db } from '../store/tables.ts';
import { type StoredTicket, statusPathOf } from '../ticket/stored-ticket.ts';
import { deskWords } from '../words/desk-words.ts';
import { mailOfVisitor } from './known-address.ts';
import { mailOf } from './message.ts';
import { putMail } from './put-mail.ts';

/** Tells the visitor that his device is ready, or still is; nothing when nobody knows where he gets mail. */
export async function mailPickUp(
  context: DeskContext,
  db: Db,
  kind: 'device-ready' | 'device-not-collected',
  ticket: StoredTicket,
  device: Pick<LeftDeviceRow, 'left_id' | 'device_name'> & { readonly readyAt: string },
): Promise<void> {
  const { settings } = context;
  if (settings.mail === null) return;
  const to = await mailOfVisitor(db, ticket);
  if (to === null) return;
  const { locale, item, statusToken } = ticket;
  const say = deskWords(locale);
  const words = { device: device.device_name, number: item.visitCode };
  await putMail(context, db, {
    kind,
    cause: `${kind}/${device.left_id}/${device.readyAt}`,
    to,
    content: mailOf(locale, say(`mail:${kind}.subject`, words), [
      say('mail:hello', { name: item.visitorName ?? say('mail:visitor') }),
      say(`mail:${kind}.lead`, words),
      {
        words: say('mail:pick-up.page'),
        href: new URL(statusPathOf(statusToken), settings.publicUrl).href,
      },
      say('mail:bye', { desk: settings.siteName }),
    ]),
  });
}
