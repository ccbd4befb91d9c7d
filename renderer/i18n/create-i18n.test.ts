import { expect, it } from 'vitest';
import { bringLanguages, createI18n, resourcesOf } from './create-i18n.ts';

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

it('fetches the other language when it is first asked for, and speaks the first until then', async () => {
  const [dutch, english] = Object.entries(files).map(([path, words]) => ({ [path]: words }));
  const fetched: string[] = [];
  const load = (name: string, words: object | undefined) => () => {
    fetched.push(name);
    return Promise.resolve({ ...words });
  };
  const i18n = createI18n({ ...dutch }, 'nl', { nl: load('nl', dutch), en: load('en', english) });

  const switching = i18n.changeLanguage('en');
  const meanwhile = [i18n.language, i18n.t('words:hello')];
  await switching;
  const after = [i18n.language, i18n.t('words:hello')];
  await i18n.changeLanguage('nl');

  expect([meanwhile, after, i18n.t('words:hello'), fetched]).toEqual([
    ['nl', 'Hallo'],
    ['en', 'Hello'],
    'Hallo',
    ['en'],
  ]);
});

it('has a page drawn once when all words of the other language have come', async () => {
  const english = { '../en/words.json': { hello: 'Hello' }, '../en/mail.json': { hello: 'Hi' } };
  const dutch = { '../nl/words.json': { hello: 'Hallo' }, '../nl/mail.json': { hello: 'Dag' } };
  const load = (words: object) => () => Promise.resolve({ ...words });
  const i18n = createI18n(dutch, 'nl', { nl: load(dutch), en: load(english) });
  const drawn: string[] = [];
  i18n.on(String(i18n.options.react?.bindI18n), () =>
    drawn.push(i18n.t('mail:hello', { lng: 'en' })),
  );

  await bringLanguages(i18n);

  expect([drawn, i18n.options.react?.bindI18nStore]).toEqual([['Hi'], undefined]);
});

it('puts parameters in as they are, and never follows a reference inside one', () => {
  const i18n = createI18n(files, 'nl');

  expect(i18n.t('words:wait.minutes', { figures: '<b>$t(hello)</b> {{figures}}' })).toBe(
    '<b>$t(hello)</b> {{figures}} min',
  );
});
