import { expect, it } from 'vitest';
import type { Targets } from '../../../shared/domain/service-level/terms.ts';
import {
  type TermsDraft,
  draftOf,
  termsOf,
  troubleOf,
  withBreak,
  withDay,
  withDayOpen,
  withOtherBreak,
  withSite,
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
  sites: {},
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

const troubleWith = (calendar: TermsDraft['calendar']) => troubleOf({ ...draft, calendar })?.part;

it('opens a closed day with usual hours, and refuses a week that never opens', () => {
  const opened = withDayOpen(draft.calendar, 'saturday', true);

  expect(opened.week.saturday).toEqual({ from: '08:30', until: '17:00' });
  expect(troubleWith(opened)).toBeUndefined();
  expect(troubleWith(withDayOpen(draft.calendar, 'monday', false))).toBe('hours');
});

it('names what is not right while it is typed', () => {
  const typed = (text: string) => withTarget(draft, 'incident', '1', 'responseMinutes', text);

  expect(troubleWith(withDay(draft.calendar, 'monday', { from: '17:00', until: '08:30' }))).toBe(
    'hours',
  );
  expect(
    [typed('15'), typed(''), typed('511'), typed('1.9')].map((each) => troubleOf(each)?.part),
  ).toEqual([undefined, 'targets', 'targets', undefined]);
  expect(typed('15').targets.incident['1'].responseMinutes).toBe(15);
  expect(typed('15').targets.change).toBe(targets.change);
});

it('gives a day a break, changes it and takes it away without a trace', () => {
  const office = { from: '08:30', until: '17:00' };
  const once = withBreak(office);
  const later = withOtherBreak(once, 0, { until: '13:30' });

  expect(troubleWith(withDay(draft.calendar, 'monday', once))).toBeUndefined();
  expect(later.breaks).toEqual([{ from: '12:00', until: '13:30' }]);
  // A second one is at another time, and they stand in order.
  expect(withBreak(later).breaks).toEqual([
    ...(later.breaks ?? []),
    { from: '15:00', until: '15:15' },
  ]);
  const tea = withOtherBreak(once, 0, { from: '14:30', until: '15:30' });
  expect(withBreak(tea).breaks?.[0]).toEqual({ from: '12:00', until: '13:00' });
  expect(troubleWith(withDay(draft.calendar, 'monday', withBreak(tea)))).toBeUndefined();
  expect(withOtherBreak(later, 0, null)).toEqual(office);
});

it('gives a site hours of its own, names it when they are not right, and lets it follow the desk again', () => {
  const { calendar } = draft;
  const own = withSite(withSite(draft, 'south', calendar), 'north', calendar);
  const wrong = withSite(own, 'south', withDayOpen(calendar, 'monday', false));
  const terms = { version: 1, since: '2026-11-23T08:00:00.000Z', by: null };

  expect(termsOf(own).siteCalendars).toEqual([
    { siteId: 'south', calendar },
    { siteId: 'north', calendar },
  ]);
  expect(draftOf({ ...terms, ...termsOf(own) })).toEqual(own);
  expect(troubleOf(own)).toBeNull();
  expect(troubleOf(wrong)).toEqual({ part: 'hours', siteId: 'south' });
  expect(withSite(wrong, 'south', null).sites).toEqual({ north: calendar });
  expect(termsOf(draft).siteCalendars).toEqual([]);
});
