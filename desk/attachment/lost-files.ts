import type { Job } from '../jobs/job-runner.ts';
import { keptAttachmentIds } from '../store/ticket-attachment-store.ts';
import { keptFiles } from './kept-files.ts';

const dayMs = 24 * 60 * 60 * 1000;
const atOnce = 500;

/**
 * Takes files away that no ticket names: of uploads that a power cut ended, and of tickets that are
 * gone. A day is far longer than an upload takes.
 */
export const lostFiles: Job = {
  name: 'remove-lost-files',
  everyMs: dayMs,
  run: async ({ clock, database, settings }) => {
    const files = keptFiles(settings.dataFolder);
    const old = await files.olderThan(clock.nowMs() - dayMs);
    for (let from = 0; from < old.length; from += atOnce) {
      const some = old.slice(from, from + atOnce);
      const kept = await keptAttachmentIds(database.read, some);
      for (const id of some) {
        if (!kept.has(id)) await files.remove(id);
      }
    }
  },
};
