import { describe, expect, it } from 'vitest';
import { readoutSchema, type DevicePrompt } from '../shared/domain/readout.ts';
import { codesOf, read } from './diagnose.test-support.ts';
import type { Probe } from './probe.ts';
import { simulatedDevices } from './simulated/catalogue.ts';

describe('a reading', () => {
  it('finds that a phone is full and nearly empty of charge, worst first, with its evidence', async () => {
    const { readout } = await read('android-full');

    expect(readout.complete).toBe(true);
    expect(readout.findings).toEqual([
      {
        code: 'storage-full',
        verdict: 'fault',
        route: 'mobile',
        params: { freeGb: 1.2, capacityGb: 128, freePercent: 0 },
        basedOn: ['storage.free', 'storage.capacity', 'storage.free-percent'],
        layer: 'L1',
        confidence: 'derived',
      },
      {
        code: 'battery-low',
        verdict: 'attention',
        route: 'mobile',
        params: { level: 12 },
        basedOn: ['battery.level'],
        layer: 'L1',
        confidence: 'reported',
      },
    ]);
    expect(readout.probes.map(({ probe, fault: ended }) => [probe, ended])).toEqual([
      ['usb-descriptors', null],
      ['usb-bos', null],
      ['mtp-contents', null],
    ]);
  });

  it.each([
    ['android-healthy', ['nothing-wrong-seen']],
    ['android-locked', ['phone-locked']],
    ['android-charging', ['no-data-interfaces']],
    ['iphone', ['nothing-wrong-seen']],
    ['iphone-recovery', ['mode-apple-recovery']],
    ['usb-stick', ['nothing-wrong-seen']],
    ['usb-stick-slow', ['superspeed-device-at-high-speed']],
    ['keyboard', ['nothing-wrong-seen']],
    ['printer', ['nothing-wrong-seen']],
    ['security-key', ['nothing-wrong-seen']],
    ['dock-no-video', ['alternate-mode-failed']],
    ['liar', ['descriptor-lies']],
    ['vanishing', ['partly-read']],
    ['hanging', ['partly-read']],
    ['bad-usb', ['storage-with-keyboard']],
    ['hostile', ['strange-texts']],
    ['android-unlocking', ['nothing-wrong-seen']],
    ['android-vendor-mtp', ['nothing-wrong-seen']],
    ['camera-no-card', ['no-memory-card']],
    ['camera-neglected', ['storage-card-almost-full', 'battery-low', 'camera-clock-behind']],
    ['security-key-pin-low', ['key-pin-tries-low', 'key-firmware-old']],
    ['security-key-blocked', ['key-pin-blocked']],
    ['security-key-u2f', ['key-without-fido2']],
    ['smart-card-reader', ['nothing-wrong-seen']],
    ['smart-card-reader-empty', ['card-missing']],
    ['smart-card-reader-mute', ['card-does-not-answer']],
    ['ups', ['nothing-wrong-seen']],
    ['ups-on-battery', ['ups-battery-worn', 'ups-on-battery', 'ups-battery-low']],
    ['printer-no-paper', ['printer-out-of-paper']],
    ['printer-own-driver', ['printer-needs-own-driver']],
    ['printer-ink', ['nothing-wrong-seen']],
    ['printer-cyan-empty', ['printer-supply-empty']],
    // The key test runs only in a deeper reading, which a person starts.
    ['keyboard-stuck', ['nothing-wrong-seen']],
    ['ducky', ['nothing-wrong-seen']],
  ])('of %s concludes %j', async (name, codes) => {
    const { readout } = await read(name);

    expect(codesOf(readout.findings)).toEqual(codes);
  });

  it.each([
    ['iphone', ['apple-passcode-unknown', 'apple-not-supervised', 'apple-find-my-on']],
    [
      'iphone-worn',
      [
        'storage-full',
        'apple-model-out-of-support',
        'battery-low',
        'apple-battery-hot',
        'apple-battery-worn',
        'apple-battery-cycles',
        'apple-supervised',
      ],
    ],
    ['iphone-refuses', ['apple-trust-refused', 'partly-read']],
    ['iphone-silent', ['apple-trust-timeout', 'partly-read']],
    ['iphone-locked', ['apple-locked', 'partly-read']],
    ['ipad', ['apple-trust-timeout', 'partly-read']],
    [
      'iphone-supervised',
      ['apple-passcode-unknown', 'apple-paired-by-organisation', 'apple-supervised'],
    ],
  ])('of %s, as deep as trust allows, concludes %j', async (name, codes) => {
    const { readout } = await read(name, { upTo: 'L2', deadlineMs: 110_000 });

    expect(codesOf(readout.findings)).toEqual(codes);
  });

  it('says what the visitor had not done when a probe that waited for him is cut off', async () => {
    const waiting = (prompt: DevicePrompt): Probe => ({
      id: `waits-for-${prompt}`,
      layer: 'L1',
      deadlineMs: 100,
      matches: () => true,
      run: (context) => {
        context.prompt(prompt);
        return new Promise(() => {});
      },
    });
    const { readout } = await read('keyboard', {
      probes: [waiting('trust'), waiting('unlock'), waiting('touch-key')],
    });

    expect(readout.probes.slice(-3).map((one) => one.fault?.code)).toEqual([
      'device/trust-timeout',
      'device/locked',
      'device/timeout',
    ]);
  });

  it('keeps the contract and says where every fact comes from, for every simulated device', async () => {
    for (const { name } of simulatedDevices) {
      const { readout, facts, findings } = await read(name);
      expect(() => readoutSchema.parse(readout)).not.toThrow();
      expect(readout.facts).toEqual(facts);
      expect(codesOf(readout.findings).toSorted()).toEqual(codesOf(findings).toSorted());
      const keys = new Set(facts.map((fact) => fact.key));
      expect(readout.findings.every((one) => one.basedOn.every((key) => keys.has(key)))).toBe(true);
    }
  });

  it('goes no deeper than the visitor agreed to', async () => {
    const { readout } = await read('android-full', { upTo: 'L0' });

    expect(readout.facts.every((fact) => fact.layer === 'L0')).toBe(true);
    expect(readout.probes.map((outcome) => outcome.probe)).not.toContain('mtp-contents');
  });

  it('stands in the deepest layer when the organisation itself let us in', async () => {
    const { facts, findings } = await read('iphone-supervised', { upTo: 'L2' });
    const layerOf = (key: string) => facts.find((fact) => fact.key === key)?.layer;
    const paired = findings.find(({ code }) => code === 'apple-paired-by-organisation');

    expect(['apple.trust', 'apple.organisation-pairing', 'apple.model'].map(layerOf)).toEqual([
      'L3',
      'L3',
      'L0',
    ]);
    expect(paired?.layer).toBe('L3');
  });

  it('says so when a device has no serial number', async () => {
    const { facts } = await read('keyboard');

    expect(facts.find((fact) => fact.key === 'device.has-serial')?.value).toBe(false);
    expect(facts.some((fact) => fact.key === 'device.serial')).toBe(false);
  });
});
