import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fetch } from '../../main/desk/desk-client.ts';
import { Enrolment } from '../../main/enrol/enrolment.ts';
import { KeyFile } from '../../main/enrol/key-file.ts';
import { deskTime } from '../../main/enrol/key-proof.ts';
import type { FleetParts } from '../../main/fleet/fleet-parts.ts';
import { keptLines } from '../../main/log/kept-lines.ts';
import { silentLog } from '../../main/log/log.ts';
import { type KioskConfig, firstProfileId, usualConfig } from '../../shared/domain/kiosk-config.ts';
import type { CommandKind } from '../../shared/domain/fleet/kiosk-command.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import { ManualTime } from '../lab/manual-timer.ts';
import { acceptanceSteps } from './acceptance-steps.ts';
import {
  type TestKiosk,
  answeredVisit,
  isOnDisk,
  startKiosk,
  submitted,
  until,
  value,
} from './kiosk-parts.ts';
import { type StartedDesk, startDesk } from './start-desk.ts';

/** The kiosk of the product and a real desk: how it joins, is told things, and goes. */
describe('a kiosk of a fleet', () => {
  let desk: StartedDesk;
  let data: string;
  let time: ManualTime;
  let running: TestKiosk | null = null;
  let restarts = 0;
  let asked = 0;
  let updatesItself = false;
  /** Whether the road to the desk is open. */
  let isOpen = true;

  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.stop());
  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'balie-fleet-'));
    time = new ManualTime();
    restarts = 0;
    asked = 0;
    updatesItself = false;
    isOpen = true;
  });
  afterEach(async () => {
    await running?.stop();
    running = null;
    await rm(data, { recursive: true, force: true });
  });

  const road: Fetch = (url, init) =>
    isOpen ? fetch(url, init) : Promise.reject(new TypeError('fetch failed'));

  function fleetOf(ticket: string | null): FleetParts {
    const told = deskTime(time);
    const lines = keptLines(silentLog, time);
    return {
      enrolment: new Enrolment({
        deskUrl: desk.url,
        ticket,
        keyFile: new KeyFile(join(data, 'kiosk', 'key.json'), null),
        fetch: road,
        clock: time,
        time: told,
        timer: time,
        random: () => 0.5,
        version: '0.1.0',
        log: lines,
      }),
      machine: {
        diskFreeBytes: () => Promise.resolve(10 * 1024 ** 3),
        memoryBytes: () => 1000,
        bus: () => Promise.resolve('missing'),
        ports: () => Promise.resolve([{ name: 'usb1-port2', taken: false, overcurrents: 1 }]),
      },
      lines,
      skewMs: told.skewMs,
      restart: () => {
        restarts += 1;
      },
      proven: null,
      packs: null,
      askForUpdate: () => {
        asked += 1;
        return updatesItself;
      },
    };
  }

  async function start(ticket: string | null): Promise<TestKiosk> {
    running = await startKiosk({ data, time, fleet: fleetOf(ticket) });
    return running;
  }

  const stateOf = async ({ kiosk }: TestKiosk) => value(await kiosk.handlers['kiosk.state']({}));

  /** Started, shown, typed in by an admin, and at work. */
  async function enrolled(
    name: string,
  ): Promise<{ readonly kiosk: TestKiosk; readonly kioskId: string }> {
    const kiosk = await start(null);
    await until(time, async () => (await stateOf(kiosk)).enrolment?.step === 'code');
    const { enrolment } = await stateOf(kiosk);
    const { kioskId } = await desk.admin.call('enrolment.approve', {
      body: {
        code: enrolment?.step === 'code' ? enrolment.code : '',
        name,
        siteId: firstSiteId,
        counter: null,
      },
    });
    await until(time, async () => (await stateOf(kiosk)).deskReachable);
    return { kiosk, kioskId };
  }

  const detailOf = (kioskId: string) => desk.admin.call('fleet.get', { params: { kioskId } });
  const revoke = (kioskId: string, because: 'retired' | 'stolen') =>
    desk.admin.call('fleet.revoke', { params: { kioskId }, body: { because } });
  const tell = (kioskId: string, kind: CommandKind, message = '') =>
    desk.admin.call('fleet.command', { params: { kioskId }, body: { kind, message } });

  it('shows a code, receives nobody meanwhile, and works once an admin has typed it', async () => {
    const kiosk = await start(null);
    await until(time, async () => (await stateOf(kiosk)).enrolment?.step === 'code');
    const begun = await kiosk.kiosk.handlers['visit.begin']({ by: 'touch', locale: 'nl' });
    await kiosk.stop();

    const { kiosk: again, kioskId } = await enrolled('Entree');
    const { visitId } = await answeredVisit(again.kiosk, 'Wachtwoord kwijt');
    const receipt = await submitted(again.kiosk, visitId);
    await until(time, async () => (await detailOf(kioskId)).selfTest !== null);
    const detail = await detailOf(kioskId);

    expect(begun).toMatchObject({ ok: false, fault: { code: 'visit/closed' } });
    expect(receipt.confirmedByDesk).toBe(true);
    expect(await stateOf(again)).toMatchObject({ kioskName: 'Entree', enrolment: null });
    // Five days behind: its signatures go by the time of the desk, and the desk knows.
    expect(detail.beat?.clockSkewMs).toBeLessThan(-86_400_000);
    expect(detail.selfTest?.lines).toEqual(
      expect.arrayContaining([
        { part: 'reader', verdict: 'good', why: 'works', detail: '' },
        { part: 'usb-port', verdict: 'bad', why: 'port-overcurrent', detail: 'usb1-port2' },
        { part: 'printer', verdict: 'absent', why: 'not-configured', detail: '' },
        expect.objectContaining({ part: 'clock', verdict: 'bad', why: 'clock-far-off' }),
      ]),
    );
  });

  it('is the same kiosk after a restart, without a code', async () => {
    const { kiosk } = await enrolled('Hal boven');
    await kiosk.stop();
    isOpen = false;
    const again = await start(null);
    const away = await stateOf(again);
    isOpen = true;
    await until(time, async () => (await stateOf(again)).deskReachable);

    expect([away.enrolment, (await stateOf(again)).kioskName]).toEqual([null, 'Hal boven']);
  });

  it('swaps the ticket of its join file for a key, also when the reply was lost', async () => {
    const ticket = desk.kioskToken;
    let lost = 0;
    const whole = fleetOf(ticket);
    const enrolment = new Enrolment({
      deskUrl: desk.url,
      ticket,
      keyFile: new KeyFile(join(data, 'kiosk', 'key.json'), null),
      fetch: async (url, init) => {
        const reply = await fetch(url, init);
        if (url.endsWith('/v1/kiosks/key') && reply.ok && lost === 0) {
          lost += 1;
          throw new TypeError('The road broke');
        }
        return reply;
      },
      ...{ clock: time, timer: time, time: deskTime(time), log: silentLog },
      random: () => 0.5,
      version: '0.1.0',
    });
    running = await startKiosk({ data, time, fleet: { ...whole, enrolment } });
    const kiosk = running;
    await until(time, async () => (await stateOf(kiosk)).deskReachable);
    const { visitId } = await answeredVisit(kiosk.kiosk, 'Wachtwoord kwijt');

    expect((await submitted(kiosk.kiosk, visitId)).confirmedByDesk).toBe(true);
    expect(lost).toBe(1);
    expect(
      (await desk.kiosk.ask('kiosk.hello', { body: { version: '1', queued: 0 } })).status,
    ).toBe(401);
    expect(await readFile(join(data, 'kiosk', 'key.json'), 'utf8')).toContain('"kioskId":"');
  });

  it('that is retired first brings the visits that wait, then forgets everything', async () => {
    const { kiosk, kioskId } = await enrolled('Zijgang');
    isOpen = false;
    const { visitId } = await answeredVisit(kiosk.kiosk, 'Zeldzame woorden');
    const receipt = await submitted(kiosk.kiosk, visitId);
    await revoke(kioskId, 'retired');
    isOpen = true;
    await until(time, async () => (await detailOf(kioskId)).key === 'gone');
    await until(time, () => Promise.resolve(!existsSync(join(data, 'kiosk', 'key.json'))));

    const { items } = await desk.admin.call('queue.get', {});
    expect(items.some(({ visitCode }) => visitCode === receipt.visitCode)).toBe(true);
    expect((await stateOf(kiosk)).enrolment).toEqual({ step: 'retired' });
    expect(await isOnDisk(data, 'Zeldzame woorden')).toBe(false);
  });

  it('that is retired brings what a tester found before it goes', async () => {
    const { kiosk, kioskId } = await enrolled('Testhoek');
    const steps = acceptanceSteps(() => desk);
    const ids = await steps.campaign();
    const { code } = await steps.linkOf(ids, ids.nurse);
    const { handlers } = kiosk.kiosk;
    value(await handlers['test.open']({ code }));
    isOpen = false;
    const { scriptId } = ids;
    const device = { choice: 'wished' as const, wishId: ids.iphone };
    const { runId } = value(
      await handlers['test.start']({ code, scriptId, scriptVersion: 1, device }),
    );
    const result = { outcome: 'failed' as const, remark: 'Wit scherm.', jpegBase64: null };
    value(await handlers['test.end-step']({ code, runId, stepId: 'open', ...result }));
    await handlers['test.leave']({});
    await revoke(kioskId, 'retired');
    isOpen = true;
    await until(time, async () => (await detailOf(kioskId)).key === 'gone');

    const { run } = await desk.admin.call('acceptance.run', { params: { runId } });
    expect(run.steps).toMatchObject([{ stepId: 'open', outcome: 'failed', remark: 'Wit scherm.' }]);
  });

  it('that was stolen forgets everything at once, also what nobody has received', async () => {
    const { kiosk, kioskId } = await enrolled('Kelder');
    isOpen = false;
    const { visitId } = await answeredVisit(kiosk.kiosk, 'Zeldzame woorden');
    const receipt = await submitted(kiosk.kiosk, visitId);
    const before = await isOnDisk(data, 'Zeldzame woorden');
    await revoke(kioskId, 'stolen');
    isOpen = true;
    await until(time, () => Promise.resolve(!existsSync(join(data, 'kiosk', 'key.json'))));

    const { items } = await desk.admin.call('queue.get', {});
    expect([before, await isOnDisk(data, 'Zeldzame woorden')]).toEqual([true, false]);
    expect(items.some(({ visitCode }) => visitCode === receipt.visitCode)).toBe(false);
    expect((await stateOf(kiosk)).enrolment).toEqual({ step: 'stolen' });
  });

  it('is locked with a message, also after a restart, until it is unlocked', async () => {
    const { kiosk, kioskId } = await enrolled('Wintertuin');
    await tell(kioskId, 'lock', 'Kom naar balie 2');
    await until(time, async () => (await stateOf(kiosk)).lockMessage !== null);
    const refused = await kiosk.kiosk.handlers['visit.begin']({ by: 'plug', locale: 'nl' });
    await kiosk.stop();
    const again = await start(null);
    const locked = (await stateOf(again)).lockMessage;
    await tell(kioskId, 'unlock');
    await until(time, async () => (await detailOf(kioskId)).commands[0]?.state === 'done');
    const { lockMessage } = await stateOf(again);

    expect([refused.ok, locked, lockMessage]).toEqual([false, 'Kom naar balie 2', null]);
    const { commands } = await detailOf(kioskId);
    expect(commands.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'unlock done',
      'lock done',
    ]);
  });

  it('that drains serves who is here, lets nobody else begin, and restarts once', async () => {
    const { kiosk, kioskId } = await enrolled('Trap');
    const { visitId } = await answeredVisit(kiosk.kiosk, 'Wachtwoord kwijt');
    await tell(kioskId, 'drain');
    await until(time, async () => (await stateOf(kiosk)).lockMessage !== null);
    time.pass(60_000);
    const during = restarts;
    const receipt = await submitted(kiosk.kiosk, visitId);
    await until(time, () => Promise.resolve(restarts > 0));

    expect([during, receipt.confirmedByDesk]).toEqual([0, true]);
    expect((await detailOf(kioskId)).commands).toMatchObject([{ kind: 'drain', state: 'done' }]);
  });

  it('asks for an update when it is told to, and says so when it does not update itself', async () => {
    const { kioskId } = await enrolled('Orangerie');
    const ended = async (state: 'done' | 'failed') =>
      (await detailOf(kioskId)).commands.filter((one) => one.state === state);

    await tell(kioskId, 'update');
    await until(time, async () => (await ended('failed')).length === 1);
    updatesItself = true;
    await tell(kioskId, 'update');
    await until(time, async () => (await ended('done')).length === 1);

    expect(asked).toBe(2);
    expect(await ended('failed')).toMatchObject([{ kind: 'update', detail: 'update/not-set-up' }]);
  });

  it('sends its log without a word of a visitor', async () => {
    const { kiosk, kioskId } = await enrolled('Zolder');
    isOpen = false;
    const { visitId } = await answeredVisit(kiosk.kiosk, 'Zeldzame woorden');
    await submitted(kiosk.kiosk, visitId);
    isOpen = true;
    await tell(kioskId, 'log-bundle');
    await until(time, async () => (await detailOf(kioskId)).commands[0]?.state === 'done');
    const { commands } = await detailOf(kioskId);
    const params = { kioskId, commandId: commands[0]?.commandId ?? '' };
    const { bundle } = await desk.admin.call('fleet.log-bundle', { params });

    expect(bundle).toContain('"level":"warn"');
    for (const word of ['Zeldzame', 'Sam Proef', '0612345678', visitId]) {
      expect(bundle).not.toContain(word);
    }
  });

  it('takes up what two admins decided of it once its visitor has gone, and prints where they say', async () => {
    const { kiosk, kioskId } = await enrolled('Plein');
    const params = { profileId: firstProfileId };
    const content: KioskConfig = {
      ...usualConfig,
      texts: { ...usualConfig.texts, greeting: { nl: 'Dag buurt', en: '' } },
      printerUri: 'ipp://printer.example/ipp/print',
    };
    const { visitId } = await answeredVisit(kiosk.kiosk, 'Wachtwoord kwijt');
    const asked = { params, body: { content, basedOn: 0, words: '' } };
    const { proposal } = await desk.admin.call('kiosk-profile.propose', asked);
    await desk.admin.call('kiosk-profile.decide', {
      params: { ...params, proposalId: proposal?.proposalId ?? '' },
      body: { decision: 'approve' },
    });
    await until(time, () => isOnDisk(data, 'Dag buurt'));
    const during = await stateOf(kiosk);
    await submitted(kiosk.kiosk, visitId);
    await until(time, async () => (await detailOf(kioskId)).beat?.configVersion === 1);

    expect([during.shown.texts.greeting.nl, during.printerReady]).toEqual(['', false]);
    expect(await stateOf(kiosk)).toMatchObject({
      printerReady: true,
      shown: { texts: { greeting: { nl: 'Dag buurt' } } },
    });
  });
});
