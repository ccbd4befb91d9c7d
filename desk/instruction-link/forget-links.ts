import type { Job } from '../jobs/job-runner.ts';
import { eraseEndedLinks } from '../store/instruction-link-end-store.ts';

const dayMs = 24 * 60 * 60_000;
/** So long the page of a link that ended still says that it did, and its answers stand on the card. */
const keptMs = 30 * dayMs;
/** Links of one command: the writer is the others' again after a moment. */
const atOnce = 100;
const mostCommands = 50;

/** Erases links of instructions, their addresses and what was answered, a month after they ended. */
export const forgetLinks: Job = {
  name: 'forget-instruction-links',
  everyMs: dayMs,
  run: async ({ clock, database }) => {
    const before = new Date(clock.nowMs() - keptMs).toISOString();
    for (let command = 0; command < mostCommands; command += 1) {
      const erased = await database.write((db) => eraseEndedLinks(db, before, atOnce));
      if (erased < atOnce) return;
    }
  },
};
