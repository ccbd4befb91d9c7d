import type { OutgoingKind } from '../../shared/domain/outgoing.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Db } from '../store/tables.ts';
import { type StoredTicket, statusPathOf } from '../ticket/stored-ticket.ts';
import { type DeskWords, deskWords } from '../words/desk-words.ts';
import { mailOfVisitor } from './known-address.ts';
import { type MailPart, mailOf } from './message.ts';
import { putMail } from './put-mail.ts';

/** What a visitor is written between the greeting and the end. */
interface VisitorMail {
  readonly kind: OutgoingKind;
  readonly cause: string;
  readonly subject: string;
  readonly parts: readonly MailPart[];
}

/**
 * Writes a visitor of his ticket, in his language; `pageOf` leads to his own page. Nothing without a mail server, or
 * when nobody knows where he gets mail.
 */
export async function mailVisitor(
  context: DeskContext,
  db: Db,
  ticket: StoredTicket,
  write: (
    say: DeskWords,
    pageOf: (words: string) => MailPart,
  ) => VisitorMail | Promise<VisitorMail>,
): Promise<void> {
  const { settings } = context;
  if (settings.mail === null) return;
  const to = await mailOfVisitor(db, ticket);
  if (to === null) return;
  const { locale, item, statusToken } = ticket;
  const say = deskWords(locale);
  const { href } = new URL(statusPathOf(statusToken), settings.publicUrl);
  const { kind, cause, subject, parts } = await write(say, (words) => ({ words, href }));
  await putMail(context, db, {
    kind,
    cause,
    to,
    content: mailOf(locale, subject, [
      say('mail:hello', { name: item.visitorName ?? say('mail:visitor') }),
      ...parts,
      say('mail:bye', { desk: settings.siteName }),
    ]),
  });
}
