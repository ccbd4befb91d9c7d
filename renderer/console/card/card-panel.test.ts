import { expect, it } from 'vitest';
import { movesAllowed, ticketStatusSchema } from '../../../shared/domain/ticket.ts';
import { canOpen, movesOf } from './card-panel.ts';

it('offers exactly what the desk allows, in every state', () => {
  for (const status of ticketStatusSchema.options) {
    const { first, others } = movesOf(status, null, movesAllowed(status));
    const offered = [...(first === null ? [] : [first]), ...others].map((each) => each.move);

    expect(new Set(offered)).toEqual(new Set(movesAllowed(status)));
  }
});

it('leads from waiting to closed, and asks the visitor before closing', () => {
  const firstIn = (...[status, verification]: [Parameters<typeof movesOf>[0], 'works' | null]) =>
    movesOf(status, verification, movesAllowed(status)).first?.move;

  expect([
    firstIn('waiting', null),
    firstIn('called', null),
    firstIn('in-progress', null),
    firstIn('resolved', null),
    firstIn('resolved', 'works'),
  ]).toEqual(['call', 'start', 'resolve', 'verify', 'close']);
});

it('offers nothing that the desk does not allow', () => {
  expect(movesOf('waiting', null, [])).toEqual({ first: null, others: [] });
});

it('keeps a note open whatever happens, and a resolution only while it can be sent', () => {
  expect(canOpen('note', [])).toBe(true);
  expect(canOpen('resolve', ['resolve'])).toBe(true);
  expect(canOpen('resolve', ['reopen'])).toBe(false);
});
