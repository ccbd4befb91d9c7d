import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { eventWords } from './event-words.ts';

/** Answers the key, in capitals, so that a word that was not looked up is seen. */
const t = ((key: string) => key.toUpperCase()) as unknown as TFunction<'fleet'>;

it('says of a command which one it was in the reader’s language, and what was said with it', () => {
  const asked = eventWords(t, { kind: 'command-asked', detail: 'lock: Wij verhuizen: hal 2' });

  expect(asked).toBe('EVENT.COMMAND-ASKED: COMMAND.LOCK: Wij verhuizen: hal 2');
});

it('leaves a command of a later desk as it is, and says of anything else no more than that', () => {
  expect(eventWords(t, { kind: 'command-done', detail: 'dance' })).toBe(
    'EVENT.COMMAND-DONE: dance',
  );
  expect(eventWords(t, { kind: 'enrolled', detail: 'key-1' })).toBe('EVENT.ENROLLED');
});
