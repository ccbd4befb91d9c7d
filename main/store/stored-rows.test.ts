import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIntake, parseTakeAway } from './outbox-rows.ts';
import { parseStep } from './visit-rows.ts';

const damage = fc.oneof(
  fc.string(),
  fc.json(),
  fc.string().map((text) => `{"type":"errand-chosen","errand":${JSON.stringify(text)}}`),
);

describe('a stored row', () => {
  it('gives its step back', () => {
    const step = { type: 'errand-chosen', errand: 'problem' } as const;

    expect(parseStep(JSON.stringify(step))).toEqual(step);
  });

  it('that is damaged in any way is null and never a crash', () => {
    fc.assert(
      fc.property(damage, (document) => {
        for (const parse of [parseStep, parseIntake, parseTakeAway]) {
          const parsed: unknown = parse(document);
          expect(parsed === null || typeof parsed === 'object').toBe(true);
        }
      }),
    );
  });
});
