import { describe, expect, it } from 'vitest';
import { KeptPromises } from './kept-promises.ts';

const range = { fromMinutes: 5, toMinutes: 10 };

describe('KeptPromises', () => {
  it('counts the waits that lay inside their range, ends included', () => {
    const promises = new KeptPromises();
    for (const waited of [4.9, 5, 7, 10, 10.1]) promises.learn(range, waited);

    expect(promises.accuracy()).toEqual({ visits: 5, inside: 3 });
  });

  it('forgets all but the latest two hundred', () => {
    const promises = new KeptPromises();
    for (let visit = 0; visit < 200; visit += 1) promises.learn(range, 60);
    for (let visit = 0; visit < 200; visit += 1) promises.learn(range, 7);

    expect(promises.accuracy()).toEqual({ visits: 200, inside: 200 });
  });

  it('widens where waits fall outside and narrows where they never do, within bounds', () => {
    const promises = new KeptPromises();
    for (let visit = 0; visit < 10; visit += 1) promises.learn(range, 30);
    const wide = promises.width();
    for (let visit = 0; visit < 1000; visit += 1) promises.learn(range, 7);

    expect(wide).toBeGreaterThan(1.3);
    expect(promises.width()).toBe(0.7);
  });
});
