import { expect, it } from 'vitest';
import { createI18nInParts } from './create-i18n.ts';
import { createWordParts, type LoadWords, wordsCame } from './word-parts.ts';

const says = (nl: string, en: string, name = 'words'): LoadWords => ({
  nl: () => Promise.resolve({ [name]: { hello: nl } }),
  en: () => Promise.resolve({ [name]: { hello: en } }),
});
const first = says('Hallo', 'Hello');
const bench = says('Werkbank', 'Bench', 'bench');

async function page(load = first) {
  const parts = createWordParts(load);
  return { parts, i18n: createI18nInParts(await first.nl(), 'nl', parts) };
}

/** Something that comes when the test says so. */
function later<T>() {
  const { promise, resolve } = Promise.withResolvers<T>();
  return { promise, come: resolve };
}

it('fetches the other language when it is first asked for, and speaks the first until then', async () => {
  let fetched = 0;
  const { parts, i18n } = await page({
    ...first,
    en: () => {
      fetched += 1;
      return first.en();
    },
  });

  const switching = parts.speak('en');
  const meanwhile = [i18n.language, i18n.t('words:hello')];
  await switching;
  const after = [i18n.language, i18n.t('words:hello')];
  await parts.speak('nl');
  await parts.speak('en');

  expect([meanwhile, after, fetched]).toEqual([['nl', 'Hallo'], ['en', 'Hello'], 1]);
});

it('speaks at once what is there', async () => {
  const { parts, i18n } = await page();
  await parts.bringBoth();

  void parts.speak('en');

  expect(i18n.language).toBe('en');
});

it('has a part there when its words are, and gives what was fetched', async () => {
  const { parts, i18n } = await page();
  const words = later<Record<string, Record<string, unknown>>>();
  const waiting = parts.withWords(
    Promise.resolve('page'),
    { ...bench, nl: () => words.promise },
    false,
  );
  let isThere = false;
  void waiting.then(() => (isThere = true));
  await new Promise(setImmediate);

  const before = isThere;
  words.come(await bench.nl());

  expect([before, await waiting, i18n.t('bench:hello')]).toEqual([false, 'page', 'Werkbank']);
});

it('has both languages of a part that speaks both', async () => {
  const { parts, i18n } = await page();

  await parts.withWords(Promise.resolve(), bench, true);

  expect(i18n.getFixedT('en')('bench:hello')).toBe('Bench');
});

it('waits for the first words in the other language too where a part speaks both', async () => {
  const english = later<Record<string, Record<string, unknown>>>();
  const { parts } = await page({ ...first, en: () => english.promise });
  let isThere = false;
  const opened = parts.withWords(Promise.resolve(), bench, true).then(() => (isThere = true));
  await new Promise(setImmediate);

  const before = isThere;
  english.come(await first.en());

  expect([before, await opened]).toEqual([false, true]);
});

it('never shows a part that came during a switch of the language in the one without its words', async () => {
  const { parts, i18n } = await page();
  const english = later<Record<string, Record<string, unknown>>>();
  const opened = parts.withWords(Promise.resolve(), { ...bench, en: () => english.promise }, false);
  await opened;

  const switching = parts.speak('en');
  await new Promise(setImmediate);
  const meanwhile = [i18n.language, i18n.t('bench:hello')];
  english.come(await bench.en());
  await switching;

  expect([meanwhile, i18n.t('bench:hello')]).toEqual([['nl', 'Werkbank'], 'Bench']);
});

it('stays in the language that was chosen last, whatever comes late', async () => {
  const english = later<Record<string, Record<string, unknown>>>();
  const { parts, i18n } = await page({ ...first, en: () => english.promise });

  const switching = parts.speak('en');
  await parts.speak('nl');
  english.come(await first.en());
  await switching;

  expect(i18n.language).toBe('nl');
});

it('fails with words that do not come, speaks on, and asks for them again', async () => {
  let isAway = true;
  const { parts, i18n } = await page({
    ...first,
    en: () => (isAway ? Promise.reject(new Error('away')) : first.en()),
  });

  await expect(parts.speak('en')).rejects.toThrow('away');
  const meanwhile = i18n.t('words:hello');
  isAway = false;
  await parts.speak('en');

  expect([meanwhile, i18n.t('words:hello')]).toEqual(['Hallo', 'Hello']);
});

it('does not open a part without its words, nor lets it hold up a switch of the language', async () => {
  const { parts, i18n } = await page();
  const gone = () => Promise.reject(new Error('gone'));

  await expect(parts.withWords(Promise.resolve(), { nl: gone, en: gone }, false)).rejects.toThrow(
    'gone',
  );
  await parts.speak('en');

  expect(i18n.language).toBe('en');
});

it('has a page drawn once when the words of the other language have come', async () => {
  const { parts, i18n } = await page();
  await parts.withWords(Promise.resolve(), bench, true);
  await new Promise(setImmediate);
  const drawn: string[] = [];
  i18n.on(String(i18n.options.react?.bindI18n), () => drawn.push('all'));
  i18n.on(wordsCame, () => drawn.push(i18n.t('words:hello', { lng: 'en' })));

  await parts.bringBoth();

  expect([drawn, i18n.options.react?.bindI18nStore]).toEqual([['all', 'Hello'], undefined]);
});
