import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { TestPage } from '../../shared/contract/tester-page.ts';
import { takesResults, type Tester } from '../../shared/domain/acceptance/campaign.ts';
import type { TestRun } from '../../shared/domain/acceptance/run.ts';
import type { TestScript } from '../../shared/domain/acceptance/script.ts';
import { tokenHash } from '../auth/token.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import type { Db } from '../store/tables.ts';
import { findCampaign } from '../store/test-campaign-store.ts';
import { runsOfCampaign } from '../store/test-run-store.ts';
import { findScript, scriptsOf } from '../store/test-script-store.ts';
import { devicesOf, testerBy } from '../store/tester-store.ts';
import { endStep, startRun } from './run-test.ts';

type TestRoutes =
  `test.${'page' | 'start' | 'end-step'}` | `kiosk-test.${'page' | 'start' | 'end-step'}`;

const shownRuns = 50;

/** Somebody who came by his link or code, while his campaign lives. */
export interface KnownTester {
  readonly campaignId: string;
  readonly tester: Tester;
}

/** Runs by testers without an account: by link, or at a kiosk by code. */
export function testHandlers(context: DeskContext): Pick<DeskHandlers, TestRoutes> {
  const byLink = (token: string) => testerWith(context, { token: tokenHash(token) });
  const byCode = (code: string) => testerWith(context, { code: tokenHash(code) });
  return {
    'test.page': async ({ params }) => pageFor(context, await byLink(params.token)),
    'test.start': async ({ params, body }) => {
      const known = await byLink(params.token);
      if (!known.ok) return known;
      const { campaignId, tester } = known.value;
      const { testerId } = tester;
      return startRun(context, {
        ...body,
        campaignId,
        testerId,
        runId: params.runId,
        place: 'phone',
      });
    },
    'test.end-step': async ({ params, body }) => {
      const known = await byLink(params.token);
      if (!known.ok) return known;
      const { runId, stepId } = params;
      return endStep(context, { ...body, runId, stepId, testerId: known.value.tester.testerId });
    },
    'kiosk-test.page': async ({ params }) => pageFor(context, await byCode(params.code)),
    'kiosk-test.start': async ({ params, body }) => {
      const known = await byCode(params.code);
      if (!known.ok) return known;
      const { campaignId, tester } = known.value;
      const { testerId } = tester;
      return startRun(context, {
        ...body,
        campaignId,
        testerId,
        runId: params.runId,
        place: 'kiosk',
      });
    },
    'kiosk-test.end-step': async ({ params, body }) => {
      const known = await byCode(params.code);
      if (!known.ok) return known;
      const { runId, stepId } = params;
      const { testerId } = known.value.tester;
      return endStep(context, { ...body, runId, stepId, testerId, atKiosk: true });
    },
  };
}

/** Whose link or code this is. With the decision on its campaign a link ends. */
export async function testerWith(
  context: DeskContext,
  by: { readonly token: string } | { readonly code: string },
): Promise<Result<KnownTester, Fault>> {
  const { read } = context.database;
  const known = await testerBy(read, by);
  const campaign =
    known === null ? null : await findCampaign(read, known.campaignId, queuesOf('technician'));
  return known === null || campaign === null || campaign.state === 'closed'
    ? err(fault('acceptance/link-unknown', 'The link or code is unknown, or its campaign is over'))
    : ok(known);
}

async function pageFor(
  context: DeskContext,
  known: Result<KnownTester, Fault>,
): Promise<Result<TestPage, Fault>> {
  if (!known.ok) return known;
  const { read } = context.database;
  const { campaignId, tester } = known.value;
  const { testerId, name, role } = tester;
  const campaign = await findCampaign(read, campaignId, queuesOf('technician'));
  if (campaign === null) throw new Error('A tester without a campaign');
  const scripts = await scriptsOf(read, campaignId);
  const runs = await runsOfCampaign(read, { campaignId, testerId }, shownRuns);
  return ok({
    campaign: {
      name: campaign.name,
      scope: campaign.scope,
      until: campaign.until,
      takesResults: takesResults(campaign, context.dayAt(context.clock.nowMs())),
    },
    tester: { name, role },
    scripts: [...scripts],
    olderScripts: await olderScripts(read, campaignId, scripts, runs),
    devices: [...(await devicesOf(read, campaignId))],
    runs: [...runs],
  });
}

/** Somebody who is half-way goes on with the steps that he began with. */
async function olderScripts(
  db: Db,
  campaignId: string,
  newest: readonly TestScript[],
  runs: readonly TestRun[],
): Promise<TestScript[]> {
  const older = new Map<string, TestScript>();
  for (const { finishedAt, scriptId, scriptVersion } of runs) {
    const isNewest = newest.some(
      (script) => script.scriptId === scriptId && script.version === scriptVersion,
    );
    if (finishedAt !== null || isNewest) continue;
    const script = await findScript(db, campaignId, scriptId, scriptVersion);
    if (script !== null) older.set(`${scriptId} ${scriptVersion}`, script);
  }
  return [...older.values()];
}
