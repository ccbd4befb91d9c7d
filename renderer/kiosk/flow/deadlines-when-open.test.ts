import { describe, expect, it } from 'vitest';
import { deadlinesWhenOpen } from './deadlines-when-open.ts';

/** A desk in Amsterdam, told by hours of another zone than that of the machine. */
const open = (from: string, until: string) => ({
  from: new Date(`${from}:00+01:00`).toISOString(),
  until: new Date(`${until}:00+01:00`).toISOString(),
});
const hours = {
  timeZone: 'Europe/Amsterdam',
  openings: [
    open('2026-11-27T08:30', '2026-11-27T12:00'),
    open('2026-11-27T13:00', '2026-11-27T15:00'),
    open('2026-11-30T08:30', '2026-11-30T17:00'),
    open('2026-12-01T10:10', '2026-12-01T10:50'),
  ],
};
const at = (now: string) => {
  const found = deadlinesWhenOpen(Date.parse(`${now}:00+01:00`), hours, hours.timeZone);
  const time = new Intl.DateTimeFormat('nl-NL', {
    timeStyle: 'short',
    timeZone: hours.timeZone,
  });
  return found === null ? null : [found.day, ...found.times.map((each) => time.format(each))];
};

describe('times by which it may have to be ready', () => {
  it('are the hours of today at which the desk is open and that can still be met', () => {
    expect(at('2026-11-27T07:00')).toEqual([
      'today',
      '09:00',
      '10:00',
      '11:00',
      '12:00',
      '14:00',
      '15:00',
    ]);
    expect(at('2026-11-27T11:40')).toEqual(['today', '14:00', '15:00']);
    expect(at('2026-11-27T14:20')).toEqual(['today', '15:00']);
  });

  it('are of the next open day once none of today is left, at most six with its last', () => {
    const monday = ['09:00', '11:00', '13:00', '15:00', '17:00'];
    expect(at('2026-11-27T14:40')).toEqual(['opening-day', ...monday]);
    expect(at('2026-11-29T23:30')).toEqual(['tomorrow', ...monday]);
    expect(at('2026-11-30T16:31')).toEqual(['tomorrow', '10:50']);
  });

  it('are not known beyond the days that the desk told of', () => {
    expect(at('2026-12-02T09:00')).toBeNull();
    expect(deadlinesWhenOpen(0, null, undefined)).toBeNull();
  });
});
