import { expect, it } from 'vitest';
import { resourcesOf } from './catalogue-files.ts';
import { createI18n } from './create-i18n.ts';

const files = {
  '../../assets/locales/nl/words.json': { wait: { minutes: '{{figures}} min' }, hello: 'Hallo' },
  '../../assets/locales/en/words.json': { wait: { minutes: '{{figures}} min' }, hello: 'Hello' },
};

it('sorts catalogue files by language and namespace', () => {
  expect(resourcesOf(files)).toEqual({
    nl: { words: files['../../assets/locales/nl/words.json'] },
    en: { words: files['../../assets/locales/en/words.json'] },
  });
});

it('speaks at once and in another language after a switch', async () => {
  const i18n = createI18n(files, 'nl');

  const before = i18n.t('words:hello');
  await i18n.changeLanguage('en');

  expect([before, i18n.t('words:hello')]).toEqual(['Hallo', 'Hello']);
});

it('puts parameters in as they are, and never follows a reference inside one', () => {
  const i18n = createI18n(files, 'nl');

  expect(i18n.t('words:wait.minutes', { figures: '<b>$t(hello)</b> {{figures}}' })).toBe(
    '<b>$t(hello)</b> {{figures}} min',
  );
});
