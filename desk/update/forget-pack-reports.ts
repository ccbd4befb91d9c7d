import { packNumberOf } from '../../shared/domain/release/rolled-out.ts';
import type { Job } from '../jobs/job-runner.ts';
import { decidingRollouts } from '../store/rollout-store.ts';
import { dropReports, reportedVersions } from '../store/update-report-store.ts';
import { deskDocuments } from './desk-trust.ts';
import { isOutrun } from './look-at-rings.ts';
import { listedIn } from './listed.ts';

/**
 * Packs come daily, and every report is read at each judgement: takes away what kiosks said of packs that are neither
 * listed nor judged any more. What a kiosk still uses it tells again within minutes.
 */
export const forgetPackReports: Job = {
  name: 'forget-pack-reports',
  everyMs: 60 * 60 * 1000,
  run: async ({ database }) => {
    const listed = listedIn((await deskDocuments(database.read))?.targets?.document);
    const rollouts = await decidingRollouts(database.read);
    const kept = new Set(
      [...listed, ...rollouts.filter((one) => !isOutrun(one, rollouts))].map(
        ({ version }) => version,
      ),
    );
    const said = await reportedVersions(database.read);
    const gone = said.filter((version) => packNumberOf(version) !== null && !kept.has(version));
    if (gone.length > 0) await database.write((db) => dropReports(db, gone));
  },
};
