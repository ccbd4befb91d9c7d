import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type {
  CampaignView,
  LooseFailure,
  RunLine,
} from '../../shared/contract/acceptance-routes.ts';
import type { Role } from '../../shared/contract/desk-contract.ts';
import {
  type Campaign,
  takesResults,
  type Tester,
  type WishedDevice,
} from '../../shared/domain/acceptance/campaign.ts';
import { type Cell, coverageOf, isTestedByA2 } from '../../shared/domain/acceptance/coverage.ts';
import type { Finding } from '../../shared/domain/acceptance/finding.ts';
import type { TestRun } from '../../shared/domain/acceptance/run.ts';
import type { TestScript } from '../../shared/domain/acceptance/script.ts';
import {
  type Conditions,
  conditionsOf,
  mostFindings,
  type Sheet,
} from '../../shared/domain/acceptance/sheet.ts';
import type { DeskContext } from '../desk-context.ts';
import { queuesOf } from '../queue/visibility.ts';
import type { Db } from '../store/tables.ts';
import { findCampaign } from '../store/test-campaign-store.ts';
import { findingsOf } from '../store/test-finding-store.ts';
import { runsOfCampaign } from '../store/test-run-store.ts';
import { scriptsOf } from '../store/test-script-store.ts';
import { devicesOf, testersOf } from '../store/tester-store.ts';

/** Runs of one campaign at most: all of them are read to say what is covered. */
export const mostRuns = 1000;
const shownRuns = 500;
const shownLoose = 200;

/** A campaign with all that belongs to it. */
export interface Gathered {
  readonly campaign: Campaign;
  readonly scripts: readonly TestScript[];
  readonly testers: readonly Tester[];
  readonly devices: readonly WishedDevice[];
  /** Newest first. */
  readonly runs: readonly TestRun[];
  readonly findings: readonly Finding[];
  readonly cells: readonly Cell[];
  readonly conditions: Conditions;
}

export function unknownCampaign(): Fault {
  return fault('acceptance/unknown', 'There is no such campaign, or nothing of that name in it');
}

/** Reads a campaign whole. */
export async function gather(
  db: Db,
  campaignId: string,
  role: Role,
): Promise<Result<Gathered, Fault>> {
  const queues = queuesOf(role);
  const campaign = await findCampaign(db, campaignId, queues);
  if (campaign === null) return err(unknownCampaign());
  const [scripts, testers, devices, runs, findings] = [
    await scriptsOf(db, campaignId),
    await testersOf(db, campaignId),
    await devicesOf(db, campaignId),
    await runsOfCampaign(db, { campaignId }, mostRuns),
    await findingsOf(db, { campaignId }, queues, mostFindings),
  ];
  const cells = coverageOf({ scripts, testers, devices, runs, findings });
  const conditions = conditionsOf(cells, findings, isTestedByA2(testers, runs));
  return ok({ campaign, scripts, testers, devices, runs, findings, cells, conditions });
}

/** The same as the console shows it. */
export function viewOf(context: DeskContext, gathered: Gathered): CampaignView {
  const { campaign, scripts, testers, devices, runs, findings, cells, conditions } = gathered;
  const today = context.dayAt(context.clock.nowMs());
  return {
    campaign,
    takesResults: takesResults(campaign, today),
    scripts: [...scripts],
    testers: [...testers],
    devices: [...devices],
    cells: [...cells],
    conditions,
    runs: runs.slice(0, shownRuns).map(lineOf),
    findings: [...findings],
    loose: looseFailures(runs, findings).slice(0, shownLoose),
  };
}

/** The sheet of a decision, as it stands now. */
export function sheetOf(context: DeskContext, gathered: Gathered): Sheet {
  const { campaign, scripts, testers, devices, findings, cells, conditions } = gathered;
  return {
    campaign,
    scripts: scripts.map(({ scriptId, content }) => ({ scriptId, ...content.title })),
    testers: [...testers],
    devices: [...devices],
    cells: [...cells],
    findings: [...findings],
    conditions,
    madeAt: timestamp(context.clock),
  };
}

function lineOf({ steps, ...run }: TestRun): RunLine {
  return {
    ...run,
    done: steps.length,
    bad: steps.filter(({ outcome }) => outcome === 'failed' || outcome === 'blocked').length,
  };
}

/** Steps that failed and of which nobody made a finding yet, newest run first. */
function looseFailures(runs: readonly TestRun[], findings: readonly Finding[]): LooseFailure[] {
  const found = new Set(findings.map(({ runId, stepId }) => `${runId} ${stepId}`));
  return runs.flatMap(({ runId, scriptId, testerId, steps }) =>
    steps
      .filter(({ outcome, stepId }) => outcome === 'failed' && !found.has(`${runId} ${stepId}`))
      .map((step) => ({ ...step, runId, scriptId, testerId })),
  );
}
