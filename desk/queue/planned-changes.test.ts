import { describe, expect, it } from 'vitest';
import { plannedChanges } from './planned-changes.ts';

const anna = 'anna';
const day = { accountId: anna, hours: { from: '09:00', until: '17:00' }, breaks: [] };
const lunch = { from: '12:30', until: '13:00' };
const here = new Set([anna]);
const nobody = new Set<string>();

describe('plannedChanges', () => {
  it('knows when somebody who is here goes, and has his break', () => {
    expect(plannedChanges([{ ...day, breaks: [lunch] }], '12:00', here)).toEqual([
      { inMinutes: 30, by: -1, accountId: anna },
      { inMinutes: 60, by: 1, accountId: anna },
      { inMinutes: 300, by: -1, accountId: anna },
    ]);
  });

  it('counts on who is still to come, and on his going', () => {
    expect(plannedChanges([day], '08:45', nobody)).toEqual([
      { inMinutes: 15, by: 1, accountId: anna },
      { inMinutes: 495, by: -1, accountId: anna },
    ]);
  });

  it('does not count on who should be here and is not', () => {
    expect(plannedChanges([{ ...day, breaks: [lunch] }], '09:00', nobody)).toEqual([]);
  });

  it('does not count twice who came early', () => {
    expect(plannedChanges([day], '08:45', here)).toEqual([
      { inMinutes: 495, by: -1, accountId: anna },
    ]);
  });

  it('leaves a break that is going on to who takes it', () => {
    expect(plannedChanges([{ ...day, breaks: [lunch] }], '12:30', here)).toEqual([
      { inMinutes: 270, by: -1, accountId: anna },
    ]);
  });

  it('leaves a break that somebody takes a little early to him', () => {
    const shift = { ...day, breaks: [lunch, { from: '15:00', until: '15:15' }] };

    expect(plannedChanges([shift], '12:20', here, new Map([[anna, '12:50']]))).toEqual([
      { inMinutes: 160, by: -1, accountId: anna },
      { inMinutes: 175, by: 1, accountId: anna },
      { inMinutes: 280, by: -1, accountId: anna },
    ]);
  });

  it('says nothing of a shift that is over', () => {
    expect(plannedChanges([day], '17:00', here)).toEqual([]);
  });
});
