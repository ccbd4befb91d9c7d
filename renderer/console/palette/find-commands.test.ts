import { expect, it } from 'vitest';
import { findCommands, type Command } from './find-commands.ts';

const command = (words: string, also = ''): Command => ({ id: words, words, also, run: () => {} });
const commands = [
  command('Standaardteksten', 'Standard texts'),
  command('Apparaten hier', 'Devices here'),
  command('Los op', 'Resolve'),
  command('Draag over', 'Hand over'),
  command('Geëscaleerd', 'Escalated'),
];
const found = (typed: string) => findCommands(commands, typed, 9).map(({ id }) => id);

it('finds by a beginning, by words in any order, and by letters in order', () => {
  expect([found('los'), found('over dr'), found('stdtks'), found('geesc')]).toEqual([
    ['Los op'],
    ['Draag over'],
    ['Standaardteksten'],
    ['Geëscaleerd'],
  ]);
});

it('takes letters in order from the beginning of a word alone, so that a name finds no command', () => {
  const words = [command('Ander wachtwoord'), command('Nieuwe doorstart')];

  expect(findCommands(words, 'noor', 9).map(({ id }) => id)).toEqual(['Nieuwe doorstart']);
});

it('takes no scattered letters of another name, which nobody sees', () => {
  expect(findCommands([command('Volgende', 'Next or call')], 'nor', 9)).toEqual([]);
});

it('finds in the other language too', () => {
  expect([found('resolve'), found('devices')]).toEqual([['Los op'], ['Apparaten hier']]);
});

it('finds nothing that does not fit, and everything for nothing typed', () => {
  expect([found('zzz'), found('').length, findCommands(commands, '', 2).length]).toEqual([
    [],
    5,
    2,
  ]);
});

it('puts what begins so before what only holds it', () => {
  const two = [command('Meer over'), command('Overzicht')];

  expect(findCommands(two, 'over', 9).map(({ id }) => id)).toEqual(['Overzicht', 'Meer over']);
});
