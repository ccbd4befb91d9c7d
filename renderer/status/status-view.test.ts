import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StatusPage } from '../../shared/contract/desk-contract.ts';
import { tokenOf, viewOf } from './status-view.ts';

const page: StatusPage = {
  eventId: 1,
  visitCode: 'A27',
  status: 'waiting',
  locale: 'nl',
  peopleAhead: 3,
  wait: { fromMinutes: 10, toMinutes: 20 },
  counter: null,
  message: null,
  solution: null,
  leftDevices: [],
  updatedAt: '2026-11-22T09:00:00.000Z',
};

it('tells who is called where to go', () => {
  expect(viewOf({ ...page, status: 'called', counter: '2' })).toEqual({
    show: 'called',
    counter: '2',
    plainCounter: true,
  });
  expect(viewOf({ ...page, status: 'called', counter: 'Uitgifte' })).toMatchObject({
    plainCounter: false,
  });
});

it('tells the first in line that it is nearly time', () => {
  expect(viewOf({ ...page, peopleAhead: 0 })).toEqual({ show: 'next' });
});

it('knows its token, and that another address has none', () => {
  expect(tokenOf('/s/abcdefghijklmnopqrstuvwx')).toBe('abcdefghijklmnopqrstuvwx');
  expect(tokenOf('/s/short')).toBeNull();
});

it('finds a token or none in any address', () => {
  fc.assert(
    fc.property(fc.webPath({ size: 'small' }), (path) => {
      expect([null, ...path.split('/')]).toContain(tokenOf(path));
    }),
  );
});
