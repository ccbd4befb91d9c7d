import { expect, it } from 'vitest';
import type { Disturbance } from '../../../shared/domain/disturbance.ts';
import { begun, caughtUp } from '../app/typed-over.ts';
import { draftOf, wordsOf } from './disturbance-draft.ts';

const nowMs = Date.parse('2026-11-27T09:00:00.000Z');
const before: Disturbance = {
  disturbanceId: '019ac0de-0000-7000-8000-000000000001',
  title: { nl: 'Geen wifi', en: 'No Wi-Fi' },
  text: { nl: 'Er is geen wifi.', en: 'There is no Wi-Fi.' },
  categories: ['wifi', 'calls'],
  fromAt: '2026-11-27T08:00:00.000Z',
  untilAt: null,
  state: 'known',
  owner: 'Kim',
  updatedAt: '2026-11-27T08:00:00.000Z',
  affected: 3,
  version: 1,
};

it('sends what a colleague changed meanwhile along with what was typed', () => {
  const newest: Disturbance = {
    ...before,
    text: { nl: 'Er is geen wifi.', en: 'Wi-Fi is down.' },
    categories: ['wifi', 'calls', 'mail'],
    untilAt: '2026-11-27T12:00:00.000Z',
    state: 'over',
    version: 2,
  };
  const shown = begun(draftOf(before), 1);
  const typed = { ...shown.words, text: { ...shown.words.text, nl: 'Om twaalf uur weer wel.' } };

  const { words, version, meanwhile } = caughtUp({ ...shown, words: typed }, draftOf(newest), 2);

  expect({ version, meanwhile, state: words.state }).toEqual({
    version: 2,
    meanwhile: true,
    state: 'over',
  });
  expect(wordsOf(words, newest, nowMs)).toEqual({
    title: before.title,
    text: { nl: 'Om twaalf uur weer wel.', en: 'Wi-Fi is down.' },
    categories: ['wifi', 'calls', 'mail'],
    fromAt: before.fromAt,
    untilAt: '2026-11-27T12:00:00.000Z',
  });
});

it('names one category where another one was chosen, and begins a new one now', () => {
  const ofMail = wordsOf({ ...draftOf(before), category: 'mail' }, before, nowMs);
  const ofNew = wordsOf({ ...draftOf(null), end: 'two-hours' }, null, nowMs);

  expect(ofMail.categories).toEqual(['mail']);
  expect([ofNew.fromAt, ofNew.untilAt]).toEqual([
    '2026-11-27T09:00:00.000Z',
    '2026-11-27T11:00:00.000Z',
  ]);
});
