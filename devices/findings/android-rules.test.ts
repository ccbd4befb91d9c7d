import { describe, expect, it } from 'vitest';
import { androidRules } from './android-rules.ts';
import { builtInTables } from '../pack/reader-tables.ts';
import { cameraRules } from './camera-rules.ts';
import { codesOf, concludedBy, factsOf, type Values } from './facts.test-support.ts';

const findings = (values: Values) =>
  concludedBy([...androidRules, ...cameraRules], factsOf(values, { layer: 'L2' }));
const codes = (values: Values) => codesOf(findings(values));

describe('a security patch', () => {
  const patch = (days: number) =>
    codes({ 'android.security-patch': '2026-01-05', 'android.security-patch-age': days });

  it('is old after half a year and very old after a year, never both', () => {
    expect([183, 184, 365, 366].map(patch)).toEqual([
      [],
      ['android-patch-old'],
      ['android-patch-old'],
      ['android-patch-very-old'],
    ]);
  });

  it('without an age says nothing', () => {
    expect(codes({ 'android.security-patch': '2026-01-05' })).toEqual([]);
  });
});

describe('the table of versions', () => {
  it('judges what had ended when it was made, and nothing newer', () => {
    const ended = (level: number) => builtInTables.android.supportEnded(level)?.month ?? null;

    expect([21, 28, 29, 30, 31, 32, 33, 36].map(ended)).toEqual([
      'earlier',
      'earlier',
      '2023-02',
      '2024-02',
      '2025-03',
      '2025-03',
      null,
      null,
    ]);
  });

  it('is named in the finding, with its date', () => {
    expect(findings({ 'android.api-level': 30, 'android.release': '11' })).toMatchObject([
      {
        code: 'android-out-of-support',
        params: { release: '11', apiLevel: 30, ended: '2024-02', tableDate: '2025-04' },
        basedOn: ['android.api-level', 'android.release'],
      },
    ]);
    expect(findings({ 'android.api-level': 30 })).toMatchObject([
      { basedOn: ['android.api-level'] },
    ]);
  });
});

describe('a battery', () => {
  it('is broken only when the phone says so', () => {
    const conditions = ['good', 'cold', 'overheat', 'dead', 'failure', 'over-voltage'];

    expect(
      conditions.filter((one) => codes({ 'android-battery.condition': one }).length > 0),
    ).toEqual(['dead', 'failure', 'over-voltage']);
  });

  it('is hot from 45 degrees, or when the phone calls it so', () => {
    expect(codes({ 'android-battery.temperature': 44.9 })).toEqual([]);
    expect(codes({ 'android-battery.temperature': 45 })).toEqual(['android-battery-hot']);
    expect(
      codes({ 'android-battery.temperature': 43, 'android-battery.condition': 'overheat' }),
    ).toEqual(['android-battery-hot']);
  });

  it('is worn below 80 percent of its capacity; only without that figure by its cycles', () => {
    expect(codes({ 'android-battery.capacity-left': 80 })).toEqual([]);
    expect(codes({ 'android-battery.capacity-left': 79 })).toEqual(['android-battery-worn']);
    expect(codes({ 'android-battery.cycles': 799 })).toEqual([]);
    expect(codes({ 'android-battery.cycles': 800 })).toEqual(['android-battery-many-cycles']);
    expect(codes({ 'android-battery.cycles': 1200, 'android-battery.capacity-left': 90 })).toEqual(
      [],
    );
  });
});

describe('the protection of a phone', () => {
  it('is missing when it is not encrypted, and unknown otherwise', () => {
    const states = ['encrypted', 'unencrypted', 'unsupported'];

    expect(states.map((state) => codes({ 'android.encryption': state }))).toEqual([
      [],
      ['android-not-encrypted'],
      [],
    ]);
  });

  it('says once that the boot loader is open', () => {
    expect(
      findings({ 'android.verified-boot': 'orange', 'android.boot-loader-locked': false }),
    ).toMatchObject([
      {
        code: 'android-boot-loader-unlocked',
        basedOn: ['android.boot-loader-locked', 'android.verified-boot'],
        route: 'security',
      },
    ]);
    expect(codes({ 'android.boot-loader-locked': true })).toEqual([]);
  });

  it('fails for a strange key and for a changed system', () => {
    const verdicts = ['green', 'yellow', 'orange', 'red'].map((state) =>
      findings({ 'android.verified-boot': state }).map(({ code, verdict }) => `${code} ${verdict}`),
    );

    expect(verdicts).toEqual([
      [],
      ['android-verified-boot-failed attention'],
      ['android-boot-loader-unlocked attention'],
      ['android-verified-boot-failed fault'],
    ]);
  });
});

describe('who manages a phone', () => {
  it('is told as a fact of life, not as trouble', () => {
    expect(
      findings({
        'android.managed': true,
        'android.manager': 'Microsoft Intune',
        'android.work-profile': true,
      }),
    ).toMatchObject([
      { code: 'android-managed', verdict: 'ok', params: { manager: 'Microsoft Intune' } },
      { code: 'android-work-profile', verdict: 'ok', params: { manager: '?' } },
    ]);
    expect(codes({ 'android.managed': false, 'android.work-profile': false })).toEqual([]);
  });
});

describe('the developer options', () => {
  it('are worth a word on a phone that an organisation has a say in, and on no other', () => {
    const on = { 'android.developer-options': true };

    expect(codes(on)).toEqual([]);
    expect(codes({ ...on, 'android.managed': false, 'android.work-profile': false })).toEqual([]);
    expect(findings({ ...on, 'android.work-profile': true })[0]).toMatchObject({
      code: 'android-developer-options',
      verdict: 'attention',
      basedOn: ['android.developer-options', 'android.work-profile'],
      route: 'security',
    });
    expect(codes({ 'android.developer-options': false, 'android.work-profile': true })).toEqual([
      'android-work-profile',
    ]);
  });
});

describe('the users of a phone', () => {
  it('are asked about from the second on', () => {
    expect(codes({ 'android.users': 1 })).toEqual([]);
    expect(findings({ 'android.users': 2 })).toMatchObject([
      { code: 'android-several-users', verdict: 'ok', params: { users: 2 } },
    ]);
  });
});

describe('the state of a phone', () => {
  it('that did not allow debugging is unknown', () => {
    expect(findings({ 'android.debugging-allowed': false })).toMatchObject([
      { code: 'android-debugging-not-allowed', verdict: 'unknown' },
    ]);
    expect(codes({ 'android.debugging-allowed': true })).toEqual([]);
  });

  it('is worth a word in flight mode and after thirty days', () => {
    expect(codes({ 'android.airplane-mode': true })).toEqual(['android-airplane-mode']);
    expect(codes({ 'android.airplane-mode': false })).toEqual([]);
    expect(codes({ 'android.uptime': 30 * 86_400 })).toEqual([]);
    expect(findings({ 'android.uptime': 65 * 86_400 })).toMatchObject([
      { code: 'android-long-uptime', params: { days: 65 } },
    ]);
  });
});

describe("a camera's clock", () => {
  it('is wrong by more than a day, in either direction', () => {
    expect(codes({ 'camera.clock-offset': 86_400 })).toEqual([]);
    expect(codes({ 'camera.clock-offset': -86_400 })).toEqual([]);
    expect(findings({ 'camera.clock-offset': -86_401 })).toMatchObject([
      { code: 'camera-clock-behind', params: { days: 1 } },
    ]);
    expect(codes({ 'camera.clock-offset': 200_000 })).toEqual(['camera-clock-ahead']);
  });
});
