import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fact, ProbeOutcome } from '../../shared/domain/readout.ts';
import { closingFinding, findingsOf } from './find.ts';

function fact(key: string, value: Fact['value'], layer: Fact['layer'] = 'L0'): Fact {
  const readAt = '2026-11-22T09:00:00.000Z';
  return {
    key,
    value,
    unit: null,
    probe: 'test',
    layer,
    confidence: 'reported',
    readAt,
    durationMs: 1,
  };
}

const codes = (...facts: readonly Fact[]) => findingsOf(facts).map((finding) => finding.code);

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

describe('the words of findings', () => {
  const words = (locale: string) =>
    JSON.parse(
      readFileSync(
        new URL(`../../assets/locales/${locale}/findings.json`, import.meta.url),
        'utf8',
      ),
    ) as Record<string, Record<string, string>>;
  // The codes as they stand in the rules: literals, and the two that are put together.
  const sources = readdirSync(new URL('.', import.meta.url)).filter(
    (file) => file.endsWith('-rules.ts') || file === 'find.ts',
  );
  const literals = sources.flatMap((file) =>
    [
      ...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(
        /code: (?:[a-z]+ \? )?'([a-z0-9-]+)'(?: : '([a-z0-9-]+)')?/gu,
      ),
    ].flatMap(([, one, other]) => [one, other].filter((code) => code !== undefined)),
  );
  const modes = readFileSync(new URL('../usb/device-modes.ts', import.meta.url), 'utf8');
  const modeCodes = [...modes.matchAll(/^ {2}\| '([a-z-]+)'/gmu)].map(([, mode]) =>
    mode === 'firmware-upgrade' ? 'firmware-upgrade-mode' : `mode-${mode}`,
  );
  const spaceCodes = ['storage', 'storage-card'].flatMap((subject) => [
    `${subject}-full`,
    `${subject}-almost-full`,
  ]);
  const expected = new Set([...literals, ...modeCodes, ...spaceCodes]);

  it.each(['nl', 'en'])('are complete in %s, in three levels, with none to spare', (locale) => {
    const catalogue = words(locale);

    expect(new Set(Object.keys(catalogue))).toEqual(expected);
    for (const levels of Object.values(catalogue)) {
      expect(Object.keys(levels)).toEqual(expect.arrayContaining(['a2', 'b1', 'expert']));
    }
  });
});
