import type { Job } from '../jobs/job-runner.ts';
import { deskDocuments } from './desk-trust.ts';
import { listedIn } from './listed.ts';
import { releaseFiles } from './release-files.ts';

const hourMs = 60 * 60 * 1000;
/** Far longer than the parts of one upload lie apart, or a file and the list that names it. */
const untouchedMs = 24 * hourMs;

/** Takes files of releases away that the list does not name any more, and uploads that nobody finished. */
export const forgetFiles: Job = {
  name: 'forget-release-files',
  everyMs: hourMs,
  run: async ({ clock, database, settings }) => {
    const documents = await deskDocuments(database.read);
    await releaseFiles(settings.dataFolder).removeOthers(
      new Set(listedIn(documents?.targets?.document).map(({ file }) => file.sha512)),
      clock.nowMs() - untouchedMs,
    );
  },
};
