import { expect, it } from 'vitest';
import type { CheckedHandover } from '../../shared/contract/handover-routes.ts';
import type { SignedItem } from '../../shared/domain/handover.ts';
import { pdfText } from '../../test/paper/pdf-text.ts';
import { receiptPdf } from './receipt-pdf.ts';
import { shippedTerms } from './shipped-terms.ts';

const item: SignedItem = {
  assetId: '019aa000-0000-7000-8000-000000000001',
  tag: 'LT-000123',
  serial: 'C02XK0AAJGH5',
  name: 'Dell Latitude 5440',
  accessories: [{ name: 'Lader', count: 1 }],
  condition: { words: 'Kras op de deksel.', photos: [], reading: null },
};
const sample: CheckedHandover = {
  handover: {
    handoverId: '019aa000-0000-7000-8000-000000000002',
    ticketId: null,
    document: {
      form: 'balie-handover-1',
      kind: 'return',
      locale: 'nl',
      holder: { name: 'Noor de Vries', staffNumber: '100001' },
      items: [{ ...item, accessories: [] }],
      terms: { version: 1, level: 'b1', text: shippedTerms.return.nl.b1 },
      dueOn: null,
      by: 'Sam',
      at: '2026-11-27T09:01:00.000Z',
    },
    signature: {
      by: 'strokes',
      strokes: [
        [
          [60, 120, 0],
          [120, 40, 30],
          [160, 150, 60],
          [260, 60, 90],
          [420, 130, 140],
        ],
      ],
    },
    seal: 'a'.repeat(64),
    paper: null,
  },
  sealHolds: true,
  wentOut: [item],
  receiptPath: `/r/${'A'.repeat(54)}`,
};
const place = { timeZone: 'Europe/Amsterdam', publicUrl: 'https://balie.example' };
const pagesOf = (pdf: string) => pdf.match(/\/Type \/Page\b/gu)?.length;

it('is one sheet of A5, and one slip as long as its text', async () => {
  const sheet = (await receiptPdf(sample, 'a5', place)).toString('latin1');
  const slip = (await receiptPdf(sample, '80', place)).toString('latin1');

  expect([pagesOf(sheet), pagesOf(slip)]).toEqual([1, 1]);
  // 148 × 210 mm and 80 mm in points.
  expect(sheet).toMatch(/\/MediaBox \[0 0 419\.52\d* 595\.27\d*\]/u);
  const height = /\/MediaBox \[0 0 226\.77\d* (\d+)\]/u.exec(slip)?.[1];
  expect(Number(height)).toBeGreaterThan(250);
  expect(Number(height)).toBeLessThan(700);
});

it('goes on over pages when there is much to sign for', async () => {
  const { handover } = sample;
  const document = { ...handover.document, items: Array.from({ length: 50 }, () => item) };
  const long = { ...sample, handover: { ...handover, document }, wentOut: [] };

  const sheet = (await receiptPdf(long, 'a5', place)).toString('latin1');
  const slip = (await receiptPdf(long, '80', place)).toString('latin1');

  expect(pagesOf(sheet)).toBeGreaterThan(2);
  expect(pagesOf(slip)).toBe(1);
});

it.each(['a5', '80'] as const)('says whole who signed for what, on %s', async (size) => {
  const { handover } = sample;
  const document = {
    ...handover.document,
    holder: { name: 'Łukasz Wiśniewski', staffNumber: null },
    by: 'Olena Шевченко',
    items: [{ ...item, name: 'Ἑλένη’s телефон 📱' }],
  };
  const signature = { by: 'typed', name: 'Özgür Şahin 王', agreed: true } as const;
  const pdf = await receiptPdf(
    { ...sample, handover: { ...handover, document, signature } },
    size,
    place,
  );

  const words = pdfText(pdf).replaceAll(/\s+/gu, ' ');
  for (const part of ['Łukasz Wiśniewski', 'Olena Шевченко', 'Ἑλένη’s телефон \ufffd']) {
    expect(words).toContain(part);
  }
  expect(words).toContain('Özgür Şahin \ufffd');
  expect(pdf.toString('latin1')).not.toContain('Helvetica');
});

it('shows a hostile name of a device as harmless text', async () => {
  const { handover } = sample;
  const name = `<b>\u202e\u0000\u001b[2J'; DROP TABLE ticket;--${'x'.repeat(10_000)}`;
  const document = { ...handover.document, items: [{ ...item, name }] };

  const words = pdfText(
    await receiptPdf({ ...sample, handover: { ...handover, document } }, '80', place),
  );

  expect(words).toContain("<b>[2J'; DROP TABLE ticket;--");
  // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
  expect(words.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/u);
  expect(words.match(/x/gu)?.length).toBeGreaterThan(9_999);
});
