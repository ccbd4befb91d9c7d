import { expect, it } from 'vitest';
import { answerOf } from './answer-key.ts';

const press = (key: string) => ({ key, ctrlKey: false, metaKey: false, altKey: false });

it('answers for the visitor with 1, 2 and 3', () => {
  expect(['1', '2', '3', '4', 'a', ' '].map((key) => answerOf(press(key)))).toEqual([
    'works',
    'partly',
    'does-not-work',
    null,
    null,
    null,
  ]);
});

it('answers nothing when somebody goes to another tab of his browser', () => {
  expect([
    answerOf({ ...press('2'), ctrlKey: true }),
    answerOf({ ...press('2'), metaKey: true }),
    answerOf({ ...press('2'), altKey: true }),
  ]).toEqual([null, null, null]);
});
