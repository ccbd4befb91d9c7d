import { visible } from '../base/untrusted-text.ts';
import { type Faces, facesOfPaper } from './faces.ts';

/** In parts of the size: from one line to the next, and from the top of a line to what its letters stand on. */
const leading = 1.2;
const baseline = 0.9;

/** U+FFFD, a question mark in a lozenge. */
const unknown = '\ufffd';
/** They choose among the pictures of a character, and are none themselves. */
const selectors = /[\ufe00-\ufe0f]/gu;
/**
 * For each line of a word pdfkit measures all that is left of it, so that one word of 10,000 letters would hold
 * the program for seconds. A space without width lets it begin anew.
 */
const longRun = /\S{200}(?=\S)/gu;

/** How text looks: sizes in points. `fixed` is for figures such as a seal, in ASCII. */
export interface Look {
  readonly size: number;
  readonly face?: keyof Faces | 'fixed';
  readonly width?: number;
  readonly height?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly lineBreak?: boolean;
  readonly ellipsis?: boolean;
}

/** A PDF that is being drawn, with the fonts that go along in it. Lengths are in points of 1/72 inch. */
export class Paper {
  readonly document: PDFKit.PDFDocument;
  private readonly faces: Faces;

  constructor(document: PDFKit.PDFDocument, faces: Faces) {
    this.document = document;
    this.faces = faces;
  }

  /** Writes where the last text ended, or at the place that is given. */
  write(text: string, look: Look, left = this.document.x, top = this.document.y): void {
    const options = this.dressed(look);
    this.document.text(this.printable(text), left, top, options);
  }

  heightOf(text: string, look: Look): number {
    const options = this.dressed(look);
    return this.document.heightOfString(this.printable(text), options);
  }

  /** The width of one line of it. */
  widthOf(text: string, look: Look): number {
    const options = this.dressed(look);
    return this.document.widthOfString(this.printable(text), options);
  }

  /** The same for a field of a table, whose lines pdfkit sets by itself. */
  cell(text: string, { size, face }: { readonly size: number; readonly face: keyof Faces }) {
    return { text: this.printable(text), font: { src: face, size } };
  }

  /**
   * What stands on the paper of a text: no control or bidirectional characters, and one U+FFFD for each
   * character of which the fonts have no glyph. A name that is not whole must not look whole where somebody
   * signs, and a reader sees how much of it is missing.
   */
  printable(text: string): string {
    return text
      .split(/\r\n|[\n\r\u0085\u2028\u2029]/u)
      .map((line) => visible(line.replaceAll('\t', ' ').replaceAll(selectors, '')))
      .map((line) => this.known(line.normalize('NFC')).replaceAll(longRun, '$&\u200b'))
      .join('\n');
  }

  /** Ends the document and gives its bytes. */
  async end(): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    const finished = new Promise<void>((resolve, reject) => {
      this.document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      this.document.on('end', resolve);
      this.document.on('error', reject);
    });
    this.document.end();
    await finished;
    return Buffer.concat(chunks);
  }

  /** Puts the face on and gives what else pdfkit needs to know. */
  private dressed({ size, face = 'regular', ...options }: Look) {
    this.document.font(face === 'fixed' ? 'Courier' : face).fontSize(size);
    return {
      ...options,
      lineGap: leading * size - this.document.currentLineHeight(true),
      baseline: -baseline * size,
    };
  }

  private known(line: string): string {
    if (this.hasAll(line)) return line;
    const characters = new Intl.Segmenter('nl', { granularity: 'grapheme' });
    return Array.from(characters.segment(line), ({ segment }) =>
      this.hasAll(segment) ? segment : unknown,
    ).join('');
  }

  private hasAll(text: string): boolean {
    return Array.from(text).every((character) =>
      this.faces.regular.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
    );
  }
}

/** A paper with a first page. Only who prints pays for loading what it is drawn with. */
export async function openPaper(options: PDFKit.PDFDocumentOptions): Promise<Paper> {
  const { default: PDFDocument } = await import('pdfkit');
  const faces = await facesOfPaper();
  const document = new PDFDocument({ ...options, font: '' });
  for (const [name, face] of Object.entries(faces)) {
    // pdfkit 0.20.2 takes what fontkit has opened as well as bytes; its types know the bytes only. By the family
    // it finds a font again after each field of a table.
    document.registerFont(name, face as unknown as Uint8Array, name);
  }
  document.font('regular');
  return new Paper(document, faces);
}
