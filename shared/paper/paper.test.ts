import { describe, expect, it } from 'vitest';
import { pdfText } from '../../test/paper/pdf-text.ts';
import { type Look, openPaper } from './paper.ts';

const names = ['Özgür Şahin', 'Łukasz Wiśniewski', 'Olena Шевченко', 'Ἑλένη', 'Nguyễn Thị Ánh'];
const a5 = { size: 'A5', margin: 36 } as const;

async function written(texts: readonly string[], look: Look = { size: 9 }): Promise<Buffer> {
  const paper = await openPaper(a5);
  for (const text of texts) paper.write(text, look);
  return paper.end();
}

async function printed(text: string): Promise<string> {
  return (await openPaper(a5)).printable(text);
}

describe('a paper', () => {
  it.each(['regular', 'bold'] as const)('takes its letters along, %s', async (face) => {
    const pdf = await written(names, { size: 9, face });

    expect(pdfText(pdf).split('\n')).toEqual(names);
    expect(pdf.toString('latin1')).not.toContain('Helvetica');
    expect(pdf.toString('latin1')).toMatch(/\/FontFile2 /u);
    expect(pdf.length).toBeLessThan(40_000);
  });

  it('can be read whatever stood on it, or on another paper, before', async () => {
    await written(['Ö']);

    expect(pdfText(await written(['Ị', 'ị', 'Olena i']))).toBe('Ị\nị\nOlena i');
  });

  it('has in bold whatever it has in regular, each letter to be read as itself', async () => {
    const letters = [...Array(0x2070).keys()]
      .map((code) => String.fromCodePoint(code))
      .filter((letter) => /\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}/u.test(letter))
      .filter((letter) => letter.normalize('NFC') === letter);
    const paper = await openPaper(a5);
    const kept = letters.filter((letter) => paper.printable(letter) === letter);

    const read = pdfText(await written(kept, { size: 9, face: 'bold' })).split('\n');

    expect(kept.length).toBeGreaterThan(1500);
    expect(read.filter((letter, place) => letter !== kept[place])).toEqual([]);
  });

  it('is as long as its lines, which are closer than the font wants them', async () => {
    const paper = await openPaper(a5);
    const text = 'een\ntwee\ndrie';

    const height = paper.heightOf(text, { size: 10 });
    paper.write(text, { size: 10 }, 36, 40);

    expect(height).toBeCloseTo(36, 5);
    expect(paper.document.y).toBeCloseTo(76, 5);
  });
});

describe('what stands on a paper', () => {
  it('is every letter of Latin, Greek and Cyrillic, put together where it came apart', async () => {
    for (const name of names) {
      expect(await printed(name)).toBe(name);
      expect(await printed(name.normalize('NFD'))).toBe(name);
    }
  });

  it('is one visible mark for each character that the fonts have not', async () => {
    expect(await printed('王小明')).toBe('\ufffd\ufffd\ufffd');
    expect(await printed('Sam 👩🏽‍💻!')).toBe('Sam \ufffd!');
    expect(await printed('שרה')).toBe('\ufffd\ufffd\ufffd');
    expect(await printed('❤️ of © of ©️')).toBe('\ufffd of © of ©');
    expect(pdfText(await written(['Sam 王']))).toBe('Sam \ufffd');
  });

  it('is nothing of controls, bidirectional characters and lone surrogates', async () => {
    expect(await printed('a\u0000b\u001b[2Jc\u202ed\u2066e\u200bf\ud800g\u{e0041}h')).toBe(
      'ab[2Jcdefgh',
    );
    expect(await printed('een\ttwee\r\ndrie\u2028vier')).toBe('een twee\ndrie\nvier');
  });

  it('gives a word without end places to break, which pdfkit needs to be done in time', async () => {
    const runs = (await printed('x'.repeat(10_000))).split('\u200b');

    expect(runs.map(({ length }) => length)).toEqual(Array.from({ length: 50 }, () => 200));
    expect(await printed('x'.repeat(200))).toBe('x'.repeat(200));
  });
});
