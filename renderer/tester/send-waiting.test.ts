import { expect, it } from 'vitest';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { testerRoutes } from '../../shared/contract/tester-routes.ts';
import type { DeskClient } from '../desk-link/desk-client.ts';
import { createStore } from '../desk-link/store.ts';
import { createSender } from './send-waiting.ts';
import type { TesterState } from './tester-state.ts';

const at = '2026-11-27T09:00:00.000Z';
const id = (last: number) => `0190a5f0-0000-7000-8000-00000000000${last}`;
const run = {
  runId: id(1),
  scriptId: id(2),
  scriptVersion: 1,
  testerId: id(3),
  wishId: null,
  device: { source: 'hand', model: 'iPhone 15', version: null },
  readoutId: null,
  place: 'phone',
  startedAt: at,
  finishedAt: null,
  steps: [],
} as const;

type Answer = 'taken' | 'away' | 'refused';

/** A page with two answers that wait, of which the second has a photo, and a desk that answers in this order. */
function page(answers: readonly Answer[]) {
  const asked: unknown[] = [];
  const again: (() => void)[] = [];
  const left = [...answers];
  const state = createStore<TesterState>({
    page: null,
    openRun: null,
    typed: null,
    refused: false,
    locale: 'nl',
    waiting: [id(4), null].map((photo, index) => ({
      kind: 'step',
      runId: run.runId,
      stepId: `step-${index}`,
      outcome: 'failed',
      remark: '',
      photo,
      at,
    })),
  });
  const photos = new Map([[id(4), new Blob(['x'])]]);
  const desk: DeskClient<typeof testerRoutes> = {
    call: (_name, input) => {
      asked.push(input);
      const answer = left.shift() ?? 'taken';
      const reply =
        answer === 'taken'
          ? ok(run)
          : err(fault(answer === 'away' ? 'desk/unreachable' : 'acceptance/over', answer));
      // Only the route of a step is called, and this is its reply.
      return Promise.resolve(reply) as ReturnType<DeskClient['call']> as never;
    },
  };
  const sender = createSender({
    token: 'a'.repeat(43),
    desk,
    state,
    photos: {
      put: (photoId, photo) => Promise.resolve(void photos.set(photoId, photo)),
      get: (photoId) => Promise.resolve(photos.get(photoId) ?? null),
      remove: (photoId) => Promise.resolve(void photos.delete(photoId)),
    },
    sendPhoto: () => Promise.resolve(ok('f'.repeat(64))),
    onRefused: () => undefined,
    later: (call) => again.push(call),
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { sender, state, photos, asked, again, settled };
}

it('sends what waits in order, a photo before its answer, and lets the photo go then', async () => {
  const { sender, state, photos, asked, settled } = page([]);

  sender.wake();
  sender.wake();
  await settled();

  expect(asked).toMatchObject([
    { params: { stepId: 'step-0' }, body: { result: { photoHash: 'f'.repeat(64) } } },
    { params: { stepId: 'step-1' }, body: { result: { photoHash: null } } },
  ]);
  expect(state.get().waiting).toEqual([]);
  expect(photos.size).toBe(0);
});

it('keeps everything when the network is away, and sends the very same again', async () => {
  const { sender, state, asked, again, settled } = page(['away']);

  sender.wake();
  await settled();
  const waited = state.get().waiting.length;
  again[0]?.();
  await settled();

  expect(waited).toBe(2);
  expect(asked[1]).toEqual(asked[0]);
  expect(state.get()).toMatchObject({ waiting: [], refused: false });
});

it('drops what the desk refuses, says so and goes on with the rest', async () => {
  const { sender, state, settled } = page(['refused', 'taken']);

  sender.wake();
  await settled();

  expect(state.get()).toMatchObject({ waiting: [], refused: true });
});
