import { expect, it } from 'vitest';
import { fault } from '../../../shared/base/fault.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Macro } from '../../../shared/domain/standard-text.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { runMacro, stepsOf } from './run-macro.ts';

const both = (words: string) => ({ nl: `${words} nl`, en: `${words} en` });
const macro: Macro = {
  kind: 'macro',
  note: both('note'),
  message: both('message'),
  resolve: { cause: both('cause'), solution: both('solution'), closingCode: 'solved' },
};
const steps = stepsOf(macro, { colleagues: ({ nl }) => nl, visitor: ({ en }) => en });
// Only its version matters here.
const ticket = (version: number) => ({ item: { version } }) as Ticket;

it('speaks the language of colleagues in the note and that of the visitor after it', () => {
  expect(steps).toEqual([
    { type: 'note', words: 'note nl', mentions: [] },
    { type: 'message', words: 'message en' },
    { type: 'resolve', cause: 'cause en', solution: 'solution en', closingCode: 'solved' },
  ]);
});

it('sends each step on the ticket as the one before left it', async () => {
  const sent: [string, number][] = [];

  const end = await runMacro(ticket(3), steps, async ({ item }, step) => {
    sent.push([step.type, item.version]);
    return ok(ticket(item.version + 1));
  });

  expect(sent).toEqual([
    ['note', 3],
    ['message', 4],
    ['resolve', 5],
  ]);
  expect(end).toEqual({ ticket: ticket(6), done: 3, fault: null });
});

it('stops at the first refusal and says how far it came', async () => {
  const refusal = fault('ticket/changed-meanwhile', 'Somebody was first');

  const end = await runMacro(ticket(3), steps, async ({ item }, step) =>
    step.type === 'message' ? err(refusal) : ok(ticket(item.version + 1)),
  );

  expect(end).toEqual({ ticket: ticket(4), done: 1, fault: refusal });
});
