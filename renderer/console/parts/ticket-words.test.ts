import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { actorWords, chosenAgainWords } from './ticket-words.ts';

/** Says the key that was asked for. */
const said = ((key: string | readonly string[]) =>
  typeof key === 'string' ? key : key[0]) as unknown as TFunction;

describe('the words of the history', () => {
  it('name the visitor and the desk in the language of the reader, and people by their name', () => {
    expect(['visitor', 'desk', 'Sanne'].map((actor) => actorWords(said, actor))).toEqual([
      'console:actor.visitor',
      'console:actor.desk',
      'Sanne',
    ]);
  });

  it('tell what somebody chose who came back', () => {
    const details = { where: 'kiosk', category: 'screen', 'triage.what': 'cracked' };

    expect(chosenAgainWords(said, details)).toBe(
      ': words:category.screen (words:triage.screen.what.answers.cracked)',
    );
    expect(chosenAgainWords(said, { where: 'kiosk' })).toBe('');
  });
});
