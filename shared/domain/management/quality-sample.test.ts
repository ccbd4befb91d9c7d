import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSample, scoresOf } from './quality-sample.ts';

const tickets = fc.uniqueArray(
  fc.record({
    ticketId: fc.uuid(),
    handledById: fc.constantFrom('anna', 'bert', 'cem', 'dewi'),
  }),
  { selector: ({ ticketId }) => ticketId, maxLength: 60 },
);
const chances = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));

describe('a sample', () => {
  it('is as large as asked or holds everything, and no ticket twice', () => {
    fc.assert(
      fc.property(tickets, fc.integer({ min: 1, max: 30 }), chances, (all, size, stream) => {
        const drawn = drawSample(all, size, () => stream.next().value);
        expect(drawn).toHaveLength(Math.min(size, all.length));
        expect(new Set(drawn).size).toBe(drawn.length);
        for (const one of drawn) expect(all).toContain(one);
      }),
    );
  });

  it('looks at everybody before anybody twice', () => {
    fc.assert(
      fc.property(tickets, fc.integer({ min: 1, max: 30 }), chances, (all, size, stream) => {
        const drawn = drawSample(all, size, () => stream.next().value);
        const count = (of: typeof all, who: string) =>
          of.filter(({ handledById }) => handledById === who).length;
        const most = Math.max(0, ...drawn.map(({ handledById }) => count([...drawn], handledById)));
        for (const { handledById } of all) {
          expect(count([...drawn], handledById)).toBeGreaterThanOrEqual(
            Math.min(most - 1, count(all, handledById)),
          );
        }
      }),
    );
  });

  it('draws each of two tickets about as often', () => {
    let seed = 1;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    const pair = ['one', 'two'].map((ticketId) => ({ ticketId, handledById: 'anna' }));
    let first = 0;
    for (let at = 0; at < 2_000; at += 1) {
      first += Number(drawSample(pair, 1, random)[0]?.ticketId === 'one');
    }
    expect(first).toBeGreaterThan(900);
    expect(first).toBeLessThan(1_100);
  });
});

it('counts only where a criterion applied', () => {
  const verdicts = {
    'priority-argued': 'yes',
    'facts-complete': 'no',
    'solution-clear': 'yes',
    'work-logged': 'not-applicable',
    'visitor-told': 'yes',
    'tone-right': 'yes',
  } as const;
  const scores = scoresOf([{ review: { verdicts, remark: '' } }, { review: null }]);
  const of = (name: string) => scores.find(({ criterion }) => criterion === name);
  expect(of('priority-argued')).toMatchObject({ met: 1, of: 1 });
  expect(of('facts-complete')).toMatchObject({ met: 0, of: 1 });
  expect(of('work-logged')).toMatchObject({ met: 0, of: 0 });
});
