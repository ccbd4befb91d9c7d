import { err, ok } from '../../shared/base/result.ts';
import { fault } from '../../shared/base/fault.ts';
import { timestamp } from '../../shared/base/clock.ts';
import { asDue, isReminderDay, lateBefore, openDayAfter } from '../../shared/domain/loan.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Job } from '../jobs/job-runner.ts';
import { loansDueBetween, updateLoan } from '../store/loan-store.ts';
import { mailLoan } from '../mail/loan-mail.ts';
import { listAccounts } from '../store/account-store.ts';
import { addNotice } from '../store/notice-store.ts';
import type { Db } from '../store/tables.ts';
import { theDesk } from '../ticket/beside-ticket.ts';
import { isAtDesk } from './is-at-desk.ts';
import { openingCalendar } from '../service-level/opening-calendar.ts';
import { changeLoan } from './loan-changes.ts';

/** So many in one turn; the rest waits for the next. */
const atOnce = 200;

/**
 * Reminds of each loan on the last open day before its day and on the day itself: in the bell of who
 * lent it, in the history of its ticket, on its visitor's page, and by mail when his address is known.
 */
export const remindOfLoans: Job = {
  name: 'remind-of-loans',
  everyMs: 60 * 60 * 1000,
  run: async (context) => {
    const { read } = context.database;
    const today = context.dayAt(context.clock.nowMs());
    const calendar = await openingCalendar(read);
    const furthest = openDayAfter(calendar, today, 1);
    const from = lateBefore(calendar, today);
    for (const loan of await loansDueBetween(read, { from, until: furthest, today }, atOnce)) {
      if (isReminderDay(asDue(loan, calendar), today, calendar)) {
        await remind(context, loan.loanId, today);
      }
    }
  },
};

async function remind(context: DeskContext, loanId: string, today: string): Promise<void> {
  const calendar = await openingCalendar(context.database.read);
  // Refused when it came back or was reminded of meanwhile: then there is nothing left to do.
  await changeLoan(context, theDesk, loanId, 'reminded', async (db, { loan: lent, lentById }) => {
    const loan = asDue(lent, calendar);
    if (!isReminderDay(loan, today, calendar)) {
      return err(fault('loan/unknown', 'It came back meanwhile'));
    }
    if (await isAtDesk(db, loan.assetId)) {
      return err(fault('loan/unknown', 'It waits to be looked at, or is in repair'));
    }
    await updateLoan(db, loanId, { reminded_on: today });
    for (const accountId of await toldOf(db, lentById)) {
      await addNotice(db, {
        noticeId: context.newId(),
        accountId,
        ticketId: loan.ticketId,
        kind: 'loan-due',
        at: timestamp(context.clock),
        details: {
          device: `${loan.name} ${loan.tag}`.slice(0, 200),
          holder: loan.holder.name,
          until: loan.dueOn,
        },
      });
    }
    await mailLoan(context, db, loan, today);
    return ok({ ...loan, remindedOn: today });
  });
}

/** Who hears of a loan that is due: whoever lent it, and of what a kiosk lent the leads. */
async function toldOf(db: Db, lentById: string): Promise<readonly string[]> {
  const accounts = await listAccounts(db);
  const lender = accounts.filter(({ accountId }) => accountId === lentById);
  const leads = accounts.filter(({ role }) => role === 'lead' || role === 'admin');
  return (lender.length > 0 ? lender : leads).map(({ accountId }) => accountId);
}
