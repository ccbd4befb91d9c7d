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
  laterProposals: [],
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

it('takes what stood when somebody accepted, also after a visitor said that it got worse', () => {
  const accepted = { kind: 'ticket.priority-accepted', words: null, details: {} } as const;
  const worse = {
    ...ticket.proposal,
    urgency: 1,
    priority: 3,
    argument: 'Kan niet werken.',
  } as const;
  const at = (minute: number) => `2026-11-30T09:0${minute}:00.000Z`;

  const lines = decisionLines({
    ...ticket,
    laterProposals: [{ at: at(6), by: 'kiosk Hal', proposal: worse }],
    decisions: [
      { ...accepted, at: at(5), by: 'Mila' },
      { ...accepted, at: at(7), by: 'Joris' },
    ],
  });

  expect(lines.map((line) => line.slice(2))).toEqual([
    [at(0), 'proposed', 'kiosk Entree', null, null, null, 3, 2, 4, 'Eén persoon.'],
    [at(5), 'accepted', 'Mila', 3, 2, 4, 3, 2, 4, 'Eén persoon.'],
    [at(6), 'proposed', 'kiosk Hal', 3, 2, 4, 3, 1, 3, 'Kan niet werken.'],
    [at(7), 'accepted', 'Joris', 3, 1, 3, 3, 1, 3, 'Kan niet werken.'],
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
