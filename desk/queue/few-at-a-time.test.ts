import { setImmediate as others } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { fewAtATime } from './few-at-a-time.ts';

it('does each once, in order, with no more at once than it may', async () => {
  const begun: number[] = [];
  let running = 0;
  let most = 0;

  await fewAtATime([1, 2, 3, 4, 5], 2, async (item) => {
    begun.push(item);
    running += 1;
    most = Math.max(most, running);
    await others();
    running -= 1;
  });

  expect([begun, most, running]).toEqual([[1, 2, 3, 4, 5], 2, 0]);
});

it('goes on with the others beside one that does not end', async () => {
  const done: number[] = [];
  const never = new Promise<void>(() => undefined);

  void fewAtATime([1, 2, 3, 4], 2, async (item) => {
    if (item === 1) await never;
    done.push(item);
  });
  await others();

  expect(done).toEqual([2, 3, 4]);
});

it('leaves out who went away before his turn', async () => {
  const listeners = new Set(['one', 'two', 'three']);
  const told: string[] = [];

  await fewAtATime(listeners, 1, async (name) => {
    told.push(name);
    await others();
    listeners.delete('two');
  });

  expect(told).toEqual(['one', 'three']);
});
