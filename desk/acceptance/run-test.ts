import { assertNever } from '../../shared/base/assert-never.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { takesResults, type WishedDevice } from '../../shared/domain/acceptance/campaign.ts';
import {
  type ChosenDevice,
  deviceOfReadout,
  type EndedStep,
  type RunPlace,
  type StepResult,
  type TestedDevice,
  type TestRun,
  wishFor,
} from '../../shared/domain/acceptance/run.ts';
import type { Readout } from '../../shared/domain/readout.ts';
import type { DeskContext } from '../desk-context.ts';

import { queuesOf } from '../queue/visibility.ts';
import { hasAttachment } from '../store/attachment-store.ts';
import type { Db } from '../store/tables.ts';
import { findCampaign, lockCampaign } from '../store/test-campaign-store.ts';
import {
  countRuns,
  findRun,
  finishRun,
  insertPhoto,
  insertRun,
  isTestPhoto,
  lockRun,
  putResult,
} from '../store/test-run-store.ts';
import { findScript } from '../store/test-script-store.ts';
import { devicesOf, testersOf } from '../store/tester-store.ts';
import { arrivalOf } from '../ticket/new-ticket.ts';
import { mostRuns, unknownCampaign } from './gather.ts';

/** The device of a run: chosen, or proven by a readout. */
export type RunDevice = ChosenDevice | { readonly choice: 'read'; readonly readout: Readout };

/** A run as it is begun. */
export interface NewRun {
  readonly campaignId: string;
  readonly runId: string;
  readonly testerId: string;
  readonly scriptId: string;
  readonly scriptVersion: number;
  readonly device: RunDevice;
  readonly place: RunPlace;
  /** By the clock of where it is tested. */
  readonly at: string;
}

/** Begins a run. The same run again is answered as it is, so that a lost reply does no harm. */
export async function startRun(
  context: DeskContext,
  start: NewRun,
): Promise<Result<TestRun, Fault>> {
  return context.database.write(async (db) => {
    const again = await findRun(db, start.runId);
    if (again !== null) {
      return again.run.testerId === start.testerId ? ok(again.run) : err(unknownCampaign());
    }
    const refused = await notTaking(context, db, start.campaignId);
    if (refused !== null) return err(refused);
    const { campaignId, scriptId, scriptVersion, testerId } = start;
    const script = await findScript(db, campaignId, scriptId, scriptVersion);
    const testers = await testersOf(db, campaignId);
    if (script === null || !testers.some((tester) => tester.testerId === testerId)) {
      return err(unknownCampaign());
    }
    if ((await countRuns(db, campaignId)) >= mostRuns) {
      return err(fault('acceptance/full', `A campaign has at most ${mostRuns} runs`));
    }
    const tested = testedOn(start.device, await devicesOf(db, campaignId));
    if (tested === null) return err(unknownCampaign());
    const run = {
      runId: start.runId,
      scriptId,
      scriptVersion,
      testerId,
      wishId: tested.wishId,
      device: tested.device,
      readoutId: tested.readout?.readoutId ?? null,
      place: start.place,
      startedAt: arrivalOf(start.at, context.clock.nowMs()),
    };
    await insertRun(db, campaignId, run, tested.readout);
    return ok({ ...run, finishedAt: null, steps: [] });
  });
}

interface TestedOn {
  readonly device: TestedDevice;
  readonly wishId: string | null;
  readonly readout: Readout | null;
}

/** What a device counts for; null when it is said to be one of the list and is not. */
function testedOn(chosen: RunDevice, wishes: readonly WishedDevice[]): TestedOn | null {
  switch (chosen.choice) {
    case 'wished': {
      const wish = wishes.find(({ wishId }) => wishId === chosen.wishId);
      if (wish === undefined) return null;
      const { wishId, model, version } = wish;
      return { device: { source: 'hand', model, version }, wishId, readout: null };
    }
    case 'other': {
      const { model, version } = chosen;
      const wishId = wishFor({ model, version }, wishes)?.wishId ?? null;
      return { device: { source: 'hand', model, version }, wishId, readout: null };
    }
    case 'read': {
      const device = deviceOfReadout(chosen.readout);
      const wishId = wishFor(device, wishes)?.wishId ?? null;
      return { device, wishId, readout: chosen.readout };
    }
    default:
      return assertNever(chosen);
  }
}

/** The result of a step, and who gives it: null for staff, else the tester whose run it must be. */
export interface NewResult {
  readonly runId: string;
  readonly stepId: string;
  readonly testerId: string | null;
  /** A kiosk sends photos of its own beside it. */
  readonly atKiosk?: boolean;
  readonly result: StepResult;
  readonly at: string;
}

/** Keeps the result of a step; with the last one the run is finished. */
export async function endStep(
  context: DeskContext,
  given: NewResult,
): Promise<Result<TestRun, Fault>> {
  const { runId, stepId, testerId, result } = given;
  return context.database.write(async (db) => {
    await lockRun(db, runId);
    const found = await findRun(db, runId);
    if (found === null || (testerId !== null && found.run.testerId !== testerId)) {
      return err(unknownCampaign());
    }
    const { campaignId, run } = found;
    const earlier = run.steps.find((step) => step.stepId === stepId);
    if (earlier !== undefined && isSame(earlier, result)) return ok(run);
    if (run.finishedAt !== null) {
      return err(fault('acceptance/over', 'This run has all its results'));
    }
    const refused = await notTaking(context, db, campaignId);
    if (refused !== null) return err(refused);
    const script = await findScript(db, campaignId, run.scriptId, run.scriptVersion);
    if (script?.content.steps.some((step) => step.stepId === stepId) !== true) {
      return err(unknownCampaign());
    }
    const at = arrivalOf(given.at, context.clock.nowMs());
    const { photoHash } = result;
    if (photoHash !== null) {
      const sent =
        (await hasAttachment(db, photoHash)) &&
        (testerId === null ||
          given.atKiosk === true ||
          (await isTestPhoto(db, photoHash, testerId)));
      if (!sent) return err(fault('attachment/unknown', 'The photo has to be sent first'));
      await insertPhoto(db, { testerId: run.testerId, hash: photoHash, at });
    }
    const step = { ...result, stepId, at };
    await putResult(db, runId, step);
    const steps = [...run.steps.filter((each) => each.stepId !== stepId), step];
    const isLast = steps.length === script.content.steps.length;
    if (isLast) await finishRun(db, runId, at);
    return ok({ ...run, steps, finishedAt: isLast ? at : null });
  });
}

function isSame(earlier: EndedStep, result: StepResult): boolean {
  return (
    earlier.outcome === result.outcome &&
    earlier.remark === result.remark &&
    earlier.photoHash === result.photoHash
  );
}

/** Why a campaign takes no results now, or null. */
async function notTaking(context: DeskContext, db: Db, campaignId: string): Promise<Fault | null> {
  await lockCampaign(db, context.database.kind, campaignId, 'adds');
  const campaign = await findCampaign(db, campaignId, queuesOf('technician'));
  if (campaign === null) return unknownCampaign();
  return takesResults(campaign, context.dayAt(context.clock.nowMs()))
    ? null
    : fault(
        'acceptance/not-open',
        'Results are taken from opening to decision, until its last day',
      );
}
