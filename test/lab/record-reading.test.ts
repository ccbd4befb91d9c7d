import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mtpContents } from '../../devices/probes/mtp-contents.ts';
import { usbBos } from '../../devices/probes/usb-bos.ts';
import { simulatedDevice } from '../../devices/simulated/catalogue.ts';
import { ReplayPort } from '../../devices/simulated/replay-port.ts';
import { described, runProbe } from '../../devices/simulated/run-probe.ts';
import { SimulatedPort } from '../../devices/simulated/simulated-port.ts';
import { StopSource } from '../../devices/stop-source.ts';
import { nodeTimers } from '../../main/reader/node-timers.ts';
import { recordReading } from './record-reading.ts';
import { redacted, transcriptText } from './transcript.ts';

const runs = Number(process.env.BALIE_FUZZ_RUNS ?? 300);

function plugged(name: string) {
  const device = simulatedDevice(name);
  if (device === undefined) throw new Error(`No simulated device ${name}`);
  const unplugged = new StopSource();
  const port = new SimulatedPort({
    responder: device.open(),
    unplugged: unplugged.signal,
    vanish: () => unplugged.stop(),
    timers: nodeTimers,
    latencyMs: 0,
  });
  return { device: described(device), port };
}

it.each([
  ['android-full', mtpContents],
  ['android-locked', mtpContents],
  ['vanishing', mtpContents],
  ['android-healthy', usbBos],
  ['dock-no-video', usbBos],
] as const)('a recorded reading of %s plays again with the same facts', async (name, probe) => {
  const { device, port } = plugged(name);

  const { transcript, facts, fault } = await recordReading(probe, port, device, ['A simulation.']);
  const replay = new ReplayPort(transcript);
  const again = await runProbe(probe, replay, device);
  replay.finished();

  expect(again.facts).toEqual(Object.fromEntries(facts.map(({ key, value }) => [key, value])));
  expect(again.fault).toBe(fault);
});

it('a serial number stands nowhere in the transcript, in no encoding', async () => {
  const { device, port } = plugged('android-full');
  const real = { ...device, serial: 'LAB0FULL000001' };

  const { transcript } = await recordReading(mtpContents, port, real, []);

  const hex = transcript.replaceAll(/[^0-9a-f]/gu, '');
  expect(hex).not.toContain(Buffer.from('FULL000001', 'utf16le').toString('hex'));
  expect(hex).toContain(Buffer.from('LAB00000000000', 'utf16le').toString('hex'));
});

it('finds a serial number that is cut into two transfers', () => {
  const bytes = Buffer.from('..R58M1234XYZ..', 'latin1');
  const lines = [
    { sign: '<=', bytes: bytes.subarray(0, 7) },
    { sign: '=>', bytes: Buffer.from('R58M1234XYZ') },
    { sign: '<=', bytes: bytes.subarray(7) },
  ] as const;

  const text = transcriptText(['Two halves'], lines, ['R58M1234XYZ', 'no']);

  expect(text).toBe(
    [
      '# Two halves',
      '<= 2e 2e 4c 41 42 30 30',
      '=> 4c 41 42 30 30 30 30 30 30 30 30',
      '<= 30 30 30 30 30 30 2e 2e',
      '',
    ].join('\n'),
  );
});

it('keeps every length, whatever the bytes and the secrets are', () => {
  const sign = fc.constantFrom('=>' as const, '<=' as const);
  const line = fc.record({ sign, bytes: fc.uint8Array({ maxLength: 40 }) });
  fc.assert(
    fc.property(fc.array(line), fc.array(fc.string({ minLength: 1 })), (lines, secrets) => {
      const clean = redacted(lines, secrets);
      expect(clean.map((one) => (one.sign === '!!' ? -1 : one.bytes.length))).toEqual(
        lines.map((one) => one.bytes.length),
      );
    }),
    { numRuns: runs },
  );
});
