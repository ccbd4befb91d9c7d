import { type Loan, daysLate } from '../../shared/domain/loan.ts';
import type { DeskContext } from '../desk-context.ts';
import { receiptPath } from '../handover/receipt-token.ts';
import { queuesOf } from '../queue/visibility.ts';
import { findHandover } from '../store/handover-store.ts';
import type { Db } from '../store/tables.ts';
import { dayWords } from '../words/day-words.ts';
import { deskWords } from '../words/desk-words.ts';
import { mailOfHolder } from './known-address.ts';
import { mailOf } from './message.ts';
import { putMail } from './put-mail.ts';

/** Reminds the borrower of a loan, once a day at most; nothing when nobody knows where he gets mail. */
export async function mailLoan(
  context: DeskContext,
  db: Db,
  loan: Loan,
  today: string,
): Promise<void> {
  const { settings, receiptSecret } = context;
  if (settings.mail === null) return;
  // It is his own loan, whatever queue its ticket is in.
  const handover = await findHandover(db, loan.handoverId, queuesOf('admin'));
  const to = handover === null ? null : await mailOfHolder(db, handover);
  if (handover === null || to === null) return;
  const { locale } = handover.document;
  const say = deskWords(locale);
  const days = daysLate(loan, today);
  const kind = days > 0 ? 'loan-late' : 'loan-due';
  const device = `${loan.name} (${loan.tag})`;
  const day = dayWords(loan.dueOn, locale);
  const path = receiptPath(loan.handoverId, receiptSecret);
  await putMail(context, db, {
    kind,
    cause: `${kind}/${loan.loanId}/${today}`,
    to,
    content: mailOf(locale, say(`mail:${kind}.subject`, { device }), [
      say('mail:hello', { name: loan.holder.name }),
      say(`mail:${kind}.lead`, { device, day, count: days }),
      say(`mail:${kind}.what`),
      { words: say('mail:receipt.page'), href: new URL(path, settings.publicUrl).href },
      say('mail:bye', { desk: settings.siteName }),
    ]),
  });
}
