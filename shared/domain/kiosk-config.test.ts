import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configDiff } from './kiosk-config-diff.ts';
import {
  type KioskConfig,
  kioskConfigSchema,
  saidBeyondUsual,
  usualConfig,
} from './kiosk-config.ts';
import { categoriesFor } from './report-type.ts';

const line = (longest: number) => fc.stringMatching(/^[A-Za-z é?]*$/u, { maxLength: longest });
const words = (longest: number) => fc.record({ nl: line(longest), en: line(longest) });
const some = <T>(options: readonly T[]) => fc.shuffledSubarray([...options], { minLength: 1 });

const configs: fc.Arbitrary<KioskConfig> = fc
  .record({
    texts: fc.record({ greeting: words(60), opening: words(140) }),
    languages: some(['nl', 'en'] as const),
    errands: some(usualConfig.errands),
    reportTypes: some(usualConfig.reportTypes),
    handover: some(categoriesFor.handover),
    goodbyeSeconds: fc.integer({ min: 5, max: 300 }),
    resumeMinutes: fc.integer({ min: 1, max: 120 }),
    printerUri: fc.constantFrom(null, 'ipp://printer.example/ipp/print'),
    readUpTo: fc.constantFrom('L0', 'L1', 'L2', 'L3'),
    ports: fc.constantFrom({}, { others: 'blocked', read: ['1-2'] }),
  })
  .map(({ handover, goodbyeSeconds, ...rest }) =>
    kioskConfigSchema.parse({
      ...rest,
      categories: { handover },
      idle: { goodbyeSeconds },
    }),
  );

describe('a configuration', () => {
  it('is what a kiosk did before anybody could configure it', () => {
    expect(usualConfig).toMatchObject({
      texts: { greeting: { nl: '', en: '' } },
      languages: ['nl', 'en'],
      errands: ['problem', 'handover', 'question'],
      reportTypes: ['information', 'change', 'authorisation', 'complaint'],
      categories: { ...categoriesFor },
      idle: { warnAfterSeconds: 45, forgetAfterSeconds: 20, goodbyeSeconds: 30 },
      resumeMinutes: 15,
      maintenanceWindow: { from: '20:00', until: '06:00' },
    });
  });

  it.each([
    ['an unknown field', { colour: 'red' }],
    ['a field that is unknown further down', { idle: { sleepSeconds: 5 } }],
    ['no language at all', { languages: [] }],
    ['a language twice', { languages: ['nl', 'nl'] }],
    ['a tile that has no words there', { categories: { complaint: ['wifi', 'something-else'] } }],
    ['no way through for who finds nothing', { categories: { information: ['mail'] } }],
    ['a line break in the greeting', { texts: { greeting: { nl: 'Hallo\nmarkt' } } }],
    ['a mark that turns text around', { texts: { greeting: { nl: 'Hallo \u202E' } } }],
    ['a greeting that does not fit', { texts: { greeting: { nl: 'a'.repeat(61) } } }],
    ['less time than a visitor needs', { idle: { forgetAfterSeconds: 5 } }],
    ['a printer that is a file', { printerUri: 'file:///dev/lp0' }],
    ['a port by a name that no port has', { ports: { blocked: ['usb1'] } }],
    ['a port that is named twice', { ports: { read: ['1-2'], blocked: ['1-2'] } }],
    ['a time that no clock shows', { maintenanceWindow: { from: '24:00', until: '06:00' } }],
  ])('does not have %s', (_what, content) => {
    expect(kioskConfigSchema.safeParse(content).success).toBe(false);
  });

  it('is the same after it went through a wire', () => {
    fc.assert(
      fc.property(configs, (config) => {
        expect(kioskConfigSchema.parse(JSON.parse(JSON.stringify(config)))).toEqual(config);
      }),
    );
  });

  it('of before there were uses of ports reads at all of them', () => {
    const { ports: _ports, ...before } = usualConfig;

    expect(kioskConfigSchema.parse(before)).toEqual(usualConfig);
  });

  it('travels without what is usual and is the same where it arrives', () => {
    fc.assert(
      fc.property(configs, (config) => {
        expect(kioskConfigSchema.parse(saidBeyondUsual(config))).toEqual(config);
      }),
    );
    expect(saidBeyondUsual({ ...usualConfig, resumeMinutes: 20 })).toEqual({ resumeMinutes: 20 });
  });

  it('does not carry what the desk alone reads, whose name an older kiosk would refuse', () => {
    expect(saidBeyondUsual({ ...usualConfig, updateRing: 'first' })).toEqual({});
  });

  it('is refused or taken, and never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (content) => {
        expect(typeof kioskConfigSchema.safeParse(content).success).toBe('boolean');
      }),
    );
  });
});

describe('what differs between two configurations', () => {
  it('is nothing between one and itself', () => {
    fc.assert(
      fc.property(configs, (config) => {
        expect(configDiff(config, structuredClone(config))).toEqual([]);
      }),
    );
  });

  it('makes the one of the other, and back', () => {
    fc.assert(
      fc.property(configs, configs, (one, other) => {
        const there = configDiff(one, other);
        const back = configDiff(other, one).map(({ path, from, to }) => ({
          path,
          from: to,
          to: from,
        }));

        expect(applied(one, there)).toEqual(other);
        expect(back).toEqual(there);
      }),
    );
  });

  it('names each field by its way, and a list as a whole', () => {
    const changed: KioskConfig = {
      ...usualConfig,
      languages: ['en', 'nl'],
      idle: { ...usualConfig.idle, goodbyeSeconds: 60 },
    };

    expect(configDiff(usualConfig, changed)).toEqual([
      { path: 'languages', from: ['nl', 'en'], to: ['en', 'nl'] },
      { path: 'idle.goodbyeSeconds', from: 30, to: 60 },
    ]);
  });
});

/** The configuration with its changes made, by the way of each. */
function applied(config: KioskConfig, changes: ReturnType<typeof configDiff>): unknown {
  const copy: Record<string, unknown> = structuredClone(config);
  for (const { path, to } of changes) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    let place = copy;
    for (const name of names) place = place[name] as Record<string, unknown>;
    place[last] = to;
  }
  return copy;
}
