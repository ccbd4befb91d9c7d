import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { actorWords, chosenAgainWords, deedWords } from './ticket-words.ts';

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

  it('let a visitor speak for himself', () => {
    const verified = {
      eventId: 1,
      at: '2026-11-28T15:00:00.000Z',
      kind: 'ticket.verified',
      words: null,
      details: {},
    } as const;

    expect(deedWords(said, { ...verified, actor: 'visitor' })).toBe(
      'console:history.verified-by-visitor',
    );
    expect(deedWords(said, { ...verified, actor: 'Sanne' })).toBe('console:history.verified');
  });

  it('tell what somebody chose who came back', () => {
    const details = { where: 'kiosk', category: 'screen', 'triage.what': 'cracked' };

    expect(chosenAgainWords(said, details)).toBe(
      ': words:category.screen (words:triage.screen.what.answers.cracked)',
    );
    expect(chosenAgainWords(said, { where: 'kiosk' })).toBe('');
  });
});
