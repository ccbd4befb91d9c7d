import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approvalStateSchema } from './approval.ts';
import type { Closable } from './closing.ts';
import { type AskedConsent, type Consent, missingConsent } from './consent.ts';
import { emptyDetails } from './report-details.ts';
import { errandSchema, reportTypeSchema } from './report-type.ts';
import { resolutionSchema } from './ticket.ts';

const nothing: Consent = { approvals: [], rights: 0, seats: 0 };

function answered(
  state: AskedConsent['state'],
  decidedBy = 'Jo Bakker',
  namesRight = true,
): AskedConsent {
  return { state, decidedBy, namesRight };
}

function ended(
  reportType: Closable['reportType'],
  closingCode: Closable['closingCode'],
  details: Closable['details'] = null,
): Closable {
  return { errand: 'question', reportType, details, verification: null, closingCode };
}

const anyConsent = fc.record<Consent>({
  approvals: fc.array(
    fc.record<AskedConsent>({
      state: fc.constantFrom(...approvalStateSchema.options),
      decidedBy: fc.constantFrom('Jo', 'Lea'),
      namesRight: fc.boolean(),
    }),
  ),
  rights: fc.nat(2),
  seats: fc.nat(2),
});

describe('what approvals put between a ticket and its end', () => {
  it('is nothing for what was withdrawn, and only an open request where nothing was asked for', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...reportTypeSchema.options),
        fc.constantFrom(...errandSchema.options),
        fc.constantFrom(...resolutionSchema.shape.closingCode.options),
        anyConsent,
        (reportType, errand, closingCode, consent) => {
          const ticket = { ...ended(reportType, closingCode), errand };
          const others = missingConsent(ticket, consent).filter((one) => one !== 'approval-asked');

          expect(missingConsent({ ...ticket, closingCode: 'withdrawn' }, consent)).toEqual([]);
          if (errand === 'handover' || reportType === 'incident') expect(others).toEqual([]);
        },
      ),
    );
  });

  it('lets an access end as done only when it was given', () => {
    const missing = (closingCode: Closable['closingCode'], consent: Partial<Consent>) =>
      missingConsent(ended('authorisation', closingCode), { ...nothing, ...consent });

    expect([
      missing('solved', {}),
      missing('workaround', { approvals: [answered('approved')] }),
      missing('solved', { approvals: [answered('approved')], seats: 1 }),
      missing('solved', { approvals: [answered('refused'), answered('approved')], rights: 1 }),
      missing('no-fault-found', { approvals: [answered('expired')] }),
    ]).toEqual([
      ['right-not-granted'],
      ['right-not-granted'],
      ['right-not-granted'],
      ['approval-refused'],
      ['right-not-granted'],
    ]);
    expect([
      missing('solved', { approvals: [answered('approved'), answered('refused')], rights: 1 }),
      missing('solved', { rights: 1 }),
      missing('solved', { seats: 1 }),
      missing('refused', { approvals: [answered('refused')] }),
      missing('referred', {}),
    ]).toEqual([[], [], [], [], []]);
  });

  it('lets a change end as done when nobody has refused it, and one that many notice when it was allowed', () => {
    const large = { ...emptyDetails('change'), risk: 'large' } as const;
    const missing = (
      approvals: readonly AskedConsent[],
      details: Closable['details'] = null,
      closingCode: Closable['closingCode'] = 'solved',
    ) => missingConsent(ended('change', closingCode, details), { ...nothing, approvals });

    expect([
      missing([answered('refused')]),
      missing([answered('approved', 'Lea'), answered('refused', 'Jo')], large),
      missing([], large),
      missing([answered('withdrawn')], large, 'workaround'),
    ]).toEqual([
      ['approval-refused'],
      ['approval-refused'],
      ['approval-missing'],
      ['approval-missing'],
    ]);
    expect([
      missing([]),
      missing([answered('approved')], large),
      missing([answered('approved'), answered('refused')], large),
      missing([answered('refused')], large, 'refused'),
      missing([], large, 'referred'),
    ]).toEqual([[], [], [], [], []]);
  });
});
