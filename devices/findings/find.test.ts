import { describe, expect, it } from 'vitest';
import type { Fact, ProbeOutcome } from '../../shared/domain/readout.ts';
import { codesOf, fact as factOf } from './facts.test-support.ts';
import { closingFinding, findingsOf } from './find.ts';
import { conclude, factView } from './rule.ts';

const fact = (key: string, value: Fact['value'], layer: Fact['layer'] = 'L0') =>
  factOf(key, value, { layer });
const codes = (...facts: readonly Fact[]) => codesOf(findingsOf(facts));

const space = (percent: number, subject = 'storage') => [
  fact(`${subject}.capacity`, 128_000_000_000, 'L1'),
  fact(`${subject}.free`, percent * 1_280_000_000, 'L1'),
  fact(`${subject}.free-percent`, percent, 'L1'),
];

describe('findings', () => {
  it('call a storage full below five and almost full below ten percent', () => {
    expect(codes(...space(4))).toEqual(['storage-full']);
    expect(codes(...space(5))).toEqual(['storage-almost-full']);
    expect(codes(...space(10))).toEqual([]);
    expect(codes(...space(4, 'storage-card'))).toEqual(['storage-card-full']);
  });

  it('say nothing of a battery above fifteen percent, or without a level', () => {
    expect(codes(fact('battery.level', 15))).toEqual(['battery-low']);
    expect(codes(fact('battery.level', 16))).toEqual([]);
    expect(codes(fact('battery.level', 'low'))).toEqual([]);
  });

  it('compare the power that is asked with what the port must give', () => {
    const asks = (declared: number, speed: number) =>
      codes(fact('usb.power-declared', declared), fact('usb.speed', speed));

    expect(asks(510, 480_000_000)).toEqual(['needs-more-power-than-port']);
    expect(asks(510, 5_000_000_000)).toEqual([]);
    expect(asks(1000, 5_000_000_000)).toEqual(['needs-more-power-than-port']);
    expect(
      codes(
        fact('usb.power-declared', 510),
        fact('usb.speed', 480_000_000),
        fact('usb.self-powered', true),
      ),
    ).toEqual([]);
  });

  it('do not blame a phone for the cable that it is charged with', () => {
    const slow = [fact('usb.superspeed-capable', true), fact('usb.speed', 480_000_000)];

    expect(codes(...slow, fact('device.kind', 'storage'))).toEqual([
      'superspeed-device-at-high-speed',
    ]);
    expect(codes(...slow, fact('device.kind', 'phone'))).toEqual([]);
  });

  it('tell a camera without card from a locked phone', () => {
    const none = fact('storage.shown', 0, 'L1');

    expect(codes(none, fact('device.kind', 'camera'))).toEqual(['no-memory-card']);
    expect(codes(none, fact('device.kind', 'phone'))).toEqual(['phone-locked']);
  });
});

it('is as sure as the weakest fact that it rests on, and derived without any', () => {
  const sure = (...facts: readonly Fact[]) =>
    conclude(factView(facts), {
      ...{ code: 'some-finding', verdict: 'fault', params: {}, route: 'anybody' },
      basedOn: ['one.figure', 'other.figure'],
    });
  const measured = factOf('one.figure', 1, { confidence: 'measured', layer: 'L0' });
  const reported = factOf('other.figure', 1, { confidence: 'reported', layer: 'L1' });

  expect(sure(measured)).toMatchObject({ confidence: 'measured', layer: 'L0' });
  expect(sure(measured, reported)).toMatchObject({ confidence: 'reported', layer: 'L1' });
  expect(sure()).toMatchObject({ confidence: 'derived', layer: 'L0' });
  expect(sure()).not.toHaveProperty('route');
});

describe('the last word', () => {
  const id = fact('usb.id', '18d1:4ee1');
  const outcome = (fault: ProbeOutcome['fault']): ProbeOutcome => ({
    probe: 'mtp-contents',
    layer: 'L1',
    durationMs: 5,
    fault,
  });

  it('is that nothing wrong was seen, as deep as was looked', () => {
    const facts = [id, fact('storage.free', 1, 'L1')];

    expect(closingFinding(facts, [], [outcome(null)])).toMatchObject({
      code: 'nothing-wrong-seen',
      verdict: 'ok',
      layer: 'L1',
    });
    expect(closingFinding([id], [], [])).toMatchObject({ layer: 'L0' });
  });

  it('is never "nothing wrong" when something could not be read', () => {
    expect(
      closingFinding([id], [], [outcome({ code: 'device/locked', detail: '' })]),
    ).toMatchObject({
      code: 'partly-read',
      verdict: 'unknown',
      params: { probe: 'mtp-contents', fault: 'device/locked' },
    });
  });

  it('is not said when findings say enough', () => {
    expect(closingFinding([id], findingsOf(space(1)), [outcome(null)])).toBeNull();
  });
});
