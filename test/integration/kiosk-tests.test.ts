import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DeskClient, createDeskClient, ticketProof } from '../../main/desk/desk-client.ts';
import { fault } from '../../shared/base/fault.ts';
import { err } from '../../shared/base/result.ts';
import { iphoneReadout } from './acceptance-readout.ts';
import { acceptanceSteps } from './acceptance-steps.ts';
import { ReaderOf, type TestKiosk, isOnDisk, startKiosk, until, value } from './kiosk-parts.ts';
import { type StartedDesk, startDesk } from './start-desk.ts';

/** The smallest thing that is a JPEG by its first and last bytes. */
const jpegBase64 = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 2, 0xff, 0xd9]).toString('base64');

describe('acceptance tests at a kiosk', () => {
  let desk: StartedDesk;
  let running: TestKiosk;
  let away = false;
  const steps = acceptanceSteps(() => desk);
  const readout = iphoneReadout(v7());
  const { deviceId } = readout.device;

  beforeEach(async () => {
    away = false;
    desk = await startDesk();
    const proof = ticketProof(desk.kioskToken);
    const real = createDeskClient({ deskUrl: desk.url, proof, fetch });
    const gone = fault('desk/unreachable', 'The cable is out');
    const breaking: DeskClient = {
      call: (...asked) => (away ? Promise.resolve(err(gone)) : real.call(...asked)),
      putPhoto: (...asked) => (away ? Promise.resolve(err(gone)) : real.putPhoto(...asked)),
    };
    running = await startKiosk({
      desk: breaking,
      reader: new ReaderOf([readout.device], readout),
    });
  });
  afterEach(async () => {
    await running.stop();
    await desk.stop();
  });

  const runsAt = async (campaignId: string) =>
    (await desk.admin.call('acceptance.get', { params: { campaignId } })).runs;

  it('loses nothing without the desk, goes on where it was, and keeps no code when all is sent', async () => {
    const ids = await steps.campaign();
    const { code } = await steps.linkOf(ids, ids.nurse);
    const { handlers } = running.kiosk;
    value(await handlers['test.open']({ code }));
    away = true;
    const { scriptId } = ids;
    const { runId } = value(
      await handlers['test.start']({
        code,
        scriptId,
        scriptVersion: 1,
        device: { choice: 'plugged', deviceId },
      }),
    );
    const end = (stepId: string, outcome: 'passed' | 'failed', photo: string | null) =>
      handlers['test.end-step']({
        code,
        runId,
        stepId,
        outcome,
        remark: outcome === 'failed' ? 'Wit scherm.' : '',
        jpegBase64: photo,
      });
    value(await end('open', 'failed', jpegBase64));
    await handlers['test.leave']({});

    const again = value(await handlers['test.open']({ code }));
    expect(again.waiting.map(({ kind }) => kind)).toEqual(['start', 'step']);
    value(await end('read', 'passed', null));
    await handlers['test.leave']({});
    away = false;
    await until(running.time, async () => (await runsAt(ids.campaignId))[0]?.done === 2);
    const [line] = await runsAt(ids.campaignId);
    const { run, readout: kept } = await desk.admin.call('acceptance.run', { params: { runId } });

    expect(line).toMatchObject({ place: 'kiosk', wishId: ids.iphone, bad: 1 });
    expect(kept?.readoutId).toBe(readout.readoutId);
    expect(run.steps.find(({ stepId }) => stepId === 'open')).toMatchObject({
      outcome: 'failed',
      remark: 'Wit scherm.',
      photoHash: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
    });
    await until(
      running.time,
      async () =>
        (await running.database.read.selectFrom('test_page').selectAll().execute()).length === 0,
    );
  });

  it('opens for no wrong code, and ends nothing for a code that nobody entered', async () => {
    const ids = await steps.campaign();
    const { code } = await steps.linkOf(ids, ids.nurse);
    const { handlers } = running.kiosk;

    const wrong = await handlers['test.open']({ code: 'BCDFGHJK' });
    const closed = await handlers['test.end-step']({
      code,
      runId: v7(),
      stepId: 'open',
      outcome: 'passed',
      remark: '',
      jpegBase64: null,
    });

    expect([wrong, closed]).toMatchObject([
      { fault: { code: 'acceptance/link-unknown' } },
      { fault: { code: 'acceptance/link-unknown' } },
    ]);
    expect(await isOnDisk(running.data, code)).toBe(false);
  });

  it('is told by the desk that there is something to test', async () => {
    const testing = async () => value(await running.kiosk.handlers['kiosk.state']({})).testing;
    await until(
      running.time,
      async () => value(await running.kiosk.handlers['kiosk.state']({})).deskReachable,
    );
    expect(await testing()).toBe(false);

    await steps.campaign();

    await until(running.time, testing);
  });
});
