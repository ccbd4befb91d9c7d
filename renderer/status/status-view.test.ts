import { ordinaryRules, turnRuleOf } from '../../shared/domain/desk-rules.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StatusPage } from '../../shared/contract/visitor-routes.ts';
import { localeOf, stateOfLeft, tokenOf, viewOf } from './status-view.ts';

const page: StatusPage = {
  eventId: 1,
  visitCode: 'A27',
  status: 'waiting',
  locale: 'nl',
  peopleAhead: 3,
  wait: { fromMinutes: 10, toMinutes: 20 },
  counter: null,
  heldUntil: null,
  appointmentAt: null,
  turnRule: turnRuleOf(ordinaryRules),
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

it('tells who waits when the desk opens, even who is next, and nobody else', () => {
  const opensAt = '2026-11-30T07:30:00.000Z';

  expect(viewOf({ ...page, peopleAhead: 0, opensAt })).toEqual({
    show: 'desk-closed',
    peopleAhead: 0,
    wait: page.wait,
    opensAt,
  });
  expect(viewOf({ ...page, status: 'called', opensAt }).show).toBe('called');
});

it('tells who waits for a colleague so, also when nobody is before him', () => {
  const away = { expectedAt: '2026-11-23T13:00:00.000Z' };

  const waiting = { ...page, status: 'waiting', peopleAhead: 0 } as const;

  expect(viewOf({ ...waiting, away })).toMatchObject({ show: 'waiting', away });
  expect(viewOf({ ...waiting, away: {} })).toEqual({ show: 'next' });
});

it('tells who waits past closing time that it may not be today, and when the desk opens again', () => {
  const closing = {
    closesAt: '2026-11-27T16:00:00.000Z',
    opensAgainAt: '2026-11-30T07:30:00.000Z',
  };

  expect(viewOf({ ...page, closing, today: 'unlikely' })).toEqual({
    show: 'not-today',
    peopleAhead: 3,
    wait: page.wait,
    opensAt: closing.opensAgainAt,
  });
  expect(viewOf({ ...page, closing, today: 'perhaps' })).toMatchObject({
    show: 'waiting',
    perhapsNotToday: true,
  });
  expect(viewOf({ ...page, closing })).toMatchObject({ show: 'waiting', perhapsNotToday: false });
});

it('says of nothing that was refused, referred or withdrawn that it is solved', () => {
  const show = (status: StatusPage['status'], outcome: StatusPage['outcome']) =>
    viewOf({ ...page, status, outcome }).show;

  expect([
    show('resolved', 'refused'),
    show('closed', 'refused'),
    show('closed', 'referred'),
    show('resolved', 'withdrawn'),
    show('in-progress', 'refused'),
  ]).toEqual(['refused', 'refused', 'referred', 'withdrawn', 'in-progress']);
});

it('sends nobody to the counter who complained, until he is called all the same', () => {
  const complaint = { replyBy: '2026-12-01T16:00:00.000Z' };
  const show = (status: StatusPage['status']) =>
    viewOf({ ...page, status, peopleAhead: null, wait: null, complaint });

  expect(show('waiting')).toEqual({ show: 'complaint', replyBy: complaint.replyBy });
  expect(show('in-progress')).toEqual({ show: 'complaint', replyBy: complaint.replyBy });
  expect([show('called').show, show('closed').show]).toEqual(['called', 'replied']);
});

it('lets nobody wait whose device is at the desk, and tells how far it is', () => {
  const device = {
    deviceName: 'iPhone 14',
    promisedAt: '2026-11-27T16:00:00.000Z',
    readyAt: null,
    remindedAt: null,
    handedOutAt: null,
    pickUpCode: 'K7PX2',
  };
  const readyAt = '2026-11-27T10:00:00.000Z';
  const returned = { ...device, readyAt, handedOutAt: readyAt, pickUpCode: null };
  const show = (left: StatusPage['leftDevices']) =>
    viewOf({ ...page, status: 'in-progress', leftDevices: left }).show;

  const ready = { ...device, readyAt };
  const nowMs = Date.parse('2026-11-27T12:00:00.000Z');

  expect([show([]), show([returned, device]), show([returned])]).toEqual([
    'in-progress',
    'left',
    'in-progress',
  ]);
  expect([show([returned, ready]), show([device, ready])]).toEqual(['collect', 'left']);
  expect([
    stateOfLeft(device, nowMs),
    stateOfLeft(device, Date.parse(device.promisedAt) + 1),
    stateOfLeft(ready, nowMs),
    stateOfLeft({ ...ready, remindedAt: readyAt }, nowMs),
    stateOfLeft(returned, nowMs),
  ]).toEqual(['kept', 'overdue', 'ready', 'late', 'returned']);
});

it('finds the language that was chosen in the address, and no other words', () => {
  expect(['#en', '#nl', '', '#fr', '#en-GB'].map(localeOf)).toEqual(['en', 'nl', null, null, null]);
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

it('thanks whoever said that it works, and does not ask him to try it', () => {
  const resolved = { ...page, status: 'resolved' } as const;
  expect(viewOf({ ...resolved, verification: null })).toEqual({ show: 'resolved' });
  expect(viewOf({ ...resolved, verification: 'works' })).toEqual({ show: 'works' });
});
