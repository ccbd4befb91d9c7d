import { expect, it } from 'vitest';
import { PasswordGuesses } from './password-guesses.ts';

const numbers = (count: number) => Array.from({ length: count }, (_none, at) => at);

it('stops guesses at one account from one address after ten, and at all accounts after a hundred', () => {
  const guesses = new PasswordGuesses({ nowMs: () => 0 });

  const atAnna = numbers(12).filter(() => guesses.begin('anna', 'one') !== null);
  const atAll = numbers(120).filter((at) => guesses.begin(`name-${at}`, 'one') !== null);

  expect([atAnna.length, atAll.length]).toEqual([10, 88]);
});

it('stops guesses at one account from everywhere, for a quarter of an hour', () => {
  let nowMs = 0;
  const guesses = new PasswordGuesses({ nowMs: () => nowMs });
  const admitted = () =>
    numbers(150).filter((at) => guesses.begin('anna', `address-${at}`) !== null).length;

  expect(admitted()).toBe(100);
  expect(guesses.begin('bram', 'address-1')).not.toBeNull();
  nowMs = 15 * 60_000;
  expect(admitted()).toBe(100);
});

it('shuts nobody out where he signed in lately, whoever guesses at his account elsewhere', () => {
  let nowMs = 0;
  const guesses = new PasswordGuesses({ nowMs: () => nowMs });
  guesses.begin('anna', 'her desk')?.wasGood();
  const guessElsewhere = () => {
    for (const at of numbers(150)) guesses.begin('anna', `address-${at}`);
  };

  guessElsewhere();
  expect(guesses.begin('anna', 'her desk')).not.toBeNull();
  expect(guesses.begin('anna', 'her home')).toBeNull();

  nowMs = 14 * 24 * 60 * 60_000;
  guessElsewhere();
  expect(guesses.begin('anna', 'her desk')).toBeNull();
});

it('does not count good ones', () => {
  const guesses = new PasswordGuesses({ nowMs: () => 0 });

  for (const at of numbers(300)) guesses.begin('anna', `address-${at % 3}`)?.wasGood();

  expect(guesses.begin('anna', 'address-1')).not.toBeNull();
  expect(guesses.begin('anna', 'elsewhere')).not.toBeNull();
});
