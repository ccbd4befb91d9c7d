import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InLine, arrivalOnReturn, goBeforeReturned } from './hold.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 26, 9, minute)).toISOString();
const inOrder = (one: InLine, other: InLine) =>
  one.priority - other.priority || one.arrivedAt.localeCompare(other.arrivedAt);

describe('somebody who missed his turn and reports again', () => {
  it('stands behind the two who are next', () => {
    const next = [at(5), at(7), at(9)].map((arrivedAt) => ({ priority: 4, arrivedAt }));

    expect(arrivalOnReturn({ priority: 4, arrivedAt: at(1) }, next)).toBe(
      new Date(Date.parse(at(7)) + 1).toISOString(),
    );
  });

  it('keeps his place when nobody of his priority is next', () => {
    const urgent = [{ priority: 1, arrivedAt: at(8) }];

    expect(arrivalOnReturn({ priority: 4, arrivedAt: at(1) }, urgent)).toBe(at(1));
    expect(arrivalOnReturn({ priority: 4, arrivedAt: at(1) }, [])).toBe(at(1));
  });

  it('has all of the next two before him but those who are less urgent, and never more than before and those two', () => {
    const person = fc.record({
      priority: fc.integer({ min: 1, max: 5 }),
      arrivedAt: fc.integer({ min: 0, max: 59 }).map(at),
    });
    fc.assert(
      fc.property(
        person,
        fc.uniqueArray(person, { selector: (one) => one.arrivedAt }),
        (own, all) => {
          const line = all.filter((one) => one.arrivedAt !== own.arrivedAt).toSorted(inOrder);
          const back = { ...own, arrivedAt: arrivalOnReturn(own, line) };
          const before = (who: InLine) => line.filter((one) => inOrder(one, who) < 0);
          const next = line.slice(0, goBeforeReturned);

          expect(before(back)).toEqual(
            line.filter(
              (one) =>
                before(own).includes(one) || (next.includes(one) && one.priority <= own.priority),
            ),
          );
        },
      ),
    );
  });
});
