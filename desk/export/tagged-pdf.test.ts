import { expect, it } from 'vitest';
import { pdfStreams, pdfText } from '../../test/paper/pdf-text.ts';
import { taggedPdf } from './tagged-pdf.ts';

it('says names whole in headings, text and tables, and stays tagged', async () => {
  const pdf = await taggedPdf('Rapport', 'nl', [
    { is: 'H1', text: 'Łukasz Wiśniewski' },
    { is: 'P', text: 'Ἑλένη, Olena Шевченко 王' },
    {
      is: 'table',
      rows: [
        ['Naam', 'Özgür Şahin'],
        ['Ђорђе', '3'],
      ],
    },
  ]);

  const file = Buffer.from(pdf).toString('latin1');
  expect(pdfText(pdf).split('\n')).toEqual([
    'Łukasz Wiśniewski',
    'Ἑλένη, Olena Шевченко \ufffd',
    'Naam',
    'Özgür Şahin',
    'Ђорђе',
    '3',
  ]);
  expect(file).not.toContain('Helvetica');
  for (const tag of ['/MarkInfo', '/Lang (nl)', '/S /H1\n', '/S /P\n', '/S /TH\n', '/S /TD\n']) {
    expect(file).toContain(tag);
  }
});

it('says on each of several pages of what it is a page, and which, and on one page nothing', async () => {
  const lines = (count: number) =>
    taggedPdf('Rapport van november', 'nl', [
      ...Array.from({ length: count }, () => ({ is: 'P' as const, text: 'Een regel.' })),
    ]);

  const three = pdfText(await lines(100)).split('\n');

  expect(three.filter((line) => line !== 'Een regel.')).toEqual(
    ['1 / 3', '2 / 3', '3 / 3'].flatMap((page) => ['Rapport van november', page]),
  );
  expect(pdfText(await lines(3)).split('\n')).toEqual(Array(3).fill('Een regel.'));
});

it('cuts no word of a table that is broken over lines', async () => {
  const devices = ['Samsung Galaxy S24 Ultra Android 15', 'Dell Latitude 5440 Windows 11 24H2'];
  const pdf = await taggedPdf('Dekking', 'nl', [
    { is: 'table', rows: [['Rol', ...devices, ...devices, 'iPhone 15 iOS 18.1']] },
  ]);

  const words = pdfText(pdf).replaceAll(/\s+/gu, ' ');
  for (const device of devices) expect(words).toContain(device);
  expect(words).not.toContain('…');
});

it('has room for the longest word over a column of a report', async () => {
  const pdf = await taggedPdf('Rapport', 'nl', [
    { is: 'table', rows: [['Model', 'Terugkomers', 'Meldingen', 'Heropend']] },
  ]);

  expect(pdfText(pdf).split('\n')).toEqual(['Model', 'Terugkomers', 'Meldingen', 'Heropend']);
});

it('ends on each page as many marked pieces as begin there, also where a heading goes to the next one', async () => {
  for (let lines = 25; lines < 45; lines += 1) {
    const pdf = await taggedPdf('Rapport', 'nl', [
      ...Array.from({ length: lines }, () => ({ is: 'P' as const, text: 'Een regel.' })),
      { is: 'H2', text: 'Een kop' },
      { is: 'P', text: 'Wat eronder staat.' },
    ]);

    for (const content of pdfStreams(pdf).filter((stream) => stream.includes('BT\n'))) {
      const begun = content.match(/\b(?:BDC|BMC)\b/gu) ?? [];
      expect(content.match(/\bEMC\b/gu) ?? []).toHaveLength(begun.length);
    }
  }
});
