import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Closable, missingToClose } from './closing.ts';
import { emptyDetails } from './report-details.ts';
import { errandSchema, reportTypeSchema } from './report-type.ts';
import { resolutionSchema, verificationSchema } from './ticket.ts';

const ticket = fc.record<Closable>({
  errand: fc.constantFrom(...errandSchema.options),
  reportType: fc.constantFrom(...reportTypeSchema.options),
  details: fc.option(
    fc.constantFrom(...reportTypeSchema.options.map((type) => emptyDetails(type))),
  ),
  verification: fc.option(fc.constantFrom(...verificationSchema.options)),
  closingCode: fc.option(fc.constantFrom(...resolutionSchema.shape.closingCode.options)),
});

describe('what is missing to close a ticket', () => {
  it('is nothing for a hand-over and for what was withdrawn, whatever is known of it', () => {
    fc.assert(
      fc.property(ticket, (each) => {
        expect(missingToClose({ ...each, errand: 'handover' }, {})).toEqual([]);
        expect(missingToClose({ ...each, closingCode: 'withdrawn' }, {})).toEqual([]);
      }),
    );
  });

  it('is nothing for a request that was refused, and what it always is for any other report', () => {
    fc.assert(
      fc.property(ticket, (each) => {
        const refused: Closable = { ...each, errand: 'question', closingCode: 'refused' };
        const isAsked = each.reportType === 'change' || each.reportType === 'authorisation';

        expect(missingToClose(refused, {})).toEqual(
          isAsked ? [] : missingToClose({ ...refused, closingCode: 'solved' }, {}),
        );
      }),
    );
  });

  it('is never nothing while a form is empty and nobody says anything', () => {
    fc.assert(
      fc.property(ticket, (each) => {
        const open: Closable = {
          ...each,
          errand: 'question',
          closingCode: 'solved',
          verification: null,
        };

        expect(missingToClose(open, {}).length).toBeGreaterThan(0);
      }),
    );
  });

  it('is only what whoever closes can say, for a fault and a question', () => {
    fc.assert(
      fc.property(ticket, fc.boolean(), (each, knowledgeCandidate) => {
        const said = { notAskedBecause: 'Is al weg', knowledgeCandidate };

        for (const reportType of ['incident', 'information'] as const) {
          expect(missingToClose({ ...each, reportType }, said)).toEqual([]);
        }
      }),
    );
  });

  it('asks no agreed day when any day was good', () => {
    const details = { ...emptyDetails('change'), risk: 'small' } as const;
    const change: Closable = {
      errand: 'question',
      reportType: 'change',
      details,
      verification: null,
      closingCode: 'solved',
    };

    expect(missingToClose(change, {})).toEqual(['wished-missing']);
    expect(
      missingToClose({ ...change, details: { ...details, wished: { kind: 'any-day' } } }, {}),
    ).toEqual([]);
  });
});
