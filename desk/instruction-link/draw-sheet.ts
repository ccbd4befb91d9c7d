import type { Locale } from '../../shared/domain/locale.ts';
import { type Paper, openPaper } from '../../shared/paper/paper.ts';
import { drawCode } from '../export/draw-code.ts';
import { type DrawnPhoto, drawnPhoto } from './sheet-photo.ts';
import type { PaperContent } from './paper-content.ts';
import type { PaperPart } from './paper-words.ts';

/** PDF points of 1/72 inch. */
const margin = 36;
const qrSide = 84;
const headingSizes = { 1: 18, 2: 14, 3: 12 } as const;
const footSize = 8;

/**
 * Instructions on A5, tagged, so that a screen reader tells headings, lists and paragraphs apart and
 * knows their language.
 */
export async function instructionSheet(
  content: PaperContent,
  locale: Locale,
  photos: ReadonlyMap<string, Uint8Array>,
): Promise<Uint8Array> {
  const paper = await openPaper({
    size: 'A5',
    margins: { top: margin, bottom: margin + footSize * 2, left: margin, right: margin },
    tagged: true,
    pdfVersion: '1.7',
    lang: locale,
    displayTitle: true,
    bufferPages: true,
    info: { Title: content.title, Producer: 'Balie', Creator: 'Balie' },
  });
  const { document } = paper;
  const root = document.struct('Document');
  document.addStructure(root);
  const [title, ...others] = content.parts;
  if (title !== undefined) draw(paper, root, title, photos);
  drawPageCode(paper, root, content);
  for (const part of others) draw(paper, root, part, photos);
  root.end();
  numberPages(paper, content.pageWords);
  return paper.end();
}

type Element = PDFKit.PDFStructureElement;

function draw(
  paper: Paper,
  root: Element,
  part: PaperPart,
  photos: ReadonlyMap<string, Uint8Array>,
): void {
  const { document } = paper;
  switch (part.is) {
    case 'heading':
      keepTogether(document, 90);
      if (part.rank > 1) document.moveDown(0.35);
      add(document, root, `H${part.rank}`, () =>
        words(paper, part.text, headingSizes[part.rank], 'bold'),
      );
      document.moveDown(0.25);
      return;
    case 'text':
      add(document, root, 'P', () => words(paper, part.text, 10.5));
      document.moveDown(0.35);
      return;
    case 'safety':
      keepTogether(document, 50);
      add(document, root, 'P', () => words(paper, part.title, 10.5, 'bold'));
      addList(
        paper,
        root,
        part.measures.map((text) => `– ${text}`),
      );
      document.moveDown(0.35);
      return;
    case 'step': {
      const { photo } = part;
      const drawn = photo === null ? null : drawnPhoto(document, photos.get(photo.hash));
      keepTogether(document, heightOf(paper, part) + (drawn?.height ?? 0));
      add(document, root, 'P', () => words(paper, part.name, 10, 'bold'));
      add(document, root, 'P', () => words(paper, part.text, 11.5));
      if (photo !== null) drawPhoto(paper, root, photo.alt, drawn);
      for (const note of part.notes) add(document, root, 'P', () => words(paper, note, 9.5));
      document.moveDown(0.5);
      return;
    }
  }
}

/** The photo of a step; what it shows stands in words where it cannot be drawn. */
function drawPhoto(paper: Paper, root: Element, alt: string, drawn: DrawnPhoto | null): void {
  const { document } = paper;
  if (drawn === null) {
    add(document, root, 'P', () => words(paper, alt, 9.5));
    return;
  }
  document.moveDown(0.2);
  const top = document.y;
  root.add(
    document.struct('Figure', { alt: paper.printable(alt) }, () => {
      document.image(drawn.content, margin, top, { width: drawn.width, height: drawn.height });
    }),
  );
  document.y = top + drawn.height + 6;
}

/**
 * The code of the page with what it is for, right under the title: at the end it might be a sheet of its
 * own. A reader who cannot see it hears what it is.
 */
function drawPageCode(paper: Paper, root: Element, content: PaperContent): void {
  const { document } = paper;
  const top = document.y;
  root.add(
    document.struct('Figure', { alt: content.codeWords }, () => {
      drawCode(document, content.address, { left: margin, top, side: qrSide });
    }),
  );
  const left = margin + qrSide + 14;
  const width = document.page.width - left - margin;
  let at = top + 8;
  for (const text of [content.scan, content.foot]) {
    add(document, root, 'P', () => paper.write(text, { size: 9.5, width }, left, at));
    at = document.y + 6;
  }
  document.y = top + qrSide + 12;
}

function numberPages(paper: Paper, pageWords: (page: number, pages: number) => string): void {
  const { document } = paper;
  const { start, count } = document.bufferedPageRange();
  for (let place = 0; place < count; place += 1) {
    document.switchToPage(start + place);
    // Below the margin of the page, where no text may make another page.
    document.page.margins.bottom = 0;
    document.markContent('Artifact');
    const width = document.page.width - 2 * margin;
    paper.write(
      pageWords(place + 1, count),
      { size: footSize, width, align: 'right', lineBreak: false },
      margin,
      document.page.height - margin,
    );
    document.endMarkedContent();
  }
}

function add(
  document: PDFKit.PDFDocument,
  parent: Element,
  kind: 'H1' | 'H2' | 'H3' | 'P' | 'LBody',
  drawIt: () => void,
): void {
  parent.add(document.struct(kind, {}, drawIt));
}

function addList(paper: Paper, root: Element, items: readonly string[]): void {
  const { document } = paper;
  const list = document.struct('L');
  root.add(list);
  for (const text of items) {
    const item = document.struct('LI');
    list.add(item);
    add(document, item, 'LBody', () => words(paper, text, 10.5));
    item.end();
  }
  list.end();
}

function words(
  paper: Paper,
  text: string,
  size: number,
  face: 'regular' | 'bold' = 'regular',
): void {
  paper.write(text, { size, face, width: paper.document.page.width - 2 * margin }, margin);
}

/** A step is not torn apart: who turns the page has lost what he saw. */
function keepTogether(document: PDFKit.PDFDocument, height: number): void {
  const bottom = document.page.height - document.page.margins.bottom;
  if (document.y + height > bottom) document.addPage();
}

function heightOf(paper: Paper, { text, notes }: Extract<PaperPart, { is: 'step' }>): number {
  const width = paper.document.page.width - 2 * margin;
  const of = (line: string, size: number) => paper.heightOf(line, { size, width });
  return 14 + of(text, 11.5) + notes.reduce((sum, note) => sum + of(note, 9.5), 0);
}
