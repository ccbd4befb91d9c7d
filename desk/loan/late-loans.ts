import { asDue, isLateMailDay, lateBefore } from '../../shared/domain/loan.ts';
import type { OpeningCalendar } from '../../shared/domain/service-level/business-time.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Job } from '../jobs/job-runner.ts';
import { mailLoan } from '../mail/loan-mail.ts';
import { listOpenLoans, lockLoan } from '../store/loan-store.ts';
import { openingCalendar } from '../service-level/opening-calendar.ts';
import { isAtDesk } from './is-at-desk.ts';

/** So many are looked at in one read. */
const atOnce = 200;

/** Mails borrowers whose day is past: the day after it, then each week. The list of late loans is for staff. */
export const mailLateLoans: Job = {
  name: 'mail-late-loans',
  everyMs: 60 * 60 * 1000,
  run: async (context) => {
    if (context.settings.mail === null) return;
    const today = context.dayAt(context.clock.nowMs());
    const calendar = await openingCalendar(context.database.read);
    let after: { readonly dueOn: string; readonly loanId: string } | null = null;
    for (;;) {
      const wish = { lateBefore: lateBefore(calendar, today), after, limit: atOnce };
      const loans = await listOpenLoans(context.database.read, wish);
      for (const loan of loans) {
        if (isLateMailDay(asDue(loan, calendar), today)) {
          await mail(context, loan.loanId, today, calendar);
        }
      }
      const last = loans.at(-1);
      if (last === undefined || loans.length < atOnce) return;
      after = last;
    }
  },
};

/** Unless it came back meanwhile, or is with the desk. */
async function mail(
  context: DeskContext,
  loanId: string,
  today: string,
  calendar: OpeningCalendar,
): Promise<void> {
  const { database } = context;
  await database.write(async (db) => {
    const locked = await lockLoan(db, database.kind, loanId);
    if (locked === null || locked.loan.returnedAt !== null) return;
    if (await isAtDesk(db, locked.loan.assetId)) return;
    await mailLoan(context, db, asDue(locked.loan, calendar), today);
  });
}
