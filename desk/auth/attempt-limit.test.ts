import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AttemptLimit } from './attempt-limit.ts';

it('never admits more bad attempts in a window than the rule says', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (attempts) => {
      const limit = new AttemptLimit({ nowMs: () => 0 }, { attempts: 5, windowMs: 1000 });

      let bad = 0;
      for (const good of attempts) {
        if (!limit.take('anna')) continue;
        if (good) limit.giveBack('anna');
        else bad += 1;
      }

      expect(bad).toBeLessThanOrEqual(5);
    }),
  );
});

it('counts each key by itself and begins anew after the window', () => {
  let nowMs = 0;
  const limit = new AttemptLimit({ nowMs: () => nowMs }, { attempts: 1, windowMs: 1000 });

  expect([limit.take('anna'), limit.take('anna'), limit.take('bram')]).toEqual([true, false, true]);
  nowMs = 1000;
  expect(limit.take('anna')).toBe(true);
});
