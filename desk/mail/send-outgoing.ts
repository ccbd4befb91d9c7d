import { timestamp } from '../../shared/base/clock.ts';
import { nextTryMs } from '../../shared/domain/outgoing.ts';
import type { DeskContext } from '../desk-context.ts';
import { listAccounts } from '../store/account-store.ts';
import { addNotice, givenUp, wasTold } from '../store/notice-store.ts';
import {
  dueOutgoing,
  endOutgoing,
  putOff,
  shownRecipient,
  takeOutgoing,
} from '../store/outgoing-store.ts';
import type { OutgoingTable } from '../store/outgoing-tables.ts';
import type { Db } from '../store/tables.ts';
import { webhookContentSchema } from '../alert/webhook-content.ts';
import { callWebhook } from '../alert/webhook.ts';
import { findRule } from '../store/alert-store.ts';
import { mailContentSchema } from './message.ts';
import { type Delivery, type SmtpServer, smtpServer } from './smtp.ts';

/** So many messages in one turn; the rest waits for the next. */
const atOnce = 20;
const hourMs = 60 * 60 * 1000;
/** A desk that died while it sent leaves a message to another one after this time, in milliseconds. */
const leaseMs = 15 * 60 * 1000;

/**
 * Sends what is due, one after another, and says how many were tried. A message is taken in the database before it leaves
 * and ended after it did, so a desk that dies in between sends it once more, and never not at all.
 */
export async function sendOutgoing(
  context: DeskContext,
  isStopping: () => boolean = () => false,
): Promise<number> {
  const { clock, database, settings } = context;
  const due = await dueOutgoing(database.read, timestamp(clock), atOnce);
  if (due.length === 0) return 0;
  let smtp: SmtpServer | null = null;
  try {
    for (const outgoingId of due) {
      if (isStopping()) break;
      const now = timestamp(clock);
      const leaseUntil = new Date(clock.nowMs() + leaseMs).toISOString();
      const taken = await database.write((db) => takeOutgoing(db, outgoingId, { now, leaseUntil }));
      // Another desk was first.
      if (taken === null) continue;
      if (taken.channel === 'webhook') {
        await settle(context, taken, await call(context, taken));
        continue;
      }
      if (settings.mail !== null) smtp ??= await smtpServer(settings.mail, settings.siteName);
      await settle(context, taken, await deliver(taken, smtp));
    }
  } finally {
    smtp?.close();
  }
  return due.length;
}

/** Sends a mail once. */
function deliver(message: OutgoingTable, smtp: SmtpServer | null): Promise<Delivery> {
  if (smtp === null) {
    return Promise.resolve({ arrived: false, final: false, trouble: 'No mail server is set' });
  }
  const content = mailContentSchema.safeParse(JSON.parse(message.content ?? 'null'));
  if (!content.success) {
    return Promise.resolve({ arrived: false, final: true, trouble: 'Not a mail that can be sent' });
  }
  const { cause, follows, recipient: to } = message;
  return smtp.send({ cause, follows, to, content: content.data });
}

/** Calls a webhook once, with the secret of its rule as it is now. */
async function call(
  { clock, database }: DeskContext,
  { content, recipient }: OutgoingTable,
): Promise<Delivery> {
  const { ruleId, body } = webhookContentSchema.parse(JSON.parse(content ?? 'null'));
  const stored = await findRule(database.read, ruleId);
  if (stored === null || stored.secret === null) {
    return { arrived: false, final: true, trouble: 'The rule is gone' };
  }
  return callWebhook(recipient, stored.secret, body, clock.nowMs());
}

/** Writes down what came of it. */
async function settle(
  context: DeskContext,
  message: OutgoingTable,
  delivery: Delivery,
): Promise<void> {
  const { clock, database } = context;
  const { outgoing_id: outgoingId } = message;
  await database.write(async (db) => {
    const at = timestamp(clock);
    if (delivery.arrived) {
      await endOutgoing(db, outgoingId, { state: 'sent', at, trouble: null });
      return;
    }
    const { final, trouble } = delivery;
    const tried = { madeMs: Date.parse(message.made_at), tries: message.tries };
    const nextMs = final ? null : nextTryMs(tried, clock.nowMs());
    if (nextMs !== null) {
      await putOff(db, outgoingId, new Date(nextMs).toISOString(), trouble);
      return;
    }
    await endOutgoing(db, outgoingId, { state: 'given-up', at, trouble });
    await tellLeads(context, db, shownRecipient(message));
  });
}

/** Once in an hour: a server that is away fails for all. */
async function tellLeads(context: DeskContext, db: Db, to: string): Promise<void> {
  const at = timestamp(context.clock);
  const since = new Date(context.clock.nowMs() - hourMs).toISOString();
  const leads = (await listAccounts(db)).filter(({ role }) => role === 'lead' || role === 'admin');
  for (const { accountId } of leads) {
    if (await wasTold(db, accountId, 'message-given-up', since)) continue;
    await addNotice(db, {
      noticeId: context.newId(),
      accountId,
      ticketId: null,
      kind: 'message-given-up',
      at,
      details: givenUp(to),
    });
  }
}
