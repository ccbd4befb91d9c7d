import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Check, type CheckRule, checksSchema, factKeysOf, isAtLeast } from './checks.ts';
import { type CheckEvidence, type GivenEvidence, fits } from './evidence.ts';
import { type AssetReading, type Known, isReady, readiness } from './readiness.ts';

const fuzzRuns = Number(process.env['BALIE_FUZZ_RUNS'] ?? 300);
const nowMs = Date.parse('2026-11-27T12:00:00.000Z');
const hour = 3_600_000;
const ago = (hours: number) => new Date(nowMs - hours * hour).toISOString();

const check = (checkId: string, rule: CheckRule, more: Partial<Check> = {}): Check => ({
  checkId,
  title: { nl: 'Het is zo', en: 'It is so' },
  advice: { nl: 'Doe iets', en: 'Do something' },
  rule,
  byHand: true,
  hours: 24,
  ...more,
});
const label = check('label', { kind: 'label' });
const version = check('version', {
  kind: 'version',
  systems: [
    { name: 'iOS', fact: 'apple.system-version', least: '18.2' },
    { name: 'Windows', fact: null, least: '26100' },
  ],
});
const battery = check('battery', {
  kind: 'figure',
  facts: ['battery.level'],
  unit: 'percent',
  least: 50,
  most: 100,
});
const enrolment = check('enrolment', {
  kind: 'yes',
  facts: [
    { key: 'apple.supervised', is: true },
    { key: 'android.managed', is: true },
  ],
});
const encryption = check('encryption', {
  kind: 'yes',
  facts: [{ key: 'apple.system-version', is: null }],
});
const all = [label, version, battery, enrolment, encryption];

const asset: Known['asset'] = {
  tag: 'PH-0042',
  type: 'phone',
  identifiers: [
    { kind: 'serial', value: 'C39-ABC 123' },
    { kind: 'imei', value: '490154203237518' },
  ],
};
const reading = (facts: Readonly<Record<string, string | number | boolean>>, hours = 1) =>
  ({
    readingId: '0199a000-0000-7000-8000-000000000001',
    at: ago(hours),
    facts: Object.entries(facts).map(([key, value]) => ({ key, value })),
  }) satisfies AssetReading;
const given = (checkId: string, evidence: CheckEvidence, hours = 1): GivenEvidence => ({
  checkId,
  evidence,
  by: 'Mila',
  at: ago(hours),
});
const scan = (tag: string, number: string | null) => given('label', { kind: 'label', tag, number });
const whole = {
  'apple.serial': 'C39ABC123',
  'apple.system-version': '18.2.1',
  'battery.level': 80,
  'apple.supervised': true,
};
const known = (change: Partial<Known> = {}): Known => ({
  asset,
  readings: [],
  given: [],
  nowMs,
  ...change,
});
const troubles = (change: Partial<Known>, checks: readonly Check[] = all) =>
  Object.fromEntries(
    readiness(checks, known(change)).map(({ checkId, trouble }) => [checkId, trouble]),
  );

describe('what a phone needs to be ready', () => {
  it('is there when a reading of today tells all and its label was scanned', () => {
    const states = readiness(
      all,
      known({ readings: [reading(whole)], given: [scan('ph-0042', null)] }),
    );

    expect(isReady(states)).toBe(true);
    expect(states[0]?.proof).toMatchObject({ by: 'person', readingId: reading({}).readingId });
    expect(states[1]?.proof).toMatchObject({ by: 'reading', key: 'apple.system-version' });
  });

  it('is named check by check while nothing is known', () => {
    expect(troubles({})).toEqual({
      label: 'nothing',
      version: 'nothing',
      battery: 'nothing',
      enrolment: 'nothing',
      encryption: 'nothing',
    });
  });

  it.each<[string, Partial<Known>, string, string | null]>([
    [
      'an old version',
      { readings: [reading({ 'apple.system-version': '18.1.9' })] },
      'version',
      'not-so',
    ],
    ['a low battery', { readings: [reading({ 'battery.level': 49 })] }, 'battery', 'not-so'],
    ['a battery at the bound', { readings: [reading({ 'battery.level': 50 })] }, 'battery', null],
    [
      'a phone of nobody',
      { readings: [reading({ 'apple.supervised': false })] },
      'enrolment',
      'not-so',
    ],
    [
      'a phone that is managed',
      { readings: [reading({ 'android.managed': true })] },
      'enrolment',
      null,
    ],
    [
      'a reading of yesterday',
      { readings: [reading({ 'battery.level': 80 }, 25)] },
      'battery',
      'too-old',
    ],
    [
      'a clock that is a day ahead',
      { readings: [reading({ 'battery.level': 80 }, -24)] },
      'battery',
      'too-old',
    ],
    ['the label of another', { given: [scan('PH-0043', 'C39ABC123')] }, 'label', 'other-tag'],
    ['another number', { given: [scan('PH-0042', 'C39ABC124')] }, 'label', 'other-number'],
    ['its IMEI', { given: [scan('PH-0042', '490154203237518')] }, 'label', null],
    ['a tag alone', { given: [scan('PH-0042', null)] }, 'label', 'number-missing'],
    [
      'a tag, and a reading of the day before yesterday',
      { given: [scan('PH-0042', null)], readings: [reading(whole, 48)] },
      'label',
      'number-missing',
    ],
    [
      'a register without a number',
      { asset: { ...asset, identifiers: [] }, given: [scan('PH-0042', 'C39ABC123')] },
      'label',
      'no-number',
    ],
    [
      'a cable without a number',
      { asset: { tag: 'PH-0042', type: 'dock', identifiers: [] }, given: [scan('PH-0042', null)] },
      'label',
      null,
    ],
    [
      'a person who says more than the device',
      {
        readings: [reading({ 'battery.level': 20 }, 2)],
        given: [given('battery', { kind: 'figure', value: 90 })],
      },
      'battery',
      'not-so',
    ],
    [
      'a person, when the reading is too old',
      {
        readings: [reading({ 'battery.level': 20 }, 30)],
        given: [given('battery', { kind: 'figure', value: 90 })],
      },
      'battery',
      null,
    ],
    [
      'a person who takes it back',
      {
        given: [
          given('enrolment', { kind: 'yes', holds: true, words: 'Intune' }, 2),
          given('enrolment', { kind: 'yes', holds: false, words: 'Toch niet' }, 1),
        ],
      },
      'enrolment',
      'not-so',
    ],
    [
      'a Windows build',
      { given: [given('version', { kind: 'version', system: 'Windows', value: '26100.2314' })] },
      'version',
      null,
    ],
  ])('%s', (_title, change, checkId, trouble) => {
    expect(troubles(change)[checkId]).toBe(trouble);
  });

  it('believes nobody where only a device may say it', () => {
    const strict = { ...battery, byHand: false };

    expect(
      troubles({ given: [given('battery', { kind: 'figure', value: 90 })] }, [strict])['battery'],
    ).toBe('nothing');
  });

  it('is never there without checks', () => {
    expect(isReady(readiness([], known()))).toBe(false);
  });
});

const someChecks = fc.subarray(all, { minLength: 1 });
const someReading = fc
  .record({
    hours: fc.double({ min: -3, max: 60, noNaN: true }),
    facts: fc.record(
      {
        'apple.serial': fc.constantFrom('C39ABC123', 'OTHER1'),
        'apple.system-version': fc.constantFrom('18.2', '18.10', '17', 'iOS', ''),
        'battery.level': fc.integer({ min: -5, max: 120 }),
        'apple.supervised': fc.boolean(),
        'android.managed': fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ hours, facts }) => reading(facts, hours));
const someEvidence = fc
  .record({
    hours: fc.double({ min: -3, max: 60, noNaN: true }),
    checkId: fc.constantFrom(...all.map((each) => each.checkId)),
    evidence: fc.oneof(
      fc.record({
        kind: fc.constant('label' as const),
        tag: fc.constantFrom('PH-0042', 'ph-0042 ', 'PH-1'),
        number: fc.constantFrom(null, 'C39 ABC-123', 'x'),
      }),
      fc.record({ kind: fc.constant('figure' as const), value: fc.integer({ min: -5, max: 120 }) }),
      fc.record({
        kind: fc.constant('yes' as const),
        holds: fc.boolean(),
        words: fc.constant('Gezien'),
      }),
      fc.record({
        kind: fc.constant('version' as const),
        system: fc.constantFrom('iOS', 'Windows', 'BeOS'),
        value: fc.constantFrom('18.2', '18.1', '26100', '26099.9'),
      }),
    ),
  })
  .map(({ hours, checkId, evidence }) => given(checkId, evidence, hours));
const someKnown = fc
  .record({
    readings: fc.array(someReading, { maxLength: 4 }),
    given: fc.array(someEvidence, { maxLength: 8 }),
  })
  .map(known);

describe('readiness', () => {
  it('holds only by what is fresh, fits the check, and was told at all', () => {
    fc.assert(
      fc.property(someChecks, someKnown, (checks, told) => {
        for (const { checkId, trouble, proof } of readiness(checks, told)) {
          if (trouble !== null) continue;
          const own = checks.find((each) => each.checkId === checkId);
          if (own === undefined || proof === null) throw new Error('It holds by nothing');
          const age = nowMs - Date.parse(proof.at);
          expect(age).toBeLessThanOrEqual(own.hours * hour);
          expect(age).toBeGreaterThanOrEqual(-hour);
          if (proof.by === 'person') expect(fits(own, proof.evidence)).toBe(true);
          else expect(factKeysOf(own.rule)).toContain(proof.key);
        }
      }),
      { numRuns: fuzzRuns },
    );
  });

  it('is lost by waiting: two days later nothing of it holds', () => {
    fc.assert(
      fc.property(someChecks, someKnown, (checks, told) => {
        const later = readiness(checks, { ...told, nowMs: nowMs + 48 * hour });

        expect(later.filter(({ trouble }) => trouble === null)).toEqual([]);
      }),
      { numRuns: fuzzRuns },
    );
  });

  it('says the same in whatever order it heard of things', () => {
    fc.assert(
      fc.property(someChecks, someKnown, (checks, told) => {
        const distinct = (list: readonly { readonly at: string }[]) =>
          new Set(list.map(({ at }) => at)).size === list.length;
        fc.pre(distinct(told.readings) && distinct(told.given));

        expect(
          readiness(checks, {
            ...told,
            readings: told.readings.toReversed(),
            given: told.given.toReversed(),
          }),
        ).toEqual(readiness(checks, told));
      }),
      { numRuns: fuzzRuns },
    );
  });

  it('is an order of versions', () => {
    const some = fc
      .array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 5 })
      .map((figures) => figures.join('.'));
    fc.assert(
      fc.property(some, some, some, (one, two, three) => {
        expect(isAtLeast(one, one)).toBe(true);
        expect(isAtLeast(`${one}.0`, one) && isAtLeast(one, `${one}.0`)).toBe(true);
        expect(isAtLeast(one, two) || isAtLeast(two, one)).toBe(true);
        if (isAtLeast(one, two) && isAtLeast(two, three)) {
          expect(isAtLeast(one, three)).toBe(true);
        }
      }),
      { numRuns: fuzzRuns },
    );
  });
});

describe('the checks of a type', () => {
  it('always look at the label, once, and have a name each', () => {
    expect(checksSchema.safeParse([battery]).success).toBe(false);
    expect(checksSchema.safeParse([label, { ...label, checkId: 'again' }]).success).toBe(false);
    expect(checksSchema.safeParse([label, battery, battery]).success).toBe(false);
    expect(checksSchema.safeParse([label, battery]).success).toBe(true);
  });

  it('can be told by something', () => {
    const nobody = check('nobody', { kind: 'yes', facts: [] }, { byHand: false });

    expect(checksSchema.safeParse([label, nobody]).success).toBe(false);
  });
});
