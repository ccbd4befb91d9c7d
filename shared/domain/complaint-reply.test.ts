import fc from 'fast-check';
import { expect, it } from 'vitest';
import { complaintReplyBy } from './complaint-reply.ts';

it('promises an answer on a working afternoon, within five days', () => {
  const moment = fc.date({
    min: new Date('2026-01-01'),
    max: new Date('2031-01-01'),
    noInvalidDate: true,
  });

  fc.assert(
    fc.property(moment, (made) => {
      const by = new Date(complaintReplyBy(made.getTime()));
      const nights = Math.round((by.getTime() - made.getTime()) / 86_400_000);

      expect([by.getHours(), by.getMinutes()]).toEqual([17, 0]);
      expect([0, 6]).not.toContain(by.getDay());
      expect(nights).toBeGreaterThanOrEqual(1);
      expect(nights).toBeLessThanOrEqual(5);
    }),
  );
});

it('counts no weekend: Wednesday is answered on Friday, Friday on Tuesday', () => {
  const replyTo = (day: number) =>
    new Date(complaintReplyBy(new Date(2026, 10, day, 9).getTime())).getDate();

  expect(replyTo(25)).toBe(27);
  expect(replyTo(27)).toBe(1);
});
