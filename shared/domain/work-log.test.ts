import { expect, it } from 'vitest';
import { type WorkEntry, mayBeWorkDay, mayWithdrawWork, workWords } from './work-log.ts';

const entry: WorkEntry = {
  entryId: '0190a1b2-0000-7000-8000-000000000001',
  at: '2026-11-28T09:00:00.000Z',
  accountId: '0190a1b2-0000-7000-8000-000000000002',
  by: 'Tom',
  minutes: 3,
  words: 'Opslag vrijmaken: Kijk samen',
  source: 'step',
  ticket: {
    ticketId: '0190a1b2-0000-7000-8000-000000000003',
    number: 7,
    visitCode: 'KX4T',
    reportType: 'incident',
    visitorName: null,
    deviceName: null,
  },
};

it('says a step in the language of who reads, and as it was written where there is no other', () => {
  const both = { ...entry, wordsEn: 'Free storage: See together' };

  expect([workWords(both, 'nl'), workWords(both, 'en')]).toEqual([entry.words, both.wordsEn]);
  expect([workWords(entry, 'nl'), workWords(entry, 'en')]).toEqual([entry.words, entry.words]);
});

it('takes work of a day from the arrival up to today, at most a month back', () => {
  const may = (day: string, arrived = '2026-11-20') =>
    mayBeWorkDay(day, { arrived, today: '2026-12-01' });

  expect([may('2026-11-20'), may('2026-12-01')]).toEqual([true, true]);
  expect([may('2026-11-19'), may('2026-12-02')]).toEqual([false, false]);
  expect([may('2026-10-31', '2026-01-01'), may('2026-10-30', '2026-01-01')]).toEqual([true, false]);
});

it('lets a line be withdrawn once, by who wrote it or who leads', () => {
  const may = (accountId: string, role: string, withdrawn?: WorkEntry['withdrawn']) =>
    mayWithdrawWork(
      { ...entry, ...(withdrawn === undefined ? {} : { withdrawn }) },
      {
        accountId,
        role,
      },
    );

  expect([may(entry.accountId, 'technician'), may('other', 'lead'), may('other', 'admin')]).toEqual(
    [true, true, true],
  );
  expect([
    may('other', 'technician'),
    may(entry.accountId, 'lead', { at: entry.at, by: 'Kim', reason: 'Vergist' }),
  ]).toEqual([false, false]);
});
