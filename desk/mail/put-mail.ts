import { timestamp } from '../../shared/base/clock.ts';
import type { OutgoingKind } from '../../shared/domain/outgoing.ts';
import type { DeskContext } from '../desk-context.ts';
import { insertOutgoing } from '../store/outgoing-store.ts';
import type { Db } from '../store/tables.ts';
import type { MailContent } from './message.ts';

/** A mail, and what it is written for. */
export interface NewMail {
  readonly kind: OutgoingKind;
  /** The same for the same mail, whenever it is written again: `<kind>/<what it is about>`. */
  readonly cause: string;
  /** The cause of an earlier mail, so that a mailbox shows them together. */
  readonly follows?: string;
  readonly to: string;
  /** Who has it sent; the desk itself when left out. */
  readonly askedBy?: string;
  readonly content: MailContent;
}

/** Writes a mail; call it in the command that is its reason. Without a mail server nothing is written. */
export async function putMail(context: DeskContext, db: Db, mail: NewMail): Promise<void> {
  if (context.settings.mail === null) return;
  await insertOutgoing(db, {
    outgoing_id: context.newId(),
    cause: mail.cause,
    follows: mail.follows ?? null,
    channel: 'mail',
    kind: mail.kind,
    recipient: mail.to,
    asked_by: mail.askedBy ?? null,
    content: JSON.stringify(mail.content),
    made_at: timestamp(context.clock),
  });
}
