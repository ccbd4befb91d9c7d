import { describe as group, expect, it } from 'vitest';
import { ok } from '../shared/base/result.ts';
import {
  exchangeRecordSchema,
  isWhole,
  transcriptOf,
  type ExchangeRecord,
} from '../shared/domain/exchange-record.ts';
import type { Fact } from '../shared/domain/readout.ts';
import { describe } from './described-device.ts';
import { diagnose } from './diagnose.ts';
import { ExchangeRecorder } from './exchange-recorder.ts';
import { operation } from './mtp/codes.ts';
import { MtpSession } from './mtp/session.ts';
import { probes } from './registry.ts';
import { simulatedDevices } from './simulated/catalogue.ts';
import { labAdbKey } from './simulated/lab-adb-key.ts';
import { ManualTime } from './simulated/manual-time.ts';
import { simulated } from './simulated/replayed.ts';
import { ReplayPort } from './simulated/replay-port.ts';
import { runProbe } from './simulated/run-probe.ts';
import { SimulatedBus } from './simulated/simulated-bus.ts';
import { StopSource } from './stop-source.ts';
import { noUsbNames } from './usb/usb-names.ts';

const readoutId = '01a2024b-7ffe-752c-995f-d26433f30d17';

/** Reads a simulated device as deep as can be, and what is kept of the exchanges. */
async function recorded(name: string) {
  const time = new ManualTime();
  const bus = new SimulatedBus(time, 5);
  const attached = bus.plug(simulated(name), '1-1');
  const gone = new StopSource();
  await bus.start({ attached() {}, detached: () => gone.stop(), stateChanged() {} });
  const device = describe(attached, noUsbNames);
  const kept: ExchangeRecord[] = [];
  const reading = diagnose(
    {
      ...{ clock: time, timers: time, probes, newReadoutId: () => readoutId },
      newAdbKey: labAdbKey,
    },
    {
      device,
      open: () => bus.open(attached.deviceId),
      hidUsages: () => bus.hidUsages(attached.deviceId),
      upTo: 'L2',
      deadlineMs: 120_000,
      stop: new StopSource().signal,
      gone: gone.signal,
      onFact: () => undefined,
      onFinding: () => undefined,
      onPrompt: () => undefined,
      onExchanges: (record) => kept.push(record),
    },
  );
  const readout = await time.until(reading, 400_000);
  const [record] = kept;
  if (record === undefined) throw new Error(`Nothing was kept of ${name}`);
  return { device, readout, record: exchangeRecordSchema.parse(record) };
}

const bytesOf = (record: ExchangeRecord): string =>
  record.probes
    .flatMap(({ exchanges }) =>
      exchanges.flatMap(({ question, sent, answer }) => [question?.hex, sent?.hex, answer?.hex]),
    )
    .join(' ');

const names = simulatedDevices.map(({ name }) => name);
/** Facts with the number of one specimen. */
const isNumber = ({ key }: Pick<Fact, 'key'>): boolean => /serial|imei|mac$/u.test(key);

group('what is kept of a reading of each simulated device', () => {
  it.each(names)('%s: holds no serial number, IMEI, key or signature', async (name) => {
    const { device, readout, record } = await recorded(name);

    const key = await labAdbKey();
    const secrets = [
      ...readout.facts
        .filter((fact) => isNumber(fact) && typeof fact.value === 'string')
        .map(({ value }) => Buffer.from(String(value))),
      Buffer.from(device.serial ?? ''),
      Buffer.from('000000000001234'),
      Buffer.from('LAB0DEBUG0000'),
      Buffer.from(key.publicKey),
      Buffer.from(key.sign(new Uint8Array(20).fill(7))).subarray(0, 32),
      // The owner of the second user of a phone, and where a volume was mounted.
      Buffer.from('Somebody'),
    ].filter((secret) => secret.length >= 4);
    const kept = bytesOf(record);
    for (const secret of secrets) {
      const text = secret.toString('latin1');
      // What has nothing but zeros behind its mark is a replacement itself.
      if (/^LAB0+$/u.test(text)) continue;
      const inEither = [secret, Buffer.from(text, 'utf16le')].map((one) => one.toString('hex'));
      expect([text, inEither.some((one) => kept.includes(one))]).toEqual([text, false]);
    }
  });

  it('has nothing of the blocks of a drive, in whichever way it is read', async () => {
    const { record } = await recorded('stick-ntfs');

    const answers = record.probes.flatMap(({ exchanges }) =>
      exchanges.filter(
        ({ answer }) => answer !== null && answer.length >= 512 && answer.left !== 'nothing',
      ),
    );
    expect(answers.length).toBeGreaterThan(10);
    expect(answers.map(({ answer }) => answer?.left)).toEqual(answers.map(() => 'private'));
    expect(answers.map(({ answer }) => answer?.hex)).toEqual(answers.map(() => ''));
  });

  it('has of the keyboard test that keys were pressed and not which', async () => {
    const { record } = await recorded('keyboard');

    const test = record.probes.find(({ probe }) => probe === 'key-test');
    const reports = (test?.exchanges ?? []).filter(({ kind }) => kind === 'bulk-in');
    expect(reports.length).toBeGreaterThan(0);
    expect(reports.map(({ answer }) => answer?.hex ?? '')).toEqual(reports.map(() => ''));
  });

  it('has nothing of a file that another program asked for and that comes between our answers', async () => {
    const photo = [
      0x20,
      0,
      0,
      0,
      2,
      0,
      0x09,
      0x10,
      7,
      0,
      0,
      0,
      ...Buffer.from('a holiday photograph'),
    ];
    const refused = [0x0c, 0, 0, 0, 3, 0, 0x05, 0x20, 0, 0, 0, 0];
    const answers = [photo, refused].map((answer) => Uint8Array.from(answer));
    const recorder = new ExchangeRecorder(() => 0, null);
    const { port, conceal } = recorder.of('mtp-contents', {
      exchange: async (exchange) =>
        ok(
          exchange.kind === 'bulk-in' ? (answers.shift() ?? new Uint8Array(0)) : new Uint8Array(0),
        ),
      close: async () => {},
    });
    conceal(null);
    const place = { interfaceNumber: 0, bulkIn: 1, bulkOut: 2, events: null };

    const reply = await new MtpSession(port, place, new StopSource().signal).askOutsideSession(
      operation.getDeviceInfo,
    );

    const [asked, stray, answer] = recorder.finished(readoutId).probes[0]?.exchanges ?? [];
    expect(reply).toEqual(ok({ code: 0x2005, data: new Uint8Array(0) }));
    expect(asked?.name).toBe('MTP GetDeviceInfo');
    expect(stray?.answer).toEqual({ length: photo.length, hex: '', left: 'private' });
    expect(answer?.answer?.hex).toBe(Buffer.from(refused).toString('hex'));
  });

  it('plays again with the same facts where nothing was left out', async () => {
    let played = 0;
    for (const name of names) {
      const { device, readout, record } = await recorded(name);
      for (const one of record.probes.filter(isWhole)) {
        const probe = probes.find(({ id }) => id === one.probe);
        const ended = readout.probes.find((outcome) => outcome.probe === one.probe);
        // One that was cut off by the runner had more to ask.
        if (probe === undefined || ended?.fault !== null || probe.id === 'key-test') continue;
        const replay = new ReplayPort(transcriptOf(one, readoutId));
        const again = await runProbe(probe, replay, device);
        replay.finished();

        const facts = readout.facts.filter((fact) => fact.probe === probe.id && !isNumber(fact));
        const expected = Object.fromEntries(facts.map(({ key, value }) => [key, value]));
        expect([name, again.fault, again.facts]).toEqual([
          ...[name, null],
          { ...again.facts, ...expected },
        ]);
        played += 1;
      }
    }
    expect(played).toBeGreaterThan(names.length);
  });
});
