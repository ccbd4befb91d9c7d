import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvLine } from './csv.ts';

it('quotes only what needs it and doubles quotes', () => {
  expect(csvLine(['A27', 4, null, 'een, twee', 'zei "nee"\nen ging'])).toBe(
    'A27,4,,"een, twee","zei ""nee""\nen ging"\r\n',
  );
});

it('takes the power from cells that a spreadsheet would run', () => {
  const dangerous = ['=1+1', '+31612345678', '-2', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("x")'];

  for (const text of dangerous) {
    expect(csvLine([text]).replace(/^"/u, '')).toMatch(/^'/u);
  }
});

it('is read back by a CSV reader as it was, but for the apostrophe', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 2, maxLength: 6 }),
      (cells) => {
        const [read] = parse(csvLine(cells), { relax_column_count: true }) as string[][];

        expect(read).toEqual(cells.map((text) => (/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text)));
      },
    ),
  );
});
