import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Probe } from '../probe.ts';
import { simulatedDevice } from '../simulated/catalogue.ts';
import { ReplayPort } from '../simulated/replay-port.ts';
import { described, runProbe } from '../simulated/run-probe.ts';
import { storageIdentity } from './storage-identity.ts';
import { storageMedium } from './storage-medium.ts';

const stick = simulatedDevice('usb-stick');
if (stick === undefined) throw new Error('No simulated stick');
const device = described(stick);

async function replayed(probe: Probe, name: string) {
  const text = readFileSync(new URL(`./transcripts/${name}.txt`, import.meta.url), 'utf8');
  const port = new ReplayPort(text);
  const { facts, fault } = await runProbe(probe, port, device);
  port.finished();
  return { facts, fault };
}

it('names the maker and model of a stick', async () => {
  expect(await replayed(storageIdentity, 'storage-identity.usb-stick')).toEqual({
    facts: {
      'drive.type': 'disk',
      'drive.removable': true,
      'drive.maker': 'SanDisk',
      'drive.model': 'Ultra',
      'drive.firmware': '1.00',
      'drive.transport': 'Bulk-Only',
    },
    fault: null,
  });
});

it('reads past the attention that a fresh stick has, and sees that it cannot be written', async () => {
  expect(await replayed(storageMedium, 'storage-medium.write-protected')).toEqual({
    facts: {
      'drive.medium-present': true,
      'drive.capacity': 31_004_295_168,
      'drive.block-size': 512,
      'drive.write-protected': true,
    },
    fault: null,
  });
});

it('looks into every slot of a reader before it says that there is no card', async () => {
  expect(await replayed(storageMedium, 'storage-medium.no-card')).toEqual({
    facts: { 'drive.medium-present': false },
    fault: null,
  });
});
