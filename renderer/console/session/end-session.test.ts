import { expect, it } from 'vitest';
import { type Fault, fault } from '../../../shared/base/fault.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { DeskClient } from '../../desk-link/desk-client.ts';
import { endSession } from './end-session.ts';

function deskThatAnswers(answer: Result<object, Fault>): DeskClient {
  // Ending a session is the only call here.
  return { call: () => Promise.resolve(answer) } as unknown as DeskClient;
}

it.each(['desk/unreachable', 'desk/stopping'] as const)(
  'says that somebody is still signed in when the desk did not hear him: %s',
  async (code) => {
    const unheard = fault(code, 'No answer');

    expect(await endSession(deskThatAnswers(err(unheard)))).toEqual(unheard);
  },
);

it('takes somebody for signed out when the desk ended his session, now or before', async () => {
  const before = err(fault('auth/required', 'There is no session'));

  expect([
    await endSession(deskThatAnswers(ok({}))),
    await endSession(deskThatAnswers(before)),
  ]).toEqual([null, null]);
});
