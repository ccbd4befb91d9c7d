import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { simulatedDevice } from '../simulated/catalogue.ts';
import { ReplayPort } from '../simulated/replay-port.ts';
import { described, runProbe } from '../simulated/run-probe.ts';
import { usbBos } from './usb-bos.ts';

const stick = simulatedDevice('usb-stick-slow');

async function replayed(name: string) {
  if (stick === undefined) throw new Error('The catalogue has no slow stick');
  const text = readFileSync(new URL(`./transcripts/${name}.txt`, import.meta.url), 'utf8');
  const port = new ReplayPort(text);
  const learnt = await runProbe(usbBos, port, described(stick));
  port.finished();
  return learnt;
}

it('learns that a device could be faster', async () => {
  expect(await replayed('usb-bos.superspeed')).toEqual({
    facts: { 'usb.superspeed-capable': true },
    fault: null,
    prompts: [],
  });
});

it('takes a device without BOS for a plain device', async () => {
  expect(await replayed('usb-bos.none')).toEqual({ facts: {}, fault: null, prompts: [] });
});

it('learns that an adapter could not start its picture', async () => {
  expect(await replayed('usb-bos.failed-video')).toEqual({
    facts: { 'usb.superspeed-capable': false, 'usb.alternate-mode-failed': true },
    fault: null,
    prompts: [],
  });
});
