import { v7 } from 'uuid';
import type { TicketIntake } from '../../shared/domain/ticket.ts';

/** The smallest honest visit; each call is a visit of its own. */
export function intake(change: Partial<TicketIntake> = {}): TicketIntake {
  return {
    visitId: v7(),
    startedAt: '2026-11-22T09:00:00.000Z',
    submittedAt: '2026-11-22T09:02:00.000Z',
    locale: 'nl',
    errand: 'problem',
    reportType: 'incident',
    visitor: { kind: 'guest', name: 'Noor', contact: 'noor@example.invalid' },
    reason: { category: 'wifi', triage: {}, words: 'Het wifi doet het niet.', photoHash: null },
    decision: { choice: 'no-device' },
    readout: null,
    answers: null,
    assessment: {
      impact: 3,
      urgency: 2,
      priority: 4,
      reasons: ['one-person'],
      argument: 'Eén persoon.',
    },
    personAsked: false,
    kioskCode: null,
    ...change,
  };
}
