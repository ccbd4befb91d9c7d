import { describe, expect, it } from 'vitest';
import { complaintReplyBy } from '../../shared/domain/complaint-reply.ts';
import { emptyDetails } from '../../shared/domain/report-details.ts';
import { ticketIntakeSchema } from '../../shared/domain/ticket.ts';
import type { VisitStep } from '../../shared/domain/visit.ts';
import { draftOf } from './draft.ts';
import { intakeFrom } from './intake.ts';

const startedAtMs = Date.parse('2026-11-22T09:00:00.000Z');
const nowMs = Date.parse('2026-11-22T09:02:00.000Z');

const draftAfter = (...steps: readonly VisitStep[]) =>
  draftOf({
    visitId: '01936f00-0000-7000-8000-000000000001',
    resumeCode: 'BCD23',
    startedAtMs,
    state: 'open',
    steps: [{ type: 'visit-started', by: 'touch', locale: 'en' }, ...steps],
  });

describe('the ticket that a visit becomes', () => {
  it('is a problem of nobody in particular when a person was asked for at once', () => {
    const intake = intakeFrom(draftAfter({ type: 'person-asked' }), 'B07', nowMs);

    expect(intake).toEqual({
      ok: true,
      value: {
        visitId: '01936f00-0000-7000-8000-000000000001',
        startedAt: '2026-11-22T09:00:00.000Z',
        submittedAt: '2026-11-22T09:02:00.000Z',
        locale: 'en',
        errand: 'problem',
        reportType: 'incident',
        visitor: { kind: 'anonymous' },
        reason: null,
        decision: null,
        readout: null,
        answers: null,
        assessment: {
          impact: 3,
          urgency: 2,
          priority: 4,
          reasons: ['no-answers'],
          argument: 'no-answers',
        },
        personAsked: true,
        kioskCode: 'B07',
      },
    });
  });

  it('keeps the proposal exactly as the visitor saw it', () => {
    const proposal = {
      impact: 2,
      urgency: 1,
      priority: 2,
      reasons: ['whole-team', 'cannot-work'],
      argument: 'Je hele team kan niet werken.',
    } as const;

    const intake = intakeFrom(
      draftAfter(
        { type: 'errand-chosen', errand: 'problem' },
        { type: 'visitor-identified', visitor: { kind: 'guest', name: 'Sam', contact: '06' } },
        {
          type: 'reason-given',
          reason: { category: 'mail', triage: {}, words: 'Geen mail', photoHash: null },
        },
        { type: 'device-decided', decision: { choice: 'no-device' } },
        {
          type: 'urgency-given',
          answers: { since: 'today', canWork: 'no', affected: 'team', deadline: null },
          proposal: { ...proposal, reasons: [...proposal.reasons] },
        },
      ),
      'B08',
      nowMs,
    );

    expect(intake.ok && intake.value.assessment).toEqual(proposal);
    expect(intake.ok && ticketIntakeSchema.safeParse(intake.value).success).toBe(true);
  });

  it('is urgent without answers when something was lost or stolen', () => {
    const intake = intakeFrom(
      draftAfter(
        { type: 'errand-chosen', errand: 'problem' },
        {
          type: 'reason-given',
          reason: { category: 'lost-or-stolen', triage: {}, words: '', photoHash: null },
        },
        { type: 'person-asked' },
      ),
      'B09',
      nowMs,
    );

    expect(intake.ok && intake.value.assessment.urgency).toBe(1);
  });

  it('promises the answer to a complaint from the moment that it is handed over', () => {
    const intake = intakeFrom(
      draftAfter(
        { type: 'errand-chosen', errand: 'question' },
        { type: 'report-type-chosen', reportType: 'complaint' },
        {
          type: 'details-given',
          details: { ...emptyDetails('complaint'), about: 'Een collega', wish: 'Een gesprek' },
        },
        { type: 'person-asked' },
      ),
      'B11',
      nowMs,
    );

    expect(intake.ok && intake.value.details).toEqual({
      ...emptyDetails('complaint'),
      about: 'Een collega',
      wish: 'Een gesprek',
      replyBy: complaintReplyBy(nowMs),
    });
  });

  it('of somebody whom the screen helped does not say who he was', () => {
    const intake = intakeFrom(
      draftAfter(
        { type: 'errand-chosen', errand: 'question' },
        { type: 'visitor-identified', visitor: { kind: 'guest', name: 'Sam', contact: '06' } },
        { type: 'self-help-tried', category: 'wifi', outcome: 'helped' },
      ),
      'B12',
      nowMs,
    );

    expect(intake.ok && intake.value).toMatchObject({
      visitor: { kind: 'anonymous' },
      selfHelp: 'helped',
      reason: { category: 'wifi', words: '' },
    });
  });

  it('is refused while a question is open and nobody was asked for', () => {
    const intake = intakeFrom(
      draftAfter({ type: 'errand-chosen', errand: 'question' }),
      'B10',
      nowMs,
    );

    expect(intake.ok ? null : intake.fault.code).toBe('visit/incomplete');
  });
});
