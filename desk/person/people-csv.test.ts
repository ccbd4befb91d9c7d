import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePeopleCsv } from './people-csv.ts';

const read = (text: string) => parsePeopleCsv(Buffer.from(text));
const header = 'staffNumber;badgeNumbers;firstName;lastName;department';

it('reads people with several badges, with one, and without department', () => {
  const text = `\uFEFF${header}\r\n100001;04A1,04A2;Noor;de Vries;Financiën\r\n100002;;"Da;an";Bakker;\r\n`;

  expect(read(text)).toEqual({
    ok: true,
    value: [
      {
        staffNumber: '100001',
        badgeNumbers: ['04A1', '04A2'],
        firstName: 'Noor',
        lastName: 'de Vries',
        department: 'Financiën',
      },
      {
        staffNumber: '100002',
        badgeNumbers: [],
        firstName: 'Da;an',
        lastName: 'Bakker',
        department: null,
      },
    ],
  });
});

it('refuses a file in the letters of one country, which would lose them for ever', () => {
  const latin = Buffer.from(`${header}\n100001;;José;Bakker;\n`, 'latin1');

  expect(parsePeopleCsv(latin)).toMatchObject({ ok: false, fault: { code: 'input/invalid' } });
});

it('reads what somebody does here, when the file has a column for it', () => {
  const text = `${header};role\n100001;;Noor;de Vries;;Docent\n100002;;Daan;Bakker;;\n`;

  expect(read(text)).toMatchObject({
    ok: true,
    value: [{ role: 'Docent' }, { role: null }],
  });
});

it('reads where somebody gets mail, when the file has a column for it', () => {
  const text = `${header};mail\n100001;;Noor;de Vries;;noor@example.org\n100002;;Daan;Bakker;;\n`;

  expect(read(text)).toMatchObject({
    ok: true,
    value: [{ mail: 'noor@example.org' }, { mail: null }],
  });
  expect(read(`${header};mail\n100001;;Noor;de Vries;;noor\n`)).toMatchObject({
    ok: false,
    fault: { detail: 'Line 2: mail' },
  });
});

it('names the first line that cannot be used', () => {
  const text = `${header}\n100001;;Noor;de Vries;\n100 002;;Daan;Bakker;\n`;

  expect(read(text)).toMatchObject({
    ok: false,
    fault: { code: 'input/invalid', detail: 'Line 3: staffNumber' },
  });
});

it('answers any text with people or a fault, never with a throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, withHeader) => {
      const result = read(withHeader ? `${header}\n${text}` : text);

      expect(typeof result.ok).toBe('boolean');
    }),
  );
});
