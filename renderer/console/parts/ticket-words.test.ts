import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import english from '../../../assets/locales/en/console.json' with { type: 'json' };
import dutch from '../../../assets/locales/nl/console.json' with { type: 'json' };
import { ticketEventKindSchema } from '../../../shared/domain/ticket-event-kind.ts';
import { createI18n } from '../../i18n/create-i18n.ts';
import { actorWords, chosenAgainWords, deedWords, triageWords } from './ticket-words.ts';

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

  it('tell of everything that can happen, in both languages', () => {
    for (const history of [dutch.history, english.history]) {
      const names = ticketEventKindSchema.options.map((kind) => kind.replace('ticket.', ''));
      expect(names.filter((name) => !(name in history))).toEqual([]);
    }
  });

  it('tell what somebody chose who came back', () => {
    const details = { where: 'kiosk', category: 'screen', 'triage.what': 'cracked' };

    expect(chosenAgainWords(said, details)).toBe(
      ': words:category.screen (words:triage.screen.what.answers.cracked)',
    );
    expect(chosenAgainWords(said, { where: 'kiosk' })).toBe('');
  });
});

describe('the words of the triage', () => {
  it('name what was asked of every category, and say that somebody did not know', async () => {
    const { default: words } = await import('../../../assets/locales/nl/words.json');
    const { t } = createI18n({ '/locales/nl/words.json': words }, 'nl');

    expect([
      triageWords(t, 'storage', 'finding', 'no'),
      triageWords(t, 'battery', 'what', 'not-sure'),
      triageWords(t, 'battery', 'what', 'hot'),
    ]).toEqual([
      { title: 'Kom je hiervoor?', said: 'Nee, iets anders' },
      { title: 'Wat merk je?', said: 'Weet ik niet' },
      { title: 'Wat merk je?', said: 'Wordt erg warm' },
    ]);
  });
});
