import { expect, it } from 'vitest';
import { whoServes } from './who-serves.ts';

const free = { visitFor: null, breakFor: null };

it('counts who is free or busy as serving, and who has a break as somebody who comes back', () => {
  expect(
    whoServes([
      free,
      { visitFor: 12, breakFor: null },
      { visitFor: 4, breakFor: null },
      { visitFor: null, breakFor: 30 },
    ]),
  ).toEqual({ serving: 3, busyFor: [4, 12], back: [{ inMinutes: 30, by: 1 }] });
});

it('has somebody back when both his break and the visit that he left open are over', () => {
  const back = (visitFor: number, breakFor: number) =>
    whoServes([{ visitFor, breakFor }]).back[0]?.inMinutes;

  expect([back(10, 30), back(40, 30), back(5, -1)]).toEqual([30, 40, 5]);
});

it('reckons with one technician where nobody is known, and with nobody while all have a break', () => {
  expect(whoServes([]).serving).toBe(1);
  expect(whoServes([{ visitFor: null, breakFor: 10 }]).serving).toBe(0);
});
