import { expect, it } from 'vitest';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { KioskConfig } from '../../shared/domain/kiosk-config.ts';
import type { DeskLink } from '../desk/desk-link.ts';
import { expectedGuest } from './expected-guest.ts';

/** A desk at which Karin is expected with one code, and what it was asked. */
function parts() {
  const asked: unknown[] = [];
  const call = (name: string, { params }: { readonly params: { readonly code: string } }) => {
    asked.push([name, params.code]);
    return Promise.resolve(
      params.code === 'DZJW3X'
        ? ok({ visitorName: 'Karin Gast' })
        : err(fault('appointment/unknown', '')),
    );
  };
  // What is asked of the link and of the configuration here.
  const desk = { call } as unknown as DeskLink;
  const config = (() => ({ deskBudgetMs: 1500 })) as () => KioskConfig;
  return { asked, parts: { desk, config } };
}

it('knows a guest by the code of his appointment, and keeps the code for the desk', async () => {
  const desk = parts();

  expect(await expectedGuest(desk.parts, 'dzjw3x')).toEqual({
    kind: 'unverified',
    badgeNumber: 'dzjw3x',
    name: 'Karin Gast',
  });
  expect(desk.asked).toEqual([['appointment.by-code', 'DZJW3X']]);
});

it('knows nobody by a code that the desk does not know, and asks about no number that is none', async () => {
  const desk = parts();

  expect(await expectedGuest(desk.parts, 'DZJW3Z')).toBeNull();
  expect(await expectedGuest(desk.parts, '100002')).toBeNull();
  expect(desk.asked).toEqual([['appointment.by-code', 'DZJW3Z']]);
});
