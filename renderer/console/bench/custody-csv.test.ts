import { expect, it } from 'vitest';
import type { Custody } from '../../../shared/contract/bench-routes.ts';
import { custodyCsv } from './custody-csv.ts';

const custody: Custody = {
  device: {
    leftId: '019aa000-0000-7000-8000-000000000000',
    ticketId: '019aa000-0000-7000-8000-000000000001',
    deviceName: '=cmd|calc',
    accessories: '',
    condition: 'Heel.',
    leftAt: '2026-11-26T09:00:00.000Z',
    leftBy: 'Sanne',
    promisedAt: '2026-11-27T15:00:00.000Z',
    pickUpCode: 'K7PX2',
    holder: { place: 'technician', name: 'Sanne' },
    sequence: 1,
    worker: null,
    readyAt: null,
    remindedAt: null,
    handedOutAt: null,
    check: null,
  },
  movements: [
    {
      sequence: 1,
      at: '2026-11-26T09:00:00.000Z',
      actor: 'Sanne',
      from: { place: 'visitor', name: null },
      to: { place: 'technician', name: 'Sanne' },
      words: 'Zei: "voorzichtig"',
    },
  ],
};

it('tells each movement in a line, and runs nothing in a spreadsheet', () => {
  expect(custodyCsv(custody).split('\r\n')).toEqual([
    "\uFEFFdevice;'=cmd|calc",
    'sequence;at;actor;from;to;words',
    '1;2026-11-26T09:00:00.000Z;Sanne;visitor;technician: Sanne;"Zei: ""voorzichtig"""',
    '',
  ]);
});
