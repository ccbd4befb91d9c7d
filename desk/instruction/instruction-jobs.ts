import { timestamp } from '../../shared/base/clock.ts';
import type { NoticeKind } from '../../shared/domain/notice.ts';
import { dayAfter } from '../../shared/domain/right.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Job } from '../jobs/job-runner.ts';
import { listAccounts } from '../store/account-store.ts';
import { comingReviews } from '../store/instruction-list-store.ts';
import { lockInstruction, updateInstruction } from '../store/instruction-store.ts';
import type { InstructionTable } from '../store/instruction-tables.ts';
import { addNotice } from '../store/notice-store.ts';
import { today } from './change-instruction.ts';

/** So many days before its review day the owner of an instruction is told. */
export const toldDaysBefore = 30;
const atOnce = 200;

/** Tells owners that the review day of an instruction comes, and that it came. */
export const instructionJobs: readonly Job[] = [
  {
    name: 'instruction-reviews',
    everyMs: 60 * 60_000,
    run: async (context) => {
      const day = today(context);
      for (const row of await comingReviews(context.database.read, 'told_expired', day, atOnce)) {
        await tell(context, row, 'told_expired', 'instruction-expired');
      }
      const soon = dayAfter(day, toldDaysBefore);
      for (const row of await comingReviews(context.database.read, 'told_soon', soon, atOnce)) {
        // One that is over already was told so just now.
        if (row.review_by > day) await tell(context, row, 'told_soon', 'instruction-expiring');
      }
    },
  },
];

async function tell(
  context: DeskContext,
  { instruction_id: instructionId, review_by: reviewBy }: InstructionTable,
  column: 'told_soon' | 'told_expired',
  kind: NoticeKind,
): Promise<void> {
  const { clock, database } = context;
  await database.write(async (db) => {
    const row = await lockInstruction(db, database.kind, instructionId);
    // Another desk told it, or its owner was faster.
    if (row === null || row.review_by !== reviewBy || row[column] === reviewBy) return;
    await updateInstruction(db, instructionId, { [column]: reviewBy });
    const leads = (await listAccounts(db)).filter(
      ({ role }) => role === 'lead' || role === 'admin',
    );
    const owners = row.owner_id === null ? leads.map(({ accountId }) => accountId) : [row.owner_id];
    for (const accountId of owners) {
      await addNotice(db, {
        noticeId: context.newId(),
        accountId,
        ticketId: null,
        kind,
        at: timestamp(clock),
        details: { title: row.title === '' ? row.slug : row.title, until: reviewBy },
      });
    }
  });
}
