import { expect, it } from 'vitest';
import type { Board } from '../../shared/contract/desk-contract.ts';
import { callsToRing, newestFirst, spokenCode, type Call } from './calls.ts';

const call = (visitCode: string, minute: number, calls = 1): Call => ({
  visitCode,
  counter: '2',
  calledAt: `2026-11-22T09:${String(minute).padStart(2, '0')}:00.000Z`,
  calls,
  locale: 'nl',
});

const board = (...called: Call[]): Board => ({
  eventId: 1,
  siteName: 'Delft',
  called,
  waiting: [],
  waitingCount: 0,
  wait: { fromMinutes: 0, toMinutes: 2 },
  accuracy: null,
});

it('shows the newest call first', () => {
  expect(newestFirst([call('A10', 1), call('A11', 3)]).map((each) => each.visitCode)).toEqual([
    'A11',
    'A10',
  ]);
});

it('rings for a new call and for one that is repeated, in the order of calling', () => {
  const before = board(call('A10', 1), call('A11', 2));
  const now = board(call('A10', 5, 2), call('A11', 2), call('A12', 4));

  expect(callsToRing(before, now).map((each) => each.visitCode)).toEqual(['A12', 'A10']);
});

it('is silent about what was on the board when it came up', () => {
  expect(callsToRing(null, board(call('A10', 1)))).toEqual([]);
});

it('speaks letters apart from the number', () => {
  expect([spokenCode('A27'), spokenCode('KB104')]).toEqual(['A 27', 'K B 104']);
});
