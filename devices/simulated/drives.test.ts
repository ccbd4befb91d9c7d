import { describe, expect, it } from 'vitest';
import type { Exchange } from '../port.ts';
import type { ProbeFact } from '../probe.ts';
import { storageIdentity } from '../probes/storage-identity.ts';
import { storageLayout } from '../probes/storage-layout.ts';
import { storageMedium } from '../probes/storage-medium.ts';
import { storageSample } from '../probes/storage-sample.ts';
import { storageSmart } from '../probes/storage-smart.ts';
import { findingsOf } from '../findings/find.ts';
import { ataDrive } from './ata-drive.ts';
import { sparseMedium } from './block-medium.ts';
import { parseCommandWrapper } from './bot-bytes.ts';
import { simulatedDevices } from './catalogue.ts';
import { directPort } from './direct-port.ts';
import { described, runProbe } from './run-probe.ts';
import { ScsiResponder, type SimulatedDrive } from './scsi-responder.ts';
import { stickDrive } from './sticks.ts';
import type { SimulatedDevice } from './simulated-device.ts';

const probes = [storageIdentity, storageMedium, storageLayout, storageSample, storageSmart];
const drives = simulatedDevices.filter((device) => storageIdentity.matches(described(device)));

function named(name: string): SimulatedDevice {
  const found = drives.find((one) => one.name === name);
  if (found === undefined) throw new Error(`No simulated drive ${name}`);
  return found;
}

/** All that the five probes learn from one drive. */
async function readAll(device: SimulatedDevice, onExchange?: (exchange: Exchange) => void) {
  const port = directPort(device.open(), onExchange);
  const facts: Record<string, ProbeFact['value']> = {};
  const faults: (string | null)[] = [];
  for (const probe of probes) {
    const learnt = await runProbe(probe, port, described(device));
    Object.assign(facts, learnt.facts);
    faults.push(learnt.fault);
  }
  return { facts, faults };
}

const codesOf = (facts: Readonly<Record<string, ProbeFact['value']>>) =>
  findingsOf(
    Object.entries(facts).map(([key, value]) => ({
      ...{ key, value, unit: null, probe: 'test', layer: 'L1', confidence: 'measured' },
      ...{ readAt: '2026-11-26T12:00:00.000Z', durationMs: 1 },
    })),
  ).map(({ code }) => code);

describe('a drive of the lab', () => {
  it.each([
    ['usb-stick', []],
    ['stick-dirty', ['drive-file-system-dirty']],
    ['stick-exfat-dirty', ['drive-file-system-dirty']],
    ['stick-ntfs', []],
    ['stick-luks', ['drive-luks']],
    ['stick-bitlocker', ['drive-bitlocker']],
    ['stick-blank', ['drive-blank']],
    ['stick-write-protected', ['drive-write-protected']],
    ['stick-bad-spot', ['drive-unreadable-spots']],
    ['stick-fake', ['drive-not-its-size']],
    ['card-reader-empty', ['drive-no-medium']],
    ['ssd-failing', ['drive-smart-failing', 'drive-bad-sectors', 'drive-worn']],
  ])('%s leads to %j', async (name, expected) => {
    const { facts, faults } = await readAll(named(name));

    expect(faults).toEqual([null, null, null, null, null]);
    expect(codesOf(facts)).toEqual(expected);
  });

  it('tells what it is, how large and how it is divided', async () => {
    const { facts } = await readAll(named('usb-stick'));

    expect(facts).toMatchObject({
      'drive.maker': 'SanDisk',
      'drive.model': 'Ultra',
      'drive.capacity': 31_004_295_168,
      'drive.write-protected': false,
      'drive-layout.table': 'MBR',
      'drive-layout.file-systems': ['FAT32'],
      'drive-sample.unreadable': 0,
    });
    expect(Object.keys(facts)).not.toContain('drive-smart.available');
  });

  it('tells its health when it is a disk behind a bridge', async () => {
    const { facts } = await readAll(named('ssd-failing'));

    expect(facts).toMatchObject({
      'drive-smart.available': true,
      'drive-smart.passed': false,
      'drive-smart.reallocated': 1840,
      'drive-smart.pending': 16,
      'drive-smart.powered-on': 1300,
      'drive-smart.temperature': 53,
      'drive-smart.wear-used': 104,
      'drive-smart.below-threshold': ['5'],
    });
  });
});

describe('a drive with another inside', () => {
  const with_ = (drive: Partial<SimulatedDrive>, serial: string | null = 'LAB0') => {
    const base = named('usb-stick');
    const { units } = stickDrive(null);
    return {
      ...base,
      strings: { ...base.strings, serial },
      open: () => new ScsiResponder({ ...stickDrive(null), units, ...drive }),
    };
  };
  const medium = (blocks: number, blockSize = 512) => ({
    blocks,
    blockSize,
    read: (_lba: number, count: number) => new Uint8Array(count * blockSize),
  });

  it('is read at the slot that has a card', async () => {
    const { facts } = await readAll(with_({ units: [{ medium: null }, { medium: medium(1000) }] }));

    expect(facts).toMatchObject({
      'drive.slots': 2,
      'drive.medium-present': true,
      'drive.capacity': 512_000,
    });
  });

  it('may be larger than ten bytes can say, or have blocks of 4096', async () => {
    const huge = await readAll(with_({ units: [{ medium: medium(2 ** 33 + 5) }] }));
    const large = await readAll(with_({ units: [{ medium: medium(100_000, 4096) }] }));

    expect(huge.facts['drive.capacity']).toBe((2 ** 33 + 5) * 512);
    expect(huge.facts['drive-sample.unreadable']).toBe(0);
    expect(large.facts).toMatchObject({ 'drive.block-size': 4096, 'drive-layout.blank': true });
  });

  it('tells its serial number only when the descriptors have none', async () => {
    const asked = { units: [{ medium: medium(1000) }], serial: 'LAB0UNIT01' };

    expect((await readAll(with_(asked, null))).facts['drive.serial']).toBe('LAB0UNIT01');
    expect((await readAll(with_(asked))).facts['drive.serial']).toBeUndefined();
  });

  it('counts no sectors in the upper bytes, where its maker counts something else', async () => {
    const bytes = 5 * 0x1_0000;
    const disk = (raw: number) => ({
      removable: false,
      units: [{ medium: medium(1000) }],
      ata: ataDrive({ solidState: false, failing: false, attributes: [[5, 100, 10, raw]] }),
    });
    const healthy = await readAll(with_(disk(bytes)));
    const worn = await readAll(with_(disk(bytes + 12)));

    expect(healthy.facts['drive-smart.reallocated']).toBe(0);
    expect(codesOf(healthy.facts)).not.toContain('drive-bad-sectors');
    expect(worn.facts['drive-smart.reallocated']).toBe(12);
  });

  it('has no health to tell when its bridge knows no pass-through', async () => {
    const { facts, faults } = await readAll(
      with_({ removable: false, units: [{ medium: medium(1000) }] }),
    );

    expect(faults).toEqual([null, null, null, null, null]);
    expect(facts['drive-smart.available']).toBe(false);
    expect(codesOf(facts)).toContain('drive-smart-unavailable');
  });

  it('may be cut off half way by its unreadable end', async () => {
    const read = (lba: number, count: number) =>
      lba > 500_000 ? null : new Uint8Array(count * 512);
    const { facts } = await readAll(with_({ units: [{ medium: { ...medium(1_000_000), read } }] }));

    expect(facts['drive-sample.unreadable-from']).toBeGreaterThan(50);
    expect(codesOf(facts)).toContain('drive-end-unreadable');
    expect(codesOf(facts)).not.toContain('drive-unreadable-spots');
  });
});

describe('a card that is pulled out of its reader while it is read', () => {
  it('has no spots that cannot be read', async () => {
    let commands = 0;
    const card = sparseMedium({ blocks: 1_000_000, contents: new Map() });
    const unit = {
      get medium() {
        return (commands += 1) > 15 ? null : card;
      },
    };
    const open = () => new ScsiResponder({ ...stickDrive(null), units: [unit] });
    const device = described(named('usb-stick'));
    const { facts, fault } = await runProbe(storageSample, directPort(open()), device);

    expect(fault).toBe('device/gone');
    expect(facts['drive-sample.spots']).toBeGreaterThan(5);
    expect(facts['drive-sample.unreadable']).toBe(0);
    expect(codesOf(facts)).toEqual([]);
  });
});

describe('a drive that does not answer at some places', () => {
  const deafAt = (isDeaf: (lba: number) => boolean) => {
    const base = named('stick-dirty');
    const responder = base.open();
    let deaf = false;
    return directPort({
      answer(exchange) {
        if (exchange.kind === 'bulk-out') {
          const cdb = parseCommandWrapper(exchange.bytes)?.cdb ?? new Uint8Array(16);
          deaf = cdb[0] === 0x28 && isDeaf(new DataView(cdb.buffer).getUint32(2));
        }
        return deaf && exchange.kind === 'bulk-in'
          ? { type: 'silence' }
          : responder.answer(exchange);
      },
    });
  };
  const device = described(named('stick-dirty'));

  it('still tells its table when a volume is silent', async () => {
    const { facts, fault } = await runProbe(
      storageLayout,
      deafAt((lba) => lba === 2048),
      device,
    );

    expect(fault).toBeNull();
    expect(facts).toMatchObject({
      'drive-layout.table': 'MBR',
      'drive-layout.unreadable-volumes': 1,
    });
  });

  it('has no other unreadable spot by the attention that follows our reset', async () => {
    let responder = named('stick-dirty').open();
    let silences = 1;
    const port = directPort({
      answer(exchange) {
        if (exchange.kind === 'control-out' && exchange.setup.type === 'class') {
          responder = named('stick-dirty').open();
        }
        if (exchange.kind !== 'bulk-in' || exchange.length < 65_536 || silences === 0) {
          return responder.answer(exchange);
        }
        silences -= 1;
        return { type: 'silence' };
      },
    });
    const { facts } = await runProbe(storageSample, port, device);

    expect(facts['drive-sample.spots']).toBeGreaterThan(30);
    expect(facts['drive-sample.unreadable']).toBe(1);
  });

  it('is left alone after three spots', async () => {
    let asked = 0;
    const port = deafAt(() => (asked += 1) > 0);
    const { facts, fault } = await runProbe(storageSample, port, device);

    expect(fault).toBeNull();
    expect(facts).toMatchObject({ 'drive-sample.spots': 3, 'drive-sample.unreadable': 3 });
  });
});

describe('reading a drive', () => {
  /** SPC-4, SBC-3 and SAT-3 commands that read. */
  const reading = new Set([0x00, 0x03, 0x12, 0x1a, 0x25, 0x28, 0x85, 0x88, 0x9e]);

  it('never sends anything but commands that read, and their recovery', async () => {
    for (const device of drives) {
      await readAll(device, (exchange) => {
        if (exchange.kind === 'bulk-out') {
          const command = parseCommandWrapper(exchange.bytes);
          expect(command).not.toBeNull();
          expect(reading).toContain(command?.cdb[0]);
          // Direction in, or no data at all.
          expect(command?.dataLength === 0 || exchange.bytes[12] === 0x80).toBe(true);
          if (command?.cdb[0] === 0x85) expect([0xec, 0xb0, 0x2f]).toContain(command.cdb[14]);
        }
        if (exchange.kind === 'control-out') expect(exchange.bytes.length).toBe(0);
        expect(exchange.kind.startsWith('hid')).toBe(false);
      });
    }
  });

  it('measures how fast it reads and which spots are slow', async () => {
    let nowMs = 0;
    const port = directPort(named('usb-stick').open(), (exchange) => {
      // 10 MB/s for the data; half a second and a little more for one spot in the middle.
      if (exchange.kind === 'bulk-in') nowMs += exchange.length / 10_000;
    });
    let reads = 0;
    const slowly: typeof port = {
      ...port,
      exchange(exchange, options) {
        if (exchange.kind === 'bulk-in' && exchange.length === 65_536) {
          reads += 1;
          if (reads === 12) nowMs += 600;
        }
        return port.exchange(exchange, options);
      },
    };

    const { facts } = await runProbe(storageSample, slowly, described(named('usb-stick')), {
      nowMs: () => nowMs,
    });

    expect(facts['drive-sample.speed']).toBeGreaterThan(9_900_000);
    expect(facts['drive-sample.speed']).toBeLessThan(10_000_001);
    expect(facts['drive-sample.slow']).toBe(1);
  });

  it('tells what it has seen when time is up, and gives up on a drive that is silent', async () => {
    let nowMs = 0;
    const port = directPort(named('usb-stick').open(), () => {
      nowMs += 60;
    });
    const { facts } = await runProbe(storageSample, port, described(named('usb-stick')), {
      nowMs: () => nowMs,
    });
    expect(nowMs).toBeLessThan(8000);
    expect(facts['drive-sample.spots']).toBeGreaterThan(20);

    let asked = 0;
    const responder = named('usb-stick').open();
    const silent = directPort({
      answer(exchange) {
        if (exchange.kind === 'bulk-in' && exchange.length >= 65_536) {
          asked += 1;
          return { type: 'silence' };
        }
        return responder.answer(exchange);
      },
    });
    const quiet = await runProbe(storageSample, silent, described(named('usb-stick')));
    expect(asked).toBe(3);
    expect(quiet.facts).toMatchObject({ 'drive-sample.unreadable': 3, 'drive-sample.bytes': 0 });
  });
});
