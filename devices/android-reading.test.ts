import { describe as group, expect, it } from 'vitest';
import type { DevicePrompt, Layer } from '../shared/domain/readout.ts';
import type { NewAdbKey } from './adb/key.ts';
import { describe } from './described-device.ts';
import { diagnose } from './diagnose.ts';
import { probes } from './registry.ts';
import { simulatedDevice } from './simulated/catalogue.ts';
import { labAdbKey } from './simulated/lab-adb-key.ts';
import { ManualTime } from './simulated/manual-time.ts';
import { SimulatedBus } from './simulated/simulated-bus.ts';
import type { SimulatedDevice } from './simulated/simulated-device.ts';
import { StopSource } from './stop-source.ts';
import { noUsbNames } from './usb/usb-names.ts';

function named(name: string): SimulatedDevice {
  const device = simulatedDevice(name);
  if (device === undefined) throw new Error(`No simulated device ${name}`);
  return device;
}

interface Reading {
  readonly time?: ManualTime;
  readonly upTo?: Layer;
  readonly newAdbKey?: NewAdbKey | null;
}

/** A whole reading by the runner, with the deadline that kiosks have unless told otherwise. */
async function read(device: SimulatedDevice, options: Reading = {}) {
  const { time = new ManualTime(), upTo = 'L2', newAdbKey = labAdbKey } = options;
  const bus = new SimulatedBus(time, 5);
  const attached = bus.plug(device, '1-2');
  const prompts: (DevicePrompt | null)[] = [];
  const shownAtMs: number[] = [];
  const startedMs = time.nowMs();
  const readout = await time.until(
    diagnose(
      { clock: time, timers: time, probes, newReadoutId: () => 'unused', newAdbKey },
      {
        device: describe(attached, noUsbNames),
        open: () => bus.open(attached.deviceId),
        hidUsages: () => bus.hidUsages(attached.deviceId),
        upTo,
        deadlineMs: 30_000,
        stop: new StopSource().signal,
        gone: new StopSource().signal,
        onFact(fact) {
          if (fact.key === 'storage.shown') shownAtMs.push(time.nowMs() - startedMs);
        },
        onFinding: () => undefined,
        onPrompt: (prompt) => prompts.push(prompt),
      },
    ),
  );
  return {
    readout,
    codes: readout.findings.map((finding) => finding.code),
    prompts,
    shownAtMs: shownAtMs[0],
  };
}

group('a locked phone', () => {
  /** A phone that tells of nothing and shows its storage from a moment on. */
  function unlockedAt(time: ManualTime, unlockMs: number): SimulatedDevice {
    const atMs = time.nowMs() + unlockMs;
    const locked = named('android-locked');
    return {
      ...locked,
      open() {
        const before = locked.open();
        const after = named('android-healthy').open();
        return {
          answer: (exchange) => (time.nowMs() < atMs ? before : after).answer(exchange),
        };
      },
    };
  }

  it.each([900, 3300, 7650])('is read within a second of its unlock after %i ms', async (at) => {
    const time = new ManualTime();

    const { shownAtMs, prompts, codes } = await read(unlockedAt(time, at), { time, upTo: 'L1' });

    expect(prompts).toEqual(['unlock', null]);
    expect(shownAtMs).toBeGreaterThanOrEqual(at);
    expect(shownAtMs).toBeLessThan(at + 1000);
    expect(codes).toEqual(['nothing-wrong-seen']);
  });

  it('that stays locked is asked for file transfer too, and called locked in thirteen seconds', async () => {
    const { shownAtMs, prompts, codes, readout } = await read(named('android-locked'));

    expect(prompts).toEqual(['unlock', 'choose-file-transfer', null]);
    expect(shownAtMs).toBeLessThan(13_000);
    expect(codes).toEqual(['phone-locked']);
    expect(readout.complete).toBe(true);
  });
});

group('a phone with USB debugging', () => {
  it('is asked for it and read when it is allowed', async () => {
    const { prompts, codes, readout } = await read(named('android-debugging'));

    expect(prompts).toEqual(['allow-debugging', null]);
    expect(codes).toEqual(['android-developer-options', 'android-managed']);
    expect(readout.complete).toBe(true);
  });

  it('that was never looked after has much to tell, the worst first', async () => {
    const { codes } = await read(named('android-neglected'));

    expect(codes).toEqual([
      'storage-full',
      'battery-low',
      'android-battery-hot',
      'android-battery-worn',
      'android-patch-very-old',
      'android-out-of-support',
      'android-not-encrypted',
      'android-boot-loader-unlocked',
      'android-airplane-mode',
      'android-long-uptime',
      'android-developer-options',
      'android-work-profile',
    ]);
  });

  it('whose owner does nothing is unknown, and the reading ends in its time', async () => {
    const { codes, readout } = await read(named('android-debugging-ignored'));

    expect(codes).toEqual(['android-debugging-not-allowed']);
    expect(readout.complete).toBe(true);
  });

  it.each<[string, Reading]>([
    ['the kiosk makes no key', { newAdbKey: null }],
    ['the visitor agreed to less', { upTo: 'L1' }],
  ])('is read as any other when %s', async (_why, options) => {
    const { prompts, readout } = await read(named('android-debugging'), options);

    expect(prompts).toEqual([]);
    expect(readout.probes.map((one) => one.probe)).not.toContain('adb-shell');
  });
});
