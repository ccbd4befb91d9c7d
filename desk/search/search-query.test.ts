import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ftsQuery, occurs, parseSearch, relevance, tsQuery, tsVector } from './search-query.ts';
import { tokensOf } from './search-tokens.ts';

const bodyOf = (head: string, content: string) =>
  [...tokensOf(head), '#', ...tokensOf(content), '#', '#s:waiting'].join(' ');
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom('"', "'", '*', '(', ' ', 'a', 'ë', '-', '#', ':', '^'),
    maxLength: 40,
  }),
);

it('finds words without regard to case, accents and order', () => {
  const body = bodyOf('12 A07', 'Mijn Café-mail wérkt niet op de Straße');

  expect(occurs(body, parseSearch('CAFE mail').terms)).toBe(true);
  expect(occurs(body, parseSearch('niet cafe').terms)).toBe(true);
  expect(occurs(body, parseSearch('strasse').terms)).toBe(true);
  expect(occurs(body, parseSearch('mail laptop').terms)).toBe(false);
});

it('finds the last word by its beginning, the others only whole', () => {
  const body = bodyOf('', 'telefoon valt uit');

  expect(occurs(body, parseSearch('valt tele').terms)).toBe(true);
  expect(occurs(body, parseSearch('tele valt').terms)).toBe(false);
  expect(occurs(body, parseSearch('"valt tele"').terms)).toBe(false);
});

it('takes words in quotes, and parts of one word, as one after the other', () => {
  const body = bodyOf('', 'Geen wifi, wel mail. Het wi-fi kastje');

  expect(occurs(body, parseSearch('"wel mail"').terms)).toBe(true);
  expect(occurs(body, parseSearch('"mail wel"').terms)).toBe(false);
  expect(occurs(body, parseSearch('wi-fi').terms)).toBe(true);
  expect(occurs(body, parseSearch('fi-wi').terms)).toBe(false);
});

it('never finds a tag by typing it', () => {
  expect(occurs(bodyOf('', 'hallo'), parseSearch('#s:waiting').terms)).toBe(false);
});

it('knows that there is no word in a text', () => {
  expect(parseSearch('%% "" ')).toEqual({ terms: [], wordless: true });
  expect(parseSearch('  ')).toEqual({ terms: [], wordless: false });
});

it('puts a hit in the line itself above one in what was written', () => {
  const { terms } = parseSearch('printer');

  expect(relevance(bodyOf('4 A1 printer', 'doet niets'), terms)).toBeGreaterThan(
    relevance(bodyOf('5 A2 laptop', 'de printer doet niets'), terms),
  );
});

it('asks FTS5 for exactly what occurs, whatever is written and whatever is asked', () => {
  using database = new DatabaseSync(':memory:');
  database.exec(
    `create virtual table search using fts5(body, tokenize="ascii tokenchars '#:-'", prefix='2 3')`,
  );
  const put = database.prepare('insert into search (rowid, body) values (1, ?)');
  const ask = database.prepare('select count(*) as hits from search where search match ?');
  fc.assert(
    fc.property(anyText, anyText, fc.boolean(), (written, asked, partly) => {
      const body = bodyOf('7 B12', written);
      const { terms } = parseSearch(
        partly ? written.slice(0, Math.ceil(written.length / 2)) : asked,
      );
      database.exec('delete from search');
      put.run(body);

      const hits = terms.length === 0 ? 0 : ask.get(ftsQuery(terms, []))?.['hits'];

      expect(hits).toBe(terms.length > 0 && occurs(body, terms) ? 1 : 0);
    }),
    { numRuns: 500 },
  );
});

it('gives PostgreSQL nothing but quoted words, whatever is written and whatever is asked', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { terms } = parseSearch(text);

      expect(tsQuery(terms, [['#q:advice']])).toMatch(
        /^(?:\((?:'[^'\\\s]+'(?: <-> )?)+(?::\*)?\) & )*\('#q:advice'\)$/u,
      );
      expect(tsVector(bodyOf('1', text))).toMatch(/^(?:'[^'\\\s]+':[\d,]+ ?)+$/u);
    }),
  );
});
