import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instructionLevelSchema } from './instruction.ts';
import { stepsThatFail, tellingSchema, variantFor } from './instruction-link.ts';
import { localeSchema } from './locale.ts';

const variants = (['nl', 'en'] as const).flatMap((locale) =>
  instructionLevelSchema.options.map((level) => ({ locale, level })),
);
const locale = fc.constantFrom(...localeSchema.options);
const telling = fc.constantFrom(...tellingSchema.options);

describe('the text for a reader', () => {
  it('follows from how he wants to be told', () => {
    expect(tellingSchema.options.map((each) => variantFor(variants, 'nl', each)?.level)).toEqual([
      'expert',
      'B1',
      'A2',
      'A2',
    ]);
  });

  it('is an easier one in his own language before a harder one or another language', () => {
    const few = [
      { locale: 'en', level: 'B1' },
      { locale: 'nl', level: 'A2' },
      { locale: 'nl', level: 'expert' },
    ] as const;

    expect(variantFor(few, 'nl', 'steps')).toEqual({ locale: 'nl', level: 'A2' });
    expect(variantFor(few, 'en', 'pictures')).toEqual({ locale: 'en', level: 'B1' });
  });

  it('is always there when there is any, and in his language when one is', () => {
    fc.assert(
      fc.property(fc.subarray(variants), locale, telling, (some, reads, how) => {
        const found = variantFor(some, reads, how);

        expect(found === null).toBe(some.length === 0);
        if (some.some((variant) => variant.locale === reads)) expect(found?.locale).toBe(reads);
      }),
    );
  });
});

const answer = fc.record({
  answerId: fc.uuid({ version: 7 }),
  level: fc.constantFrom(...instructionLevelSchema.options),
  step: fc.integer({ min: 1, max: 3 }),
  worked: fc.boolean(),
  saidAt: fc.constantFrom('2026-11-27T09:00:00.000Z', '2026-11-27T10:00:00.000Z'),
});

describe('the steps that fail', () => {
  it('are those of which the last word was no, of each level apart', () => {
    const said = (level: 'A2' | 'B1', step: number, worked: boolean, minute: number) => ({
      answerId: `01936f00-0000-7000-8000-0000000000${10 + minute}`,
      level,
      step,
      worked,
      saidAt: `2026-11-27T09:${10 + minute}:00.000Z`,
    });

    expect(
      stepsThatFail([
        said('B1', 3, false, 1),
        said('A2', 2, false, 2),
        said('A2', 1, false, 3),
        said('A2', 2, true, 4),
        said('A2', 3, true, 5),
      ]),
    ).toEqual([
      { level: 'A2', step: 1 },
      { level: 'B1', step: 3 },
    ]);
  });

  it('are the same in whatever order answers come in', () => {
    const answers = fc.uniqueArray(answer, { selector: ({ answerId }) => answerId, maxLength: 12 });
    fc.assert(
      fc.property(answers, fc.infiniteStream(fc.nat()), (said, order) => {
        const shuffled = said
          .map((one) => ({ one, at: order.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ one }) => one);

        expect(stepsThatFail(shuffled)).toEqual(stepsThatFail(said));
      }),
    );
  });
});
