import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ticketStatusSchema } from '../../shared/domain/ticket.ts';
import { CodesInUse } from './codes-in-use.ts';
import { codesOfALetter, visitCodeOf } from './visit-code.ts';

const waiting = (ticketId: string, visitCode: string) =>
  ({ ticketId, visitCode, status: 'waiting' }) as const;
const helped = (ticketId: string, visitCode: string) =>
  ({ ticketId, visitCode, status: 'resolved' }) as const;

it('passes over the codes of those who wait, also of two who hold one code', () => {
  const codes = new CodesInUse();
  for (const each of [waiting('a', 'A01'), waiting('b', 'A02'), waiting('c', 'A02')]) {
    codes.noticed(each);
  }

  expect(codes.firstFree('A', 1)).toBe(3);

  codes.noticed(helped('b', 'A02'));
  expect(codes.firstFree('A', 2)).toBe(3);

  codes.noticed(helped('c', 'A02'));
  expect(codes.firstFree('A', 2)).toBe(2);
});

it('takes somebody in also when every code of the letter is held', () => {
  const codes = new CodesInUse();
  for (let number = 1; number <= codesOfALetter; number += 1) {
    codes.noticed(waiting(`ticket-${number}`, visitCodeOf('A', number)));
  }

  expect(codes.firstFree('A', codesOfALetter + 1)).toBe(codesOfALetter + 1);
  expect(codes.firstFree('B', 7)).toBe(7);

  codes.noticed(helped('ticket-3', 'A03'));
  expect(codes.firstFree('A', 3)).toBe(3);
  expect(codes.firstFree('A', 4)).toBe(codesOfALetter + 3);
  expect(codes.firstFree('A', codesOfALetter + 1)).toBe(codesOfALetter + 3);
  expect(codes.firstFree('A', 2 * codesOfALetter)).toBe(2 * codesOfALetter + 3);
});

it('never gives what somebody holds, whoever came, went, came back and changed his code', () => {
  const change = fc.record({
    ticketId: fc.constantFrom('a', 'b', 'c', 'd'),
    visitCode: fc.integer({ min: 1, max: 5 }).map((number) => visitCodeOf('A', number)),
    status: fc.constantFrom(...ticketStatusSchema.options),
  });
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const codes = new CodesInUse();
      const held = new Map<string, string>();
      for (const { ticketId, visitCode, status } of changes) {
        codes.noticed({ ticketId, visitCode, status });
        if (['resolved', 'closed', 'cancelled'].includes(status)) held.delete(ticketId);
        else held.set(ticketId, visitCode);
      }
      const all = new Set(held.values());
      let expected = 1;
      while (all.has(visitCodeOf('A', expected))) expected += 1;

      expect(codes.firstFree('A', 1)).toBe(expected);
    }),
  );
});
