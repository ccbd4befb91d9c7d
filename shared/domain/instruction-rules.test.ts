import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentFromAnswer, emptyContent } from './instruction-draft.ts';
import { instructionLimits } from './instruction-limits.ts';
import {
  fitOf,
  isShown,
  modelAndVersion,
  shortcomings,
  sittingMs,
  stateOf,
  writesOver,
} from './instruction-rules.ts';
import {
  instructionContentSchema,
  instructionLevelSchema,
  instructionStageSchema,
} from './instruction.ts';

const days = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const standing = fc
  .record({
    stage: fc.constantFrom(...instructionStageSchema.options),
    publishedVersion: fc.option(fc.integer({ min: 1, max: 9 })),
    retired: fc.boolean(),
    reviewBy: days,
  })
  .filter(({ stage, publishedVersion }) => stage !== 'published' || publishedVersion !== null);

describe('the state of an instruction', () => {
  it('shows visitors only what is published, not retired and before its review day', () => {
    fc.assert(
      fc.property(standing, days, (one, today) => {
        expect(isShown(one, today)).toBe(
          one.publishedVersion !== null && !one.retired && today < one.reviewBy,
        );
      }),
    );
  });

  it('is expired from its review day on, and stays so', () => {
    fc.assert(
      fc.property(standing, days, days, (one, a, b) => {
        const [first, later] = a < b ? [a, b] : [b, a];
        if (stateOf(one, first) === 'expired') expect(stateOf(one, later)).toBe('expired');
      }),
    );
  });
});

describe('what keeps an instruction from visitors', () => {
  it('is a missing title, and a step that says nothing', () => {
    expect(shortcomings(emptyContent('nl', ''))).toEqual([
      { variant: 'nl-B1', field: 'title', place: null, over: null },
      { variant: 'nl-B1', field: 'do', place: 1, over: null },
    ]);
  });

  it('is every text over the limit of its level, by how much', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...instructionLevelSchema.options),
        fc.integer({ min: 1, max: 400 }),
        (level, length) => {
          const content = {
            ...emptyContent('nl', ''),
            variants: [
              {
                locale: 'nl' as const,
                level,
                title: 'Titel',
                safety: [],
                steps: [{ do: 'x'.repeat(length) }],
              },
            ],
          };
          const over = length - instructionLimits[level].do;
          expect(shortcomings(content)).toEqual(
            over > 0 ? [{ variant: `nl-${level}`, field: 'do', place: 1, over }] : [],
          );
        },
      ),
    );
  });
});

describe('a write', () => {
  const newest = { stage: 'draft' as const, writtenById: 'a', begunMs: 0, stamps: 0 };

  it('goes over a fresh draft of the same writer only', () => {
    expect(writesOver(newest, 'a', sittingMs - 1)).toBe(true);
    expect(writesOver(newest, 'b', 0)).toBe(false);
    expect(writesOver(newest, 'a', sittingMs)).toBe(false);
    expect(writesOver({ ...newest, stamps: 1 }, 'a', 0)).toBe(false);
    for (const stage of ['in-review', 'approved', 'published'] as const) {
      expect(writesOver({ ...newest, stage }, 'a', 0)).toBe(false);
    }
  });
});

describe('how well an instruction fits', () => {
  const wanted = { findings: ['a', 'b'], reason: 'wifi', device: 'phone', pack: false };
  const content = { findings: [], reasons: [], devices: [], pack: null };

  it('is more by a finding than by a reason, and nothing for another device', () => {
    const byFinding = fitOf({ ...content, findings: ['a'] }, wanted);
    const byReason = fitOf({ ...content, reasons: ['wifi'] }, wanted);

    expect(byFinding).toBeGreaterThan(byReason);
    expect(byReason).toBeGreaterThan(0);
    expect(fitOf({ ...content, findings: ['a'], devices: ['printer'] }, wanted)).toBe(0);
    expect(fitOf(content, wanted)).toBe(0);
  });

  it('for an issued device is only a block of the pack', () => {
    expect(fitOf({ ...content, findings: ['a'] }, { ...wanted, pack: true })).toBe(0);
    expect(fitOf({ ...content, pack: 'pin' }, { ...wanted, pack: true })).toBeGreaterThan(0);
  });
});

describe('the first words from an answer', () => {
  const answer = { category: 'wifi', deviceKind: 'phone' as const, finding: null };

  it('are a step for each sentence and each line, without marks', () => {
    const solution = '1. Open Instellingen. Tik op wifi.\n- Kies het netwerk';

    const { variants, reasons } = contentFromAnswer({ ...answer, solution }, 'nl', 'Wifi');

    expect(variants[0]?.steps).toEqual([
      { do: 'Open Instellingen.' },
      { do: 'Tik op wifi.' },
      { do: 'Kies het netwerk' },
    ]);
    expect(reasons).toEqual(['wifi']);
  });

  it('always parse as an instruction', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 4000 }), (solution) => {
        const content = contentFromAnswer({ ...answer, solution }, 'nl', 'Titel');
        expect(instructionContentSchema.safeParse(content).success).toBe(true);
      }),
    );
  });
});

describe('model and version of a device', () => {
  const device = {
    deviceId: 'a',
    portPath: '1-1',
    vendorId: 1,
    productId: 1,
    kind: 'tablet' as const,
    vendorName: null,
    productName: null,
    simulated: true,
  };
  const fact = (key: string, value: string | number) => ({
    key,
    value,
    unit: null,
    probe: 'p',
    layer: 'L1' as const,
    confidence: 'reported' as const,
    readAt: '2026-11-22T09:00:00.000Z',
    durationMs: 1,
  });

  it('come from the facts, with the name of the system', () => {
    const facts = [fact('apple.model', 'iPad Air'), fact('apple.system-version', '26.1')];

    expect(modelAndVersion({ facts, device })).toEqual({
      model: 'iPad Air',
      osVersion: 'iPadOS 26.1',
    });
  });

  it('are nothing when one of them was not told', () => {
    expect(modelAndVersion({ facts: [fact('apple.model', 'iPad Air')], device })).toBeNull();
  });
});
