import { expect, it } from 'vitest';
import { fault, type Fault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { StepAnswer } from '../../shared/domain/instruction-link.ts';
import { createAnswerQueue, lastSaid } from './answer-queue.ts';
import { pageStorage } from './page-storage.ts';

const instructionId = '01936f00-0000-7000-8000-000000000001';

function answer(place: number, worked = false, step = 3): StepAnswer {
  return {
    answerId: `01936f00-0000-7000-8000-00000000010${place}`,
    instructionId,
    level: 'A2',
    step,
    worked,
    saidAt: `2026-11-27T09:00:0${place}.000Z`,
  };
}

/** A phone that keeps what a page stores, and a desk that is there or not. */
function phone() {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  };
  const heard: StepAnswer[] = [];
  let reply: Result<unknown, Fault> = ok({});
  return {
    kept,
    heard,
    answers: (next: Result<unknown, Fault>) => {
      reply = next;
    },
    open: () =>
      createAnswerQueue({
        // The queue uses these three of the whole Storage.
        storage: pageStorage(() => storage as unknown as Storage),
        name: 'answers',
        send: (said) => {
          heard.push(said);
          return Promise.resolve(reply);
        },
      }),
  };
}

it('keeps an answer without a network, over a reload, and sends it with the same id once there is one', async () => {
  const own = phone();
  own.answers(err(fault('desk/unreachable', 'No network')));
  await own.open().say(answer(1));

  own.answers(ok({}));
  const later = own.open();
  await later.flush();
  await later.flush();

  expect(own.heard).toEqual([answer(1), answer(1)]);
  expect(lastSaid(later.answers.get(), answer(1))).toEqual({
    answer: answer(1),
    sent: true,
  });
});

it('sends every answer of a step in the order in which it was given', async () => {
  const own = phone();
  own.answers(err(fault('desk/unreachable', 'No network')));
  const queue = own.open();
  await queue.say(answer(1, false));
  await queue.say(answer(2, true));
  own.heard.length = 0;

  own.answers(ok({}));
  await queue.flush();

  expect(own.heard).toEqual([answer(1, false), answer(2, true)]);
  expect(lastSaid(queue.answers.get(), answer(1))?.answer.worked).toBe(true);
});

it('does not ask again what was refused for good', async () => {
  const own = phone();
  own.answers(err(fault('instruction/link-expired', 'Over')));
  const queue = own.open();

  await queue.say(answer(1));
  await queue.flush();

  expect(own.heard).toHaveLength(1);
});

it('bears anything that lies in the storage, and forgets all of it', async () => {
  for (const text of ['', 'no json', '{}', '[{"answer":1}]']) {
    const own = phone();
    own.kept.set('answers', text);

    const queue = own.open();
    expect(queue.answers.get()).toEqual([]);
    await queue.say(answer(1));
    queue.forget();

    expect([...own.kept]).toEqual([]);
  }
});
