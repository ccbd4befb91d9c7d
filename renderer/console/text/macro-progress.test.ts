import { expect, it } from 'vitest';
import type { TicketEvent } from '../../../shared/domain/ticket.ts';
import {
  newestEvent,
  parseProgress,
  progressText,
  stepsLeft,
  withWhatArrived,
  type MacroProgress,
} from './macro-progress.ts';
import type { MacroStep } from './run-macro.ts';

const note: MacroStep = { type: 'note', words: 'Herstart ', mentions: [] };
const message: MacroStep = { type: 'message', words: 'U kunt verder' };
const resolve: MacroStep = {
  type: 'resolve',
  cause: 'Vast',
  solution: 'Herstart',
  closingCode: 'solved',
};
const steps = [note, message, resolve];
const stopped: MacroProgress = { done: ['note'], lastSeen: 7 };

function event(
  eventId: number,
  actor: string,
  kind: TicketEvent['kind'],
  words: string | null,
): TicketEvent {
  return { eventId, at: '2026-11-28T09:00:00.000Z', actor, kind, words, details: {} };
}

it('leaves what was done and goes on with the rest', () => {
  expect([stepsLeft(steps, null), stepsLeft(steps, stopped)]).toEqual([steps, [message, resolve]]);
});

it('does not send a step again that arrived while its answer was lost', () => {
  const nothing: MacroProgress = { done: [], lastSeen: 7 };
  const arrived = [event(8, 'Anna', 'ticket.noted', 'Herstart')];
  const sent = [event(8, 'Anna', 'ticket.message-written', 'U kunt verder')];
  const resolved = [event(9, 'Anna', 'ticket.resolved', 'Vast\nHerstart')];

  expect([
    withWhatArrived(nothing, steps, arrived, 'Anna').done,
    withWhatArrived(stopped, steps, sent, 'Anna').done,
    withWhatArrived({ ...stopped, done: ['note', 'message'] }, steps, resolved, 'Anna').done,
  ]).toEqual([['note'], ['note', 'message'], ['note', 'message', 'resolve']]);
});

it('takes no words of before, of others or of a colleague for its own step', () => {
  const history = [
    event(7, 'Anna', 'ticket.message-written', 'U kunt verder'),
    event(8, 'Bram', 'ticket.message-written', 'U kunt verder'),
    event(9, 'Anna', 'ticket.message-written', 'Nog even'),
    event(10, 'Anna', 'ticket.noted', 'U kunt verder'),
  ];

  expect(withWhatArrived(stopped, steps, history, 'Anna')).toEqual(stopped);
});

it('keeps among the drafts how far each macro came', () => {
  expect([parseProgress(''), parseProgress(progressText({ one: stopped }))]).toEqual([
    {},
    { one: stopped },
  ]);
});

it('knows the newest event of a ticket, and of one without any', () => {
  expect([newestEvent([event(4, 'A', 'ticket.noted', '')]), newestEvent([])]).toEqual([4, 0]);
});
