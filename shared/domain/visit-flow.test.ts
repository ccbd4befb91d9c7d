import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviceSummary } from './readout.ts';
import type { VisitDraft, VisitStep } from './visit.ts';
import { canSubmit, newDraft, openQuestion, questionsFor, withStep } from './visit-flow.ts';

const empty = newDraft({
  visitId: '01936f00-0000-7000-8000-000000000001',
  resumeCode: 'BCD23',
  startedAt: '2026-11-22T09:00:00.000Z',
});

const after = (...steps: readonly VisitStep[]): VisitDraft => steps.reduce(withStep, empty);

const guest: VisitStep = {
  type: 'visitor-identified',
  visitor: { kind: 'guest', name: 'Sam', contact: '0612345678' },
};
const mail = {
  type: 'reason-given',
  reason: { category: 'mail', triage: {}, words: '', photoHash: null },
} satisfies VisitStep;

const noDevice: VisitStep = { type: 'device-decided', decision: { choice: 'no-device' } };

const deviceOf = (deviceId: string): DeviceSummary => ({
  deviceId,
  portPath: '1-1',
  vendorId: 1,
  productId: 2,
  kind: 'phone',
  vendorName: 'Acme',
  productName: 'Phone',
  simulated: true,
});
const decided = (choice: 'read' | 'charge-only', deviceId: string): VisitStep => ({
  type: 'device-decided',
  decision: { choice, device: deviceOf(deviceId) },
});
const readoutOf = (deviceId: string): VisitStep => ({
  type: 'device-read',
  readout: {
    readoutId: '01936f00-0000-7000-8000-000000000009',
    device: deviceOf(deviceId),
    startedAt: '2026-11-22T09:00:00.000Z',
    finishedAt: '2026-11-22T09:00:01.000Z',
    complete: true,
    facts: [],
    findings: [],
    probes: [],
  },
});

const authorisation = {
  type: 'authorisation',
  system: 'Rooster',
  role: 'Lezen',
  reason: 'Nieuwe taak',
  end: { kind: 'unlimited' },
  approver: 'Noor',
} as const;

const moreSteps: readonly fc.Arbitrary<VisitStep>[] = [
  fc.constantFrom<VisitStep>(
    { type: 'for-whom-given', forWhom: { kind: 'myself' } },
    { type: 'self-help-tried', category: 'wifi', outcome: 'not-enough' },
    { type: 'self-help-tried', category: 'wifi', outcome: 'helped' },
    { type: 'details-given', details: authorisation },
    { type: 'details-given', details: { ...authorisation, end: null } },
  ),
];

describe('a visit', () => {
  it('asks for the errand first and for check-in after it', () => {
    expect(openQuestion(empty)).toBe('errand');
    expect(openQuestion(after({ type: 'errand-chosen', errand: 'problem' }))).toBe('check-in');
  });

  it('with a problem ends after device and urgency', () => {
    const draft = after({ type: 'errand-chosen', errand: 'problem' }, guest, mail, noDevice, {
      type: 'urgency-given',
      answers: { since: 'today', canWork: 'yes', affected: 'me', deadline: null },
      proposal: { impact: 3, urgency: 3, priority: 5, reasons: ['one-person'], argument: 'x' },
    });

    expect(draft.reportType).toBe('incident');
    expect(canSubmit(draft)).toBe(true);
  });

  it('with a question needs no device and no urgency', () => {
    expect(canSubmit(after({ type: 'errand-chosen', errand: 'question' }, guest, mail))).toBe(true);
  });

  it('asks nobody to plug in what is gone, or a battery that is swollen', () => {
    const about = (category: 'battery' | 'lost-or-stolen', what: string) =>
      questionsFor(
        after(
          { type: 'errand-chosen', errand: 'problem' },
          { ...mail, reason: { ...mail.reason, category, triage: { what } } },
        ),
      ).includes('device');

    expect([
      about('battery', 'swollen'),
      about('lost-or-stolen', 'lost'),
      about('lost-or-stolen', 'stolen'),
      about('lost-or-stolen', 'damaged'),
      about('battery', 'empties'),
    ]).toEqual([false, false, false, true, true]);
  });

  it('with a complaint asks no device', () => {
    expect(
      questionsFor({ errand: 'question', reportType: 'complaint', reason: null, earlier: null }),
    ).not.toContain('device');
  });

  it('that belongs to an earlier ticket is not weighed again, and asks nothing when that works', () => {
    const said = (answer: 'same' | 'works'): VisitStep => ({
      type: 'earlier-answered',
      earlier: { ticketId: '01936f00-0000-7000-8000-000000000001', answer },
    });
    const problem: VisitStep = { type: 'errand-chosen', errand: 'problem' };

    expect(questionsFor(after(problem, guest, said('same')))).toEqual([
      'check-in',
      'reason',
      'device',
    ]);
    expect(canSubmit(after(guest, said('works')))).toBe(true);
  });

  it('that becomes a complaint belongs to no other ticket any more', () => {
    const draft = after(
      guest,
      {
        type: 'earlier-answered',
        earlier: { ticketId: '01936f00-0000-7000-8000-000000000001', answer: 'same' },
      },
      { type: 'report-type-chosen', reportType: 'complaint' },
    );

    expect(draft.earlier).toBeNull();
  });

  it('forgets the reason when the kind of report changes, and keeps who it is', () => {
    const draft = after({ type: 'errand-chosen', errand: 'problem' }, guest, mail, {
      type: 'report-type-chosen',
      reportType: 'complaint',
    });

    expect(draft.reason).toBeNull();
    expect(draft.visitor).toEqual(guest.visitor);
  });

  it('keeps the reason when the same errand is chosen again', () => {
    const draft = after({ type: 'errand-chosen', errand: 'problem' }, mail, {
      type: 'errand-chosen',
      errand: 'problem',
    });

    expect(draft.reason).toEqual(mail.reason);
  });

  it('asks for each fact of an access, and for whom it is, before it ends', () => {
    const asked = after(
      { type: 'errand-chosen', errand: 'question' },
      guest,
      { type: 'report-type-chosen', reportType: 'authorisation' },
      mail,
      { type: 'details-given', details: authorisation },
    );

    expect(openQuestion(asked)).toBe('details');
    expect(
      openQuestion(withStep(asked, { type: 'for-whom-given', forWhom: { kind: 'as-manager' } })),
    ).toBeNull();
  });

  it('ends with the answer on the screen, keeping no words of whom it helped', () => {
    const helped = after({ type: 'errand-chosen', errand: 'question' }, guest, mail, {
      type: 'self-help-tried',
      category: 'wifi',
      outcome: 'helped',
    });

    expect(canSubmit(helped)).toBe(true);
    expect(helped.reason).toEqual({ category: 'wifi', triage: {}, words: '', photoHash: null });
  });

  it('asks no facts of a hand-over, which is a change only by its number', () => {
    expect(
      questionsFor({ errand: 'handover', reportType: 'change', reason: null, earlier: null }),
    ).not.toContain('details');
  });

  it.each(['collect', 'borrow', 'supplies'] as const)(
    'asks for no device of who comes for %s',
    (category) => {
      const reason = { category, triage: {}, words: '', photoHash: null };

      expect(
        questionsFor({ errand: 'handover', reportType: 'change', reason, earlier: null }),
      ).not.toContain('device');
    },
  );

  it('keeps what was read of the device that its visitor allowed', () => {
    const draft = after(decided('read', '1'), readoutOf('1'));

    expect(draft.readout?.device.deviceId).toBe('1');
  });

  it.each<readonly [string, readonly VisitStep[]]>([
    ['without an answer', []],
    ['that may only charge', [decided('read', '1'), decided('charge-only', '1')]],
    ['that is another one than he allowed', [decided('read', '1'), decided('read', '2')]],
    ['when he goes on without', [decided('read', '1'), noDevice]],
  ])('keeps nothing that a late reading read of a device %s', (_what, said) => {
    expect(after(...said, readoutOf('1')).readout).toBeNull();
  });

  it('can be handed over at any moment when a person was asked for', () => {
    expect(canSubmit(after({ type: 'person-asked' }))).toBe(true);
  });

  it('never has an open question of a kind that it does not ask', () => {
    const step: fc.Arbitrary<VisitStep> = fc.oneof(
      fc
        .constantFrom('problem', 'handover', 'question')
        .map((errand): VisitStep => ({ type: 'errand-chosen', errand: errand as 'problem' })),
      fc
        .constantFrom('incident', 'information', 'change', 'authorisation', 'complaint')
        .map((reportType): VisitStep => ({
          type: 'report-type-chosen',
          reportType: reportType as 'incident',
        })),
      fc.constant(guest),
      fc.constant(mail),
      fc.constant(noDevice),
      fc.constant<VisitStep>({ type: 'person-asked' }),
      ...moreSteps,
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const draft = after(...steps);
        const open = openQuestion(draft);
        expect(open === null || questionsFor(draft).includes(open)).toBe(true);
      }),
    );
  });
});
