import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import {
  type ReceiptMail,
  type mailRoutes,
  mostReceiptMails,
} from '../../shared/contract/mail-routes.ts';
import type { Handover } from '../../shared/domain/handover.ts';
import type { DeskContext } from '../desk-context.ts';
import { checked } from '../handover/checked.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import { findHandover } from '../store/handover-store.ts';
import { putHandoverMail } from '../store/mail-address-store.ts';
import { listOutgoing, outgoingFor } from '../store/outgoing-store.ts';
import { pageOf } from '../store/register-page.ts';
import type { Db } from '../store/tables.ts';
import { mailOfHolder } from './known-address.ts';
import { putMail } from './put-mail.ts';
import { receiptMail } from './receipt-mail.ts';

/** Receipts by mail, and what left the desk. */
export function mailHandlers(context: DeskContext): Pick<DeskHandlers, keyof typeof mailRoutes> {
  const { database, settings } = context;
  const { read } = database;
  const shown = async (db: Db, handover: Handover): Promise<ReceiptMail> => ({
    offered: settings.mail !== null,
    known: settings.mail === null ? null : await mailOfHolder(db, handover),
    mails: (await outgoingFor(db, causeOf(handover.handoverId))).slice(0, mostReceiptMails),
  });
  return {
    'mail.state': () => Promise.resolve(ok({ offered: settings.mail !== null })),
    'mail.of-receipt': async ({ params }, { session }) => {
      const handover = await findHandover(read, params.handoverId, queuesOf(session.role));
      return handover === null ? err(unknownHandover()) : ok(await shown(read, handover));
    },
    'mail.send-receipt': async ({ params, body: { address } }, { session }) => {
      const { handoverId, mailId } = params;
      if (settings.mail === null) return err(fault('mail/not-set-up', 'No mail server is set'));
      const handover = await findHandover(read, handoverId, queuesOf(session.role));
      if (handover === null) return err(unknownHandover());
      const content = await receiptMail(context, await checked(context, read, handover));
      return database.write(async (db): Promise<Result<ReceiptMail, Fault>> => {
        const before = await outgoingFor(db, causeOf(handoverId));
        if (before.length >= mostReceiptMails) {
          return err(fault('input/too-many', `Mailed ${before.length} times already`));
        }
        const cause = `${causeOf(handoverId)}${mailId}`;
        const mail = { kind: 'receipt', cause, to: address, content } as const;
        await putMail(context, db, { ...mail, askedBy: session.name });
        // Said at the counter for this loan, and kept no longer than it.
        if (handover.document.kind === 'loan') await putHandoverMail(db, handoverId, address);
        return ok(await shown(db, handover));
      });
    },
    'outgoing.list': async ({ query }) => {
      const lines = await listOutgoing(read, {
        state: query.state ?? null,
        before: query.before ?? null,
        limit: query.limit + 1,
      });
      const { items, next } = pageOf(lines, query.limit, ({ outgoingId }) => outgoingId);
      return ok({ messages: items, next });
    },
  };
}

function causeOf(handoverId: string): string {
  return `receipt/${handoverId}/`;
}

function unknownHandover(): Fault {
  return fault('handover/unknown', 'There is no such handover, or it may not be seen');
}
