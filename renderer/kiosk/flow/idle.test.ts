import { expect, it } from 'vitest';
import { idlePhase } from './idle.ts';
import { deadlineChoices } from './urgency.ts';

const idle = { warnAfterSeconds: 45, forgetAfterSeconds: 20, goodbyeSeconds: 30 };

it('warns after its time, for the whole of the warning, and then forgets', () => {
  const at = (seconds: number) => idlePhase(idle, 0, seconds * 1000);

  expect([at(0), at(44.9), at(45), at(60), at(64.1), at(65), at(900)]).toEqual([
    { phase: 'active' },
    { phase: 'active' },
    { phase: 'warning', secondsLeft: 20 },
    { phase: 'warning', secondsLeft: 5 },
    { phase: 'warning', secondsLeft: 1 },
    { phase: 'expired' },
    { phase: 'expired' },
  ]);
});

it('offers at most six times of today, none in the past and none after six, and in the evening of tomorrow', () => {
  for (let hour = 0; hour < 24; hour += 1) {
    const now = new Date(2026, 10, 22, hour, 40);
    const { day, times } = deadlineChoices(now.getTime());

    expect(day).toBe(hour < 17 ? 'today' : 'tomorrow');
    expect(times.length).toBeGreaterThan(0);
    expect(times.length).toBeLessThanOrEqual(6);
    for (const at of times) {
      expect(at.getTime()).toBeGreaterThan(now.getTime());
      expect(at.getHours()).toBeLessThanOrEqual(18);
      expect(at.getDate()).toBe(day === 'today' ? 22 : 23);
    }
  }
});
