import { expect, it } from 'vitest';
import { deskTime } from './desk-time.ts';

const now = new Date('2026-11-29T23:30:00.000Z');
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

it('tells times as the clock of the desk does, with the day that it is there', () => {
  const amsterdam = deskTime(now, 'nl', 'Europe/Amsterdam');
  const later = new Date('2026-11-30T08:05:00.000Z');

  expect([amsterdam.short(now), amsterdam.short(later), amsterdam.long(later)]).toEqual([
    '00:30',
    '09:05',
    'maandag 30 november, 09:05',
  ]);
  expect(deskTime(now, 'nl', 'America/New_York').short(later)).toBe('ma 30 nov 03:05');
});

it('says that it does so only where the phone has another time', () => {
  expect([
    deskTime(now, 'nl', own).isElsewhere,
    deskTime(now, 'nl', 'Pacific/Kiritimati').isElsewhere ||
      deskTime(now, 'nl', 'Pacific/Pago_Pago').isElsewhere,
  ]).toEqual([false, true]);
});

it('follows the phone where no zone is told, or one that it does not know', () => {
  const phone = deskTime(now, 'nl', undefined);

  expect(deskTime(now, 'nl', 'Mars/Olympus').short(now)).toBe(phone.short(now));
  expect(deskTime(now, 'nl', 'Mars/Olympus').isElsewhere).toBe(false);
});
