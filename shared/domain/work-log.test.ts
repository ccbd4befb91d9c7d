import { expect, it } from 'vitest';
import { type WorkEntry, workWords } from './work-log.ts';

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
