import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { chosenAgainWords } from './ticket-words.ts';

/** Says the key that was asked for. */
const said = ((key: string | readonly string[]) =>
  typeof key === 'string' ? key : key[0]) as unknown as TFunction;

describe('the words of the history', () => {
  it('tell what somebody chose who came back', () => {
    const details = { where: 'kiosk', category: 'screen', 'triage.what': 'cracked' };

    expect(chosenAgainWords(said, details)).toBe(
      ': words:category.screen (words:triage.screen.what.answers.cracked)',
    );
    expect(chosenAgainWords(said, { where: 'kiosk' })).toBe('');
  });
});
