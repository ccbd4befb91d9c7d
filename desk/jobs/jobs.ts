import { dailyBackup } from '../backup/backup-handlers.ts';
import { chosenTerms, keepTerms } from '../retention/keep-terms.ts';
import { alertJobs } from '../alert/alert-jobs.ts';
import { fleetJobs } from '../fleet/fleet-jobs.ts';
import { lookAtClocks } from '../service-level/look-at-clocks.ts';
import { lostFiles } from '../attachment/lost-files.ts';
import { pickUpReminder } from '../bench/pick-up-reminder.ts';
import { approvalJobs } from '../approval/approval-jobs.ts';
import { complaintJobs } from '../complaint/complaint-jobs.ts';
import { licenceJobs } from '../licence/licence-jobs.ts';
import { instructionJobs } from '../instruction/instruction-jobs.ts';
import { askFeedback } from '../feedback/ask-feedback.ts';
import { forgetUnlikelyDays, tellUnlikely } from '../queue/tell-unlikely.ts';
import { forgetLinks } from '../instruction-link/forget-links.ts';
import { mailLateLoans } from '../loan/late-loans.ts';
import { remindOfLoans } from '../loan/loan-jobs.ts';
import { importJob } from '../register/import-assets.ts';
import { rightJobs } from '../right/right-jobs.ts';
import { endLostEscalations } from '../escalation/lost-escalations.ts';
import { tellOfLateSuppliers } from '../escalation/late-suppliers.ts';
import { mailJobs } from '../mail/mail-jobs.ts';
import { improvementJob } from '../management/propose-improvements.ts';
import { proposeProblems } from '../problem/propose-problems.ts';
import { endHolds } from '../hold/end-holds.ts';
import { closeForgottenTickets } from '../ticket/close-forgotten.ts';
import { tellNobodyKnows } from '../skill/tell-nobody-knows.ts';
import { forgetNotices } from '../store/notice-store.ts';
import { forgetFiles } from '../update/forget-files.ts';
import { forgetPackReports } from '../update/forget-pack-reports.ts';
import { lookAtRings } from '../update/look-at-rings.ts';
import type { Job } from './job-runner.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Until an admin chooses otherwise. */
const noticesKeptDays = 30;

/** Everything that the desk does by itself, again and again. */
export const jobs: readonly Job[] = [
  { name: 'look-at-clocks', everyMs: 5_000, run: lookAtClocks },
  tellNobodyKnows,
  { name: 'end-holds', everyMs: 5_000, run: endHolds },
  {
    name: 'forget-notices',
    everyMs: dayMs,
    run: async ({ clock, database }) => {
      const terms = await chosenTerms(database.read);
      const keptMs = (terms?.noticeDays ?? noticesKeptDays) * dayMs;
      const before = new Date(clock.nowMs() - keptMs).toISOString();
      await database.write((db) => forgetNotices(db, before));
    },
  },
  dailyBackup,
  keepTerms,
  pickUpReminder,
  closeForgottenTickets,
  askFeedback,
  tellUnlikely,
  forgetUnlikelyDays,
  ...approvalJobs,
  ...complaintJobs,
  tellOfLateSuppliers,
  endLostEscalations,
  ...licenceJobs,
  ...rightJobs,
  ...instructionJobs,
  forgetLinks,
  remindOfLoans,
  mailLateLoans,
  proposeProblems,
  lostFiles,
  improvementJob,
  importJob,
  { name: 'look-at-rings', everyMs: 30_000, run: lookAtRings },
  forgetFiles,
  forgetPackReports,
  ...fleetJobs,
  ...mailJobs,
  ...alertJobs,
];
