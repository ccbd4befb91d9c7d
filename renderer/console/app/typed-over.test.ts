import { expect, it } from 'vitest';
import { begun, caughtUp, isTyped, kept } from './typed-over.ts';

const before = {
  name: 'Printer',
  hint: '',
  hours: { mon: '09:00', tue: '09:00' },
  days: ['1 mei'],
};
type Words = typeof before;

/** Somebody who began at version 1 and typed this. */
const typing = (words: Partial<Words>) => ({
  ...begun(before, 1),
  words: { ...before, ...words },
});

it('leaves what is typed when a colleague saves, and shows what he changed besides', () => {
  const mine = typing({ name: 'Printserver', hours: { mon: '08:00', tue: '09:00' } });
  const theirs = { ...before, hint: 'Herstart hem.', hours: { mon: '09:00', tue: '10:00' } };

  expect(caughtUp(mine, theirs, 2)).toEqual({
    shown: theirs,
    words: {
      name: 'Printserver',
      hint: 'Herstart hem.',
      hours: { mon: '08:00', tue: '10:00' },
      days: ['1 mei'],
    },
    version: 2,
    meanwhile: true,
  });
});

it('shows what a colleague saved to who typed nothing, and says nothing of it', () => {
  const theirs = { ...before, name: 'Plotter' };

  expect(caughtUp(begun(before, 1), theirs, 2)).toEqual(begun(theirs, 2));
});

it('keeps typed words over a colleague who wrote the same field', () => {
  const theirs = { ...before, name: 'Plotter' };

  expect(caughtUp(typing({ name: 'Printserver' }), theirs, 2)).toMatchObject({
    words: { name: 'Printserver' },
    meanwhile: true,
  });
});

it('adds to a list and takes from it what was typed, whatever a colleague did with the list', () => {
  const mine = typing({ days: ['24 dec'] });
  const theirs = { ...before, days: ['1 mei', '5 mei'] };

  expect(caughtUp(mine, theirs, 2).words.days).toEqual(['5 mei', '24 dec']);
});

it('leaves a form as it is when the desk tells the same version again, or an older one', () => {
  const mine = { ...typing({ name: 'Printserver' }), version: 3 };

  expect([caughtUp(mine, before, 3), caughtUp(mine, before, 2)]).toEqual([mine, mine]);
});

it('says nothing of a colleague when only a ticket was linked meanwhile', () => {
  const mine = typing({ name: 'Printserver' });

  expect(caughtUp(mine, before, 2)).toEqual({ ...mine, version: 2 });
});

it('shows what was saved after one’s own save, and stays on what was typed after it', () => {
  const mine = typing({ name: 'Printserver ', hint: 'Herstart hem.' });
  const saved = { ...before, name: 'Printserver', hint: 'Herstart hem.' };
  const typedOn = { ...mine, words: { ...mine.words, hint: 'Herstart hem nu.' } };

  expect(kept(mine, mine.words, saved, 2)).toEqual(begun(saved, 2));
  expect(kept(typedOn, mine.words, saved, 2)).toEqual({
    ...begun(saved, 2),
    words: { ...saved, hint: 'Herstart hem nu.' },
  });
});

it('shows one’s own save also when its list came in before the answer', () => {
  const mine = typing({ name: 'Printserver ' });
  const saved = { ...before, name: 'Printserver' };

  expect(kept(caughtUp(mine, saved, 2), mine.words, saved, 2)).toEqual(begun(saved, 2));
});

it('knows after a save whether something else was typed since it was sent', () => {
  const sent = { ...before, name: 'Plotter' };
  const typedOn = typing({ name: 'Plotter', hint: 'Herstart hem.' });

  expect([typing(sent), typedOn].map((one) => isTyped(kept(one, sent, sent, 2)))).toEqual([
    false,
    true,
  ]);
});
