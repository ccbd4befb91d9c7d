import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bothWordsSchema, filledIn, textContentSchema } from './standard-text.ts';

const words = {
  nl: 'Dag {bezoeker}, {toestel} van {nummer} is klaar.',
  en: 'Hello {bezoeker}, {toestel} of {nummer} is ready.',
};

it('fills in who, which device and which number, in the language of the visitor', () => {
  const values = { bezoeker: 'Noor', nummer: 'A12', toestel: 'Galaxy' };

  expect([filledIn(words, 'nl', values), filledIn(words, 'en', values)]).toEqual([
    'Dag Noor, Galaxy van A12 is klaar.',
    'Hello Noor, Galaxy of A12 is ready.',
  ]);
});

it('leaves no braces where nothing is known', () => {
  const nothing = { bezoeker: null, nummer: null, toestel: null };

  expect([filledIn(words, 'nl', nothing), filledIn(words, 'en', nothing)]).toEqual([
    'Dag bezoeker, uw apparaat van uw nummer is klaar.',
    'Hello visitor, your device of your number is ready.',
  ]);
});

it('never fills in what a visitor wrote, nor grows beyond a field', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (name) => {
      const both = { nl: '{bezoeker}', en: '{bezoeker}' };
      const values = { bezoeker: name, nummer: 'A12', toestel: 'Galaxy' };

      expect(filledIn(both, 'nl', values)).toBe(name);
    }),
  );
  const long = { nl: '{bezoeker}'.repeat(400), en: '' };
  const values = { bezoeker: 'x'.repeat(120), nummer: null, toestel: null };
  expect(filledIn(long, 'nl', values)).toHaveLength(4000);
});

it('refuses a placeholder that nobody fills in, and a macro that does nothing', () => {
  const idle = { kind: 'macro', note: null, message: null, resolve: null };

  expect([
    bothWordsSchema.safeParse({ nl: 'Dag {naam}', en: 'Hello' }).success,
    bothWordsSchema.safeParse({ nl: 'Dag {bezoeker}', en: 'Hello' }).success,
    textContentSchema.safeParse(idle).success,
    textContentSchema.safeParse({ ...idle, note: words }).success,
  ]).toEqual([false, true, false, true]);
});
