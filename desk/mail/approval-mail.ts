import type { DeskContext } from '../desk-context.ts';
import { outgoingFor } from '../store/outgoing-store.ts';
import type { Db } from '../store/tables.ts';
import { dayWords } from '../words/day-words.ts';
import { deskWords } from '../words/desk-words.ts';
import { mailOf } from './message.ts';
import { putMail } from './put-mail.ts';

/** A request to somebody who gets a link. */
interface LinkRequest {
  readonly approvalId: string;
  readonly to: string;
  readonly approver: string;
  readonly askedBy: string;
  readonly expiresAt: string;
}

/** Nobody says in which language an approver reads. */
const locale = 'nl';
const causeOf = (approvalId: string) => `approval-asked/${approvalId}`;

/** Sends the link to whoever is asked; what is asked stands behind it, not in the mail. */
export async function mailApproval(
  context: DeskContext,
  db: Db,
  request: LinkRequest,
  linkPath: string,
): Promise<void> {
  const { settings } = context;
  const say = deskWords(locale);
  await putMail(context, db, {
    kind: 'approval-asked',
    cause: causeOf(request.approvalId),
    to: request.to,
    askedBy: request.askedBy,
    content: mailOf(locale, say('mail:approval-asked.subject', { by: request.askedBy }), [
      say('mail:hello', { name: request.approver }),
      say('mail:approval-asked.lead', { by: request.askedBy, day: lastDay(context, request) }),
      {
        words: say('mail:approval-asked.link'),
        href: new URL(linkPath, settings.publicUrl).href,
      },
      say('mail:approval-asked.sign-in'),
      say('mail:bye', { desk: settings.siteName }),
    ]),
  });
}

/**
 * Reminds of the link that was mailed. It is not in it again: the desk keeps only its hash. Nothing when
 * that mail was never written.
 */
export async function mailApprovalReminder(
  context: DeskContext,
  db: Db,
  request: LinkRequest,
): Promise<void> {
  const { settings } = context;
  const follows = causeOf(request.approvalId);
  if (settings.mail === null || (await outgoingFor(db, follows)).length === 0) return;
  const say = deskWords(locale);
  const { askedBy: by } = request;
  await putMail(context, db, {
    kind: 'approval-reminder',
    cause: `approval-reminder/${request.approvalId}`,
    follows,
    to: request.to,
    content: mailOf(locale, say('mail:approval-reminder.subject', { by }), [
      say('mail:hello', { name: request.approver }),
      say('mail:approval-reminder.lead', { by, day: lastDay(context, request) }),
      say('mail:bye', { desk: settings.siteName }),
    ]),
  });
}

function lastDay({ dayAt }: DeskContext, { expiresAt }: LinkRequest): string {
  return dayWords(dayAt(Date.parse(expiresAt)), locale);
}
