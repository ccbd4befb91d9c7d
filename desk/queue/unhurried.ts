import { setImmediate as others } from 'node:timers/promises';

/** The same items in their order, with a turn for everybody else in this program after each few of them. */
export async function* unhurried<T>(items: Iterable<T>, atATime: number): AsyncGenerator<T> {
  let given = 0;
  for (const item of items) {
    if (given > 0 && given % atATime === 0) await others();
    given += 1;
    yield item;
  }
}
