import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { simulatedDevice } from '../simulated/catalogue.ts';
import { ReplayPort } from '../simulated/replay-port.ts';
import { described, runProbe } from '../simulated/run-probe.ts';
import { networkLink } from './network-link.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);
const adapter = simulatedDevice('network-adapter');
if (adapter === undefined) throw new Error('The catalogue has no network adapter');
const device = described(adapter);

async function replayed(name: string) {
  const file = new URL(`./transcripts/network-link.${name}.txt`, import.meta.url);
  const port = new ReplayPort(readFileSync(file, 'utf8'));
  const learnt = await runProbe(networkLink, port, device);
  port.finished();
  return learnt;
}

it('reads a link of a gigabit', async () => {
  expect(await replayed('gigabit')).toEqual({
    facts: {
      'network.driven': true,
      'network.mac': '02:00:5e:10:00:01',
      'network.state': 'up',
      'network.carrier': true,
      'network.speed': 1_000_000_000,
      'network.duplex': 'full',
    },
    fault: null,
    prompts: [],
  });
});

it('says of an adapter without link no speed', async () => {
  expect((await replayed('no-link')).facts).toEqual({
    'network.driven': true,
    'network.mac': '02:00:5e:10:00:02',
    'network.state': 'down',
    'network.carrier': false,
  });
});

it('is silent on a system that shows no attributes, and fails with a device that is gone', async () => {
  const answering = (code: 'device/unsupported' | 'device/gone') => ({
    exchange: async () => err(fault(code, '')),
    close: async () => undefined,
  });

  const { facts, fault: unsupported } = await runProbe(
    networkLink,
    answering('device/unsupported'),
    device,
  );
  expect([facts, unsupported]).toEqual([{}, null]);
  expect((await runProbe(networkLink, answering('device/gone'), device)).fault).toBe('device/gone');
});

it('takes any answers', async () => {
  const answer = fc.oneof(
    fc.uint8Array({ maxLength: 2048 }),
    fc
      .constantFrom('1-1:1.0\nspeed', 'eth0', '1\n', '-1\n', '4294967295\n', 'full')
      .map((text) => Uint8Array.from(text, (one) => one.charCodeAt(0))),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(answer, { maxLength: 8 }), async (answers) => {
      const left = [...answers];
      const port = {
        exchange: async () => ok(left.shift() ?? new Uint8Array(0)),
        close: async () => undefined,
      };
      const { facts } = await runProbe(networkLink, port, device);
      const speed = facts['network.speed'] ?? 1;
      expect(typeof speed === 'number' && speed > 0 && speed <= 400e9).toBe(true);
    }),
    { numRuns: fuzzRuns },
  );
});
