import fc from 'fast-check';
import { expect, it } from 'vitest';
import { givenUpAfterMs, mailAddressSchema, nextTryMs } from './outgoing.ts';

const minuteMs = 60_000;

/** The moments, in minutes after it was made, at which a message is tried that never arrives. */
function triesOf(): readonly number[] {
  const moments = [0];
  for (let tries = 1; ; tries += 1) {
    const next = nextTryMs({ madeMs: 0, tries }, (moments.at(-1) ?? 0) * minuteMs);
    if (next === null) return moments;
    moments.push(next / minuteMs);
  }
}

it('tries again with growing pauses, and gives up after days', () => {
  expect(triesOf()).toEqual([0, 1, 6, 21, 81, 321, 1041, 1761, 2481, 3201, 3921, 4641, 5361]);
});

it('never tries in the past, and never after it was given up', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 1000 }), fc.nat(), (madeMs, tries, waited) => {
      const nowMs = madeMs + waited;
      const next = nextTryMs({ madeMs, tries }, nowMs);
      expect(next === null || (next > nowMs && next <= madeMs + givenUpAfterMs)).toBe(true);
    }),
  );
});

it.each(['a@b.nl\r\nBcc: c@d.nl', 'a@b.nl, c@d.nl', '"a" <a@b.nl>', 'a@b', ''])(
  'takes %j for no address',
  (text) => {
    expect(mailAddressSchema.safeParse(text).success).toBe(false);
  },
);
