import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PriorityDecision } from '../store/priority-report-store.ts';
import { decisionLines } from './priority-decisions-csv.ts';

const ticket: Parameters<typeof decisionLines>[0] = {
  number: 7,
  visitCode: 'A07',
  arrivedAt: '2026-11-30T09:00:00.000Z',
  kioskName: 'Entree',
  proposal: { impact: 3, urgency: 2, priority: 4, reasons: [], argument: 'Eén persoon.' },
  decisions: [],
};
const decided = { at: '2026-11-30T09:05:00.000Z', by: 'Mila' };

it('keeps the dash of words that were erased, and the numbers', () => {
  const changed: PriorityDecision = {
    ...decided,
    kind: 'ticket.priority-changed',
    words: null,
    details: { from: 4, to: 2, impact: 1, urgency: 2 },
  };

  expect(decisionLines({ ...ticket, decisions: [changed] })).toEqual([
    [
      7,
      'A07',
      ticket.arrivedAt,
      'proposed',
      'kiosk Entree',
      null,
      null,
      null,
      3,
      2,
      4,
      'Eén persoon.',
    ],
    [7, 'A07', decided.at, 'changed', 'Mila', 3, 2, 4, 1, 2, 2, '–'],
  ]);
});

it('has one line for the proposal and each decision, and each begins where the one before ended', () => {
  const scale = fc.constantFrom(1, 2, 3);
  const decision = fc.record({
    kind: fc.constantFrom('ticket.priority-accepted' as const, 'ticket.priority-changed' as const),
    at: fc.constant(decided.at),
    by: fc.string(),
    words: fc.option(fc.string()),
    details: fc.dictionary(
      fc.constantFrom('impact', 'urgency', 'to'),
      fc.oneof(scale, fc.string()),
    ),
  });
  fc.assert(
    fc.property(fc.array(decision, { maxLength: 8 }), (decisions) => {
      const lines = decisionLines({ ...ticket, decisions });

      expect(lines).toHaveLength(decisions.length + 1);
      lines.slice(1).forEach((line, index) => {
        expect(line.slice(5, 8)).toEqual(lines[index]?.slice(8, 11));
      });
    }),
  );
});
