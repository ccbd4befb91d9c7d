import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createReadAloud, localVoice } from './read-aloud.ts';

const voice = (lang: string, localService = true) => ({ lang, localService });

it('takes a voice of this machine in the language, never one of the network', () => {
  const here = voice('nl-NL');

  expect(localVoice([voice('en-GB'), voice('nl-NL', false), here], 'nl')).toBe(here);
  expect(localVoice([voice('nl', false), voice('nds-DE'), voice('nld')], 'nl')).toBeNull();
  expect(localVoice([voice('en_US')], 'en')).toEqual(voice('en_US'));
  expect(localVoice([], 'nl')).toBeNull();
});

it('never chooses a voice that would send the text elsewhere', () => {
  const anyVoice = fc.record({ lang: fc.string({ maxLength: 8 }), localService: fc.boolean() });
  fc.assert(
    fc.property(fc.array(anyVoice), fc.constantFrom('nl', 'en'), (voices, locale) => {
      expect(localVoice(voices, locale)?.localService ?? true).toBe(true);
    }),
  );
});

it('is silent and done at once where the browser cannot speak', () => {
  const aloud = createReadAloud(null);
  let ended = 0;

  aloud.read(['Stap 1'], 'nl', () => {
    ended += 1;
  });

  expect([aloud.speaks('nl'), ended]).toEqual([false, 1]);
});
