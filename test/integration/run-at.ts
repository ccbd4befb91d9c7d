import type { Job } from '../../desk/jobs/job-runner.ts';
import type { StartedDesk } from './start-desk.ts';

/** Runs jobs as two desks at once would, as if it were this moment. */
export async function runAt(
  started: StartedDesk,
  jobs: readonly Job[],
  nowMs: number,
): Promise<void> {
  const context = { ...started.desk.context, clock: { nowMs: () => nowMs } };
  for (const job of jobs) await Promise.all([job.run(context), job.run(context)]);
}
