import type { Job } from '../jobs/job-runner.ts';
import { forgetHandoverMail } from '../store/mail-address-store.ts';
import { forgetOutgoing } from '../store/outgoing-store.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** That a message was sent is known for so long; what was in it went when it left. */
const sentKeptMs = 30 * dayMs;

/** What of mail the desk does by itself beside sending it. */
export const mailJobs: readonly Job[] = [
  {
    name: 'forget-mail',
    everyMs: dayMs,
    run: async ({ clock, database }) => {
      const before = new Date(clock.nowMs() - sentKeptMs).toISOString();
      await database.write(async (db) => {
        await forgetOutgoing(db, before);
        await forgetHandoverMail(db, before);
      });
    },
  },
];
