import { expect, it } from 'vitest';
import { type Fault, fault } from '../../../shared/base/fault.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { DeskClient } from '../../desk-link/desk-client.ts';
import { createDisturbanceSender } from './disturbance-sender.ts';

const words = {
  title: { nl: 'Geen wifi', en: 'No Wi-Fi' },
  text: { nl: 'Er is geen wifi.', en: 'There is no Wi-Fi.' },
  categories: ['wifi' as const],
  fromAt: '2026-11-27T09:00:00.000Z',
  untilAt: null,
};

/** A desk that gives these answers, one after the other. */
function deskThatAnswers(...answers: readonly Result<object, Fault>[]) {
  const calls: string[] = [];
  const versions: unknown[] = [];
  const call = (route: string, { body }: { readonly body: { readonly version?: number } }) => {
    calls.push(route);
    versions.push(body.version);
    return Promise.resolve(answers[calls.length - 1]);
  };
  // Only what is read of the answers is there.
  return { calls, versions, desk: { call } as unknown as DeskClient };
}

it('does not propose a second one when the change after it failed', async () => {
  const proposed = ok({ disturbanceId: 'one' });
  const unreachable = err(fault('desk/unreachable', 'No answer'));
  const { calls, desk } = deskThatAnswers(proposed, unreachable, proposed);
  const send = createDisturbanceSender(desk, null);

  await expect(send(words, 'known', undefined)).rejects.toThrow('desk/unreachable');
  await send(words, 'known', undefined);

  expect(calls).toEqual(['disturbance.propose', 'disturbance.change', 'disturbance.change']);
});

it('proposes once more what the desk did not take', async () => {
  const unreachable = err(fault('desk/unreachable', 'No answer'));
  const { calls, desk } = deskThatAnswers(unreachable, ok({ disturbanceId: 'one' }));
  const send = createDisturbanceSender(desk, null);

  await expect(send(words, null, undefined)).rejects.toThrow('desk/unreachable');
  await send(words, null, undefined);

  expect(calls).toEqual(['disturbance.propose', 'disturbance.propose']);
});

it('changes what was seen: of a new one what the desk made of it, else what stood in the form', async () => {
  const first = { disturbanceId: 'one', version: 1 };
  const ofNew = deskThatAnswers(ok(first), ok(first));
  const ofKnown = deskThatAnswers(ok(first));
  const known = { ...words, ...first, state: 'known', owner: 'Kim', updatedAt: '', affected: 0 };

  await createDisturbanceSender(ofNew.desk, null)(words, 'known', undefined);
  await createDisturbanceSender(ofKnown.desk, { ...known, state: 'known' })(words, 'over', 4);

  expect([ofNew.versions, ofKnown.versions]).toEqual([[undefined, 1], [4]]);
});
