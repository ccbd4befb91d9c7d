import { expect, it } from 'vitest';
import { pdfText } from '../../test/paper/pdf-text.ts';
import { labelPdf } from './label-pdf.ts';

const label = {
  visitCode: 'A27',
  shelf: 'Kast 3, plank B',
  address: 'https://balie.example/console/tickets/019aa000-0000-7000-8000-000000000000',
};

it('is one page of the size of the label', async () => {
  const small = (await labelPdf(label, '62x29')).toString('latin1');
  const wide = (await labelPdf(label, '80')).toString('latin1');

  // 62 × 29 and 80 × 40 mm in points.
  expect(small).toMatch(/\/MediaBox \[0 0 175\.74\d* 82\.20\d*\]/u);
  expect(wide).toMatch(/\/MediaBox \[0 0 226\.77\d* 113\.38\d*\]/u);
  for (const pdf of [small, wide]) {
    expect(pdf.match(/\/Type \/Page\b/gu)).toHaveLength(1);
    expect(pdf).toMatch(/^%PDF-1\.\d[\s\S]*%%EOF\s*$/u);
  }
});

it('is one page also with the longest code and shelf', async () => {
  const longest = { ...label, visitCode: 'WW9999', shelf: 'W'.repeat(40) };

  const pdf = (await labelPdf(longest, '62x29')).toString('latin1');

  expect(pdf.match(/\/Type \/Page\b/gu)).toHaveLength(1);
});

it('names the shelf in the letters of who named it', async () => {
  const pdf = await labelPdf({ ...label, shelf: 'Šķūnis Я' }, '62x29');

  expect(pdfText(pdf).split('\n')).toEqual(['A27', 'Šķūnis Я']);
  expect(pdf.toString('latin1')).not.toContain('Helvetica');
});
