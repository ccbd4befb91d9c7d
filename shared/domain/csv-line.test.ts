import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvLine } from './csv-line.ts';

it('gives back every field as it was, but that no text is a formula', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ';', '\n', '\r', '\t', 'a', ' ') }),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), (values) => {
      const [fields] = parse(csvLine(values), {
        delimiter: ';',
        record_delimiter: '\r\n',
      }) as string[][];

      expect(fields?.map((each) => each.replace(/^'/u, ''))).toEqual(
        values.map((each) => each.replace(/^'/u, '')),
      );
      expect(fields?.filter((each) => /^\s*[=+\-@\t\r]/u.test(each))).toEqual([]);
    }),
  );
});

it('leaves figures and nothing as they are', () => {
  expect(csvLine([-3, null, true, 'Noor'])).toBe('-3;;true;Noor\r\n');
});

it('quotes only what needs it and doubles quotes', () => {
  expect(csvLine(['A27', 4, null, 'een; twee', 'een, twee', 'zei "nee"\nen ging'])).toBe(
    'A27;4;;"een; twee";een, twee;"zei ""nee""\nen ging"\r\n',
  );
});

it('takes the power from cells that a spreadsheet would run', () => {
  const dangerous = ['=1+1', '+31612345678', '-2', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("x")'];

  for (const text of dangerous) {
    expect(csvLine([text]).replace(/^"/u, '')).toMatch(/^'/u);
  }
});
