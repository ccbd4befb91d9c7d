import { expect, it } from 'vitest';
import type { Targets } from '../../../shared/domain/service-level/terms.ts';
import {
  type TermsDraft,
  troubleOf,
  withBreak,
  withDay,
  withDayOpen,
  withOtherBreak,
  withTarget,
} from './terms-draft.ts';

const target = { responseMinutes: 60, resolutionMinutes: 510 };
const byPriority = { '1': target, '2': target, '3': target, '4': target, '5': target };
const targets: Targets = {
  incident: byPriority,
  information: byPriority,
  change: byPriority,
  authorisation: byPriority,
  complaint: byPriority,
};
const draft: TermsDraft = {
  targets,
  calendar: {
    timeZone: 'Europe/Amsterdam',
    week: {
      monday: { from: '08:30', until: '17:00' },
      tuesday: null,
      wednesday: null,
      thursday: null,
      friday: null,
      saturday: null,
      sunday: null,
    },
    holidays: true,
    closedDays: [],
  },
};

it('opens a closed day with usual hours, and refuses a week that never opens', () => {
  const opened = withDayOpen(draft, 'saturday', true);

  expect(opened.calendar.week.saturday).toEqual({ from: '08:30', until: '17:00' });
  expect(troubleOf(opened)).toBeNull();
  expect(troubleOf(withDayOpen(draft, 'monday', false))).toBe('hours');
});

it('names what is not right while it is typed', () => {
  const typed = (text: string) => withTarget(draft, 'incident', '1', 'responseMinutes', text);

  expect(troubleOf(withDay(draft, 'monday', { from: '17:00', until: '08:30' }))).toBe('hours');
  expect([typed('15'), typed(''), typed('511'), typed('1.9')].map(troubleOf)).toEqual([
    null,
    'targets',
    'targets',
    null,
  ]);
  expect(typed('15').targets.incident['1'].responseMinutes).toBe(15);
  expect(typed('15').targets.change).toBe(targets.change);
});

it('gives a day a break, changes it and takes it away without a trace', () => {
  const office = { from: '08:30', until: '17:00' };
  const once = withBreak(office);
  const later = withOtherBreak(once, 0, { until: '13:30' });

  expect(troubleOf(withDay(draft, 'monday', once))).toBeNull();
  expect(later.breaks).toEqual([{ from: '12:00', until: '13:30' }]);
  // Two at the same time, until somebody moves one.
  expect(troubleOf(withDay(draft, 'monday', withBreak(once)))).toBe('hours');
  expect(withOtherBreak(later, 0, null)).toEqual(office);
});
