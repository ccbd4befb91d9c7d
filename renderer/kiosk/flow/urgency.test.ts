import { expect, it } from 'vitest';
import { deadlineChoices } from './urgency.ts';

it('offers at most six times of today, none in the past and none after six, and in the evening of tomorrow', () => {
  for (let hour = 0; hour < 24; hour += 1) {
    const now = new Date(2026, 10, 22, hour, 40);
    const { day, times } = deadlineChoices(now.getTime(), null);

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

it('asks of the day on which the desk opens when that is later than tomorrow', () => {
  const saturday = new Date(2026, 10, 28, 11, 0).getTime();
  const dayAt = (opens: Date) => deadlineChoices(saturday, opens.toISOString());

  const monday = dayAt(new Date(2026, 10, 30, 8, 30));
  expect(monday.day).toBe('opening-day');
  expect(monday.times[0]).toEqual(new Date(2026, 10, 30, 9, 0));
  expect(dayAt(new Date(2026, 10, 29, 8, 30)).day).toBe('tomorrow');
  expect(dayAt(new Date(2026, 10, 28, 12, 0)).day).toBe('today');
});
