import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { mostDevices, mostScripts, mostTesters } from '../../shared/domain/acceptance/campaign.ts';
import { mostReadings } from '../../shared/domain/reading.ts';
import { newTestCode, newToken, tokenHash } from '../auth/token.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import { readingsOf } from '../store/reading-store.ts';
import type { Db } from '../store/tables.ts';
import { findCampaign, lockCampaign, ticketByNumber } from '../store/test-campaign-store.ts';
import { findRun, readoutOfRun } from '../store/test-run-store.ts';
import { findScript, insertScript, newestOfScript, scriptsOf } from '../store/test-script-store.ts';
import {
  devicesOf,
  putDevice,
  putTester,
  type Removed,
  removeDevice,
  removeTester,
  setLink,
  testersOf,
} from '../store/tester-store.ts';
import { findTicket } from '../store/ticket-store.ts';
import { unknownCampaign } from './gather.ts';
import { makeFinding } from './make-finding.ts';
import { endStep, type RunDevice, startRun } from './run-test.ts';

type PartRoutes =
  `acceptance.${'put-script' | 'put-tester' | 'remove-tester' | 'link' | 'put-device' | 'remove-device' | 'run' | 'start' | 'end-step' | 'find'}`;

/** What a campaign is made of, and its runs in the console. */
export function acceptancePartHandlers(context: DeskContext): Pick<DeskHandlers, PartRoutes> {
  const { clock, database, settings } = context;
  const { read } = database;
  return {
    'acceptance.put-script': ({ params, body }, { session }) =>
      beforeDecision(context, params.campaignId, async (db) => {
        const { campaignId, scriptId } = params;
        const newest = await newestOfScript(db, scriptId);
        if (newest === null && (await scriptsOf(db, campaignId)).length >= mostScripts) {
          return err(full(mostScripts));
        }
        if (newest !== null && newest.campaignId !== campaignId) return err(unknownCampaign());
        const script = {
          scriptId,
          version: body.version + 1,
          content: body.content,
          changedBy: session.name,
          changedAt: timestamp(clock),
        };
        const isNewest = (newest?.version ?? 0) === body.version;
        return isNewest && (await insertScript(db, campaignId, script))
          ? ok(script)
          : err(fault('acceptance/changed-meanwhile', 'Somebody wrote a newer version'));
      }),
    'acceptance.put-tester': ({ params, body }) =>
      beforeDecision(context, params.campaignId, async (db) => {
        const { campaignId, testerId } = params;
        const testers = await testersOf(db, campaignId);
        const isNew = testers.every((tester) => tester.testerId !== testerId);
        if (isNew && testers.length >= mostTesters) return err(full(mostTesters));
        return (await putTester(db, campaignId, { testerId, ...body }))
          ? ok({})
          : err(unknownCampaign());
      }),
    'acceptance.remove-tester': ({ params }) =>
      beforeDecision(context, params.campaignId, async (db) =>
        asReply(await removeTester(db, params.campaignId, params.testerId)),
      ),
    'acceptance.link': ({ params }) =>
      beforeDecision(context, params.campaignId, async (db) => {
        const token = newToken();
        const code = newTestCode();
        const hashes = { token: tokenHash(token), code: tokenHash(code) };
        if (!(await setLink(db, params.campaignId, params.testerId, hashes))) {
          return err(unknownCampaign());
        }
        const path = `/t/${token}`;
        return ok({
          path,
          url: new URL(path, settings.publicUrl).href,
          code: `${code.slice(0, 4)}-${code.slice(4)}`,
        });
      }),
    'acceptance.put-device': ({ params, body }) =>
      beforeDecision(context, params.campaignId, async (db) => {
        const { campaignId, wishId } = params;
        const devices = await devicesOf(db, campaignId);
        const isNew = devices.every((device) => device.wishId !== wishId);
        if (isNew && devices.length >= mostDevices) return err(full(mostDevices));
        return (await putDevice(db, campaignId, { wishId, ...body }))
          ? ok({})
          : err(unknownCampaign());
      }),
    'acceptance.remove-device': ({ params }) =>
      beforeDecision(context, params.campaignId, async (db) =>
        asReply(await removeDevice(db, params.campaignId, params.wishId)),
      ),
    'acceptance.run': async ({ params }) => {
      const found = await findRun(read, params.runId);
      if (found === null) return err(unknownCampaign());
      const { campaignId, run } = found;
      const script = await findScript(read, campaignId, run.scriptId, run.scriptVersion);
      if (script === null) return err(unknownCampaign());
      return ok({ campaignId, run, script, readout: await readoutOfRun(read, run.runId) });
    },
    'acceptance.start': async ({ params, body }, { session }) => {
      const { device, ...start } = body;
      const proven: Result<RunDevice, Fault> =
        device.choice === 'reading'
          ? await readingOf(context, session, device.ticketNumber)
          : ok(device);
      if (!proven.ok) return proven;
      return startRun(context, { ...params, ...start, device: proven.value, place: 'console' });
    },
    'acceptance.end-step': ({ params, body }) =>
      endStep(context, { ...params, ...body, testerId: null }),
    'acceptance.find': ({ params, body }, { session }) =>
      makeFinding(context, session, params, body),
  };
}

/** Changes a campaign that is not decided on yet. */
function beforeDecision<T>(
  context: DeskContext,
  campaignId: string,
  work: (db: Db) => Promise<Result<T, Fault>>,
): Promise<Result<T, Fault>> {
  const { database } = context;
  return database.write(async (db) => {
    await lockCampaign(db, database.kind, campaignId, 'adds');
    const campaign = await findCampaign(db, campaignId, queuesOf('technician'));
    if (campaign === null) return err(unknownCampaign());
    if (campaign.state === 'closed') {
      return err(fault('acceptance/over', 'What was decided on is not changed any more'));
    }
    return work(db);
  });
}

function asReply(removed: Removed): Result<Record<string, never>, Fault> {
  switch (removed) {
    case 'removed':
      return ok({});
    case 'in-use':
      return err(fault('acceptance/in-use', 'There are runs with it'));
    case 'unknown':
      return err(unknownCampaign());
  }
}

function full(most: number): Fault {
  return fault('acceptance/full', `A campaign has at most ${most} of them`);
}

/** The newest reading of a ticket that this person may see. */
async function readingOf(
  context: DeskContext,
  session: Session,
  number: number,
): Promise<Result<RunDevice, Fault>> {
  const { read } = context.database;
  const ticketId = await ticketByNumber(read, number, queuesOf(session.role));
  const ticket = ticketId === null ? null : await findTicket(read, ticketId);
  if (ticketId === null || ticket === null) {
    return err(fault('ticket/unknown', 'There is no ticket with this number'));
  }
  const later = await readingsOf(read, ticketId, mostReadings);
  const readout = later.at(-1)?.readout ?? ticket.document.readout;
  return readout === null
    ? err(fault('acceptance/incomplete', 'No device was read for this ticket'))
    : ok({ choice: 'read', readout });
}
