import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvOf } from './register-csv.ts';

it('is read back as it was by a parser of CSV', () => {
  const anyText = fc.string().filter((text) => !/^\s*[=+\-@\t\r]/u.test(text));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyText, anyText, anyText), { minLength: 1, maxLength: 6 }),
      (rows) => {
        expect(parse(csvOf(rows), { bom: true, relax_column_count: true, delimiter: ';' })).toEqual(
          rows.map((row) => [...row]),
        );
      },
    ),
  );
});

it('gives a spreadsheet nothing to run', () => {
  expect(csvOf([['=1+1', '+1', '-1', '@a', 'gewoon']])).toBe("\uFEFF'=1+1;'+1;'-1;'@a;gewoon\r\n");
});
