import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteQueue } from './byte-queue.ts';

const pieces = fc.array(fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.nat({ max: 50 })));

it('gives the bytes in the order in which they came, however they are cut', () => {
  fc.assert(
    fc.property(pieces, (steps) => {
      const queue = new ByteQueue();
      const came: number[] = [];
      const left: number[] = [];

      for (const step of steps) {
        if (typeof step === 'number') left.push(...queue.take(step));
        else {
          queue.add(step);
          came.push(...step);
        }
      }
      left.push(...queue.take(queue.length));

      expect(left).toEqual(came);
      expect(queue.length).toBe(0);
    }),
  );
});

it('gives copies that later bytes do not change', () => {
  const queue = new ByteQueue();
  queue.add(Uint8Array.of(1, 2, 3));

  const taken = queue.take(2);
  queue.add(Uint8Array.of(9, 9, 9));

  expect(taken).toEqual(Uint8Array.of(1, 2));
  expect(queue.take(9)).toEqual(Uint8Array.of(3, 9, 9, 9));
});

it('takes a megabyte in single bytes, which would be copied for minutes if each moved all', () => {
  const queue = new ByteQueue();
  const one = Uint8Array.of(7);
  const startedMs = performance.now();

  for (let count = 0; count < 1_000_000; count += 1) queue.add(one);

  expect(queue.length).toBe(1_000_000);
  expect(performance.now() - startedMs).toBeLessThan(5000);
});
