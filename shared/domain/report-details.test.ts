import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyDetails,
  mandatoryFacts,
  missingFacts,
  reportDetailsSchema,
} from './report-details.ts';
import { reportTypeSchema } from './report-type.ts';

describe('the facts of a report', () => {
  it.each(reportTypeSchema.options)('of type %s begin as a form with nothing filled in', (type) => {
    const empty = emptyDetails(type);

    expect(reportDetailsSchema.parse(empty)).toEqual(empty);
    expect(missingFacts(empty)).toEqual(mandatoryFacts[type]);
  });

  it('are complete once each mandatory one is given, whatever the others hold', () => {
    const details = reportDetailsSchema.parse({
      ...emptyDetails('authorisation'),
      system: 'Rooster',
      role: 'Lezen',
      reason: 'Nieuwe taak',
      end: { kind: 'unlimited' },
    });

    expect(missingFacts(details)).toEqual(['approver']);
    expect(missingFacts({ ...details, approver: 'Noor' } as typeof details)).toEqual([]);
  });

  it('are bounded and clean, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (typed) => {
        const parsed = reportDetailsSchema.safeParse({
          ...emptyDetails('complaint'),
          about: typed,
        });

        if (!parsed.success || parsed.data.type !== 'complaint') return;
        const about = parsed.data.about ?? '';
        expect(about.length).toBeLessThanOrEqual(120);
        expect(about).toBe(about.trim());
        // A line is a line.
        expect(about).not.toMatch(/[\n\r\u202E]/u);
      }),
    );
  });
});
