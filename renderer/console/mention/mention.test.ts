import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Mentionable,
  mentionOf,
  mentionedIn,
  offered,
  openMention,
  withMention,
} from './mention.ts';

const person = (accountId: string, name: string, userName: string): Mentionable => ({
  accountId,
  name,
  userName,
});
const anna = person('1', 'Anna', 'anna');
const annaDeVries = person('2', 'Anna de Vries', 'avries');
const zoe = person('3', 'Zoë Bakker', 'zoe');
const people = [anna, annaDeVries, zoe];

it('sees a mention while it is typed, and none in an address of mail', () => {
  expect([
    openMention('Vraag @an', 9),
    openMention('@', 1),
    openMention('noor@example', 12),
    openMention('@Anna heeft dit\ngezien', 22),
    openMention('Vraag @anna', 5),
  ]).toEqual([{ at: 6, typed: 'an' }, { at: 0, typed: '' }, null, null, null]);
});

it('offers by every part of a name and by user name, whatever the accents', () => {
  expect([
    offered(people, 'ann', 5),
    offered(people, 'bak', 5),
    offered(people, 'zoe b', 5),
    offered(people, 'avr', 5),
    offered(people, 'xx', 5),
    offered(people, '', 2),
  ]).toEqual([[anna, annaDeVries], [zoe], [zoe], [annaDeVries], [], [anna, annaDeVries]]);
});

it('fills the name in and puts the caret behind it', () => {
  expect(withMention('Vraag @an even', { at: 6, typed: 'an' }, '@Anna')).toEqual({
    words: 'Vraag @Anna even',
    caret: 12,
  });
});

it('finds the longest name, each person once, and nobody in half a word', () => {
  expect([
    mentionedIn('@Anna de Vries en @zoë bakker, @Anna de Vries', people),
    mentionedIn('(@Anna) weet het', people),
    mentionedIn('@Annabel, mail anna@Anna', people),
  ]).toEqual([[annaDeVries, zoe], [anna], []]);
});

it('tells namesakes apart by their user names', () => {
  const other = person('4', 'Anna', 'anna2');
  const all = [anna, other];

  expect([mentionOf(anna, all), mentionedIn('@anna2', all), mentionedIn('@Anna', all)]).toEqual([
    '@anna',
    [other],
    [anna],
  ]);
});

it('finds whoever was filled in, in any words', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.constantFrom(...people), (before, after, chosen) => {
      const start = `${before.replaceAll('@', '')} @`;
      const open = openMention(start, start.length);
      if (open === null) throw new Error('No mention is open');
      const filled = withMention(start + after, open, mentionOf(chosen, people));

      expect(mentionedIn(filled.words.slice(0, filled.caret), people)).toEqual([chosen]);
      expect(filled.words.slice(0, filled.caret)).toMatch(/ $/u);
    }),
  );
});
