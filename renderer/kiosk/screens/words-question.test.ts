import { expect, it } from 'vitest';
import { wordsQuestion } from './words-question.ts';

it('asks for the words without which nobody knows what is wanted', () => {
  expect(wordsQuestion('new-software')).toBe('new-software');
  expect(wordsQuestion('something-else')).toBe('something-else');
});

it('only offers them where the reason is told', () => {
  expect(wordsQuestion('wifi')).toBe('any');
});
