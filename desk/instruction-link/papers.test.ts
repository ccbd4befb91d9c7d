import { expect, it } from 'vitest';
import { pdfText } from '../../test/paper/pdf-text.ts';
import { instructionSheet } from './draw-sheet.ts';
import { instructionSlip } from './draw-slip.ts';
import type { PaperContent } from './paper-content.ts';

const content: PaperContent = {
  title: 'Połącz z wifi',
  parts: [
    { is: 'heading', rank: 1, text: 'Połącz z wifi' },
    { is: 'text', text: 'Для Ἑλένη и Olena Шевченко' },
    { is: 'safety', title: 'Dikkat', measures: ['Şifreni kimseye söyleme 王'] },
    { is: 'step', name: 'Stap 1', text: 'Kies Şahin', notes: ['Je ziet: Đặng'], photo: null },
  ],
  address: 'https://balie.example/i/abcdefghijklmnopqrstuv',
  scan: 'Scan de code',
  codeWords: 'Code van de pagina',
  foot: 'Tot 27 december 2026',
  pageWords: (page, pages) => `Blad ${page} van ${pages}`,
};
const said = [
  'Połącz z wifi',
  'Для Ἑλένη и Olena Шевченко',
  '– Şifreni kimseye söyleme \ufffd',
  'Kies Şahin',
  'Je ziet: Đặng',
];

it('tells instructions in any alphabet of Europe, on a slip and on a sheet', async () => {
  const slip = await instructionSlip(content);
  const sheet = await instructionSheet(content, 'nl', new Map());

  for (const pdf of [slip, sheet]) {
    const lines = pdfText(pdf).split('\n');
    expect(said.filter((line) => !lines.includes(line))).toEqual([]);
    expect(Buffer.from(pdf).toString('latin1')).not.toContain('Helvetica');
  }
  expect(pdfText(sheet)).toContain('Blad 1 van 1');
  expect(Buffer.from(sheet).toString('latin1')).toContain('/MarkInfo');
});
