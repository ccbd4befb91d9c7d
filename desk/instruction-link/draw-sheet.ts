import type { Locale } from '../../shared/domain/locale.ts';
import { drawCode } from '../export/draw-code.ts';
import { type DrawnPhoto, drawnPhoto } from './sheet-photo.ts';
import { printable } from '../export/printable.ts';
import { pdfOf } from '../export/pdf-bytes.ts';
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
  // Only who prints pays for loading it.
  const { default: PDFDocument } = await import('pdfkit');
  const document = new PDFDocument({
    size: 'A5',
    margins: { top: margin, bottom: margin + footSize * 2, left: margin, right: margin },
    tagged: true,
    pdfVersion: '1.7',
    lang: locale,
    displayTitle: true,
    bufferPages: true,
    info: { Title: content.title, Producer: 'Balie', Creator: 'Balie' },
  });
  const root = document.struct('Document');
  document.addStructure(root);
  const [title, ...others] = content.parts;
  if (title !== undefined) draw(document, root, title, photos);
  drawPageCode(document, root, content);
  for (const part of others) draw(document, root, part, photos);
  root.end();
  numberPages(document, content.pageWords);
  return pdfOf(document);
}

type Element = PDFKit.PDFStructureElement;

function draw(
  document: PDFKit.PDFDocument,
  root: Element,
  part: PaperPart,
  photos: ReadonlyMap<string, Uint8Array>,
): void {
  switch (part.is) {
    case 'heading':
      keepTogether(document, 90);
      if (part.rank > 1) document.moveDown(0.4);
      add(document, root, `H${part.rank}`, () =>
        words(document, part.text, headingSizes[part.rank], true),
      );
      document.moveDown(0.3);
      return;
    case 'text':
      add(document, root, 'P', () => words(document, part.text, 10.5));
      document.moveDown(0.4);
      return;
    case 'safety':
      keepTogether(document, 50);
      add(document, root, 'P', () => words(document, part.title, 10.5, true));
      addList(
        document,
        root,
        part.measures.map((text) => `– ${text}`),
      );
      document.moveDown(0.4);
      return;
    case 'step': {
      const { photo } = part;
      const drawn = photo === null ? null : drawnPhoto(document, photos.get(photo.hash));
      keepTogether(document, heightOf(document, part) + (drawn?.height ?? 0));
      add(document, root, 'P', () => words(document, part.name, 10, true));
      add(document, root, 'P', () => words(document, part.text, 11.5));
      if (photo !== null) drawPhoto(document, root, photo.alt, drawn);
      for (const note of part.notes) add(document, root, 'P', () => words(document, note, 9.5));
      document.moveDown(0.6);
      return;
    }
  }
}

/** The photo of a step; what it shows stands in words where it cannot be drawn. */
function drawPhoto(
  document: PDFKit.PDFDocument,
  root: Element,
  alt: string,
  drawn: DrawnPhoto | null,
): void {
  if (drawn === null) {
    add(document, root, 'P', () => words(document, alt, 9.5));
    return;
  }
  document.moveDown(0.2);
  const top = document.y;
  root.add(
    document.struct('Figure', { alt: printable(alt) }, () => {
      document.image(drawn.content, margin, top, { width: drawn.width, height: drawn.height });
    }),
  );
  document.y = top + drawn.height + 6;
}

/**
 * The code of the page with what it is for, right under the title: at the end it might be a sheet of its
 * own. A reader who cannot see it hears what it is.
 */
function drawPageCode(document: PDFKit.PDFDocument, root: Element, content: PaperContent): void {
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
    add(document, root, 'P', () => {
      document.font('Helvetica').fontSize(9.5).text(printable(text), left, at, { width });
    });
    at = document.y + 6;
  }
  document.y = top + qrSide + 12;
}

function numberPages(
  document: PDFKit.PDFDocument,
  pageWords: (page: number, pages: number) => string,
): void {
  const { start, count } = document.bufferedPageRange();
  for (let place = 0; place < count; place += 1) {
    document.switchToPage(start + place);
    // Below the margin of the page, where no text may make another page.
    document.page.margins.bottom = 0;
    document.markContent('Artifact');
    document
      .font('Helvetica')
      .fontSize(footSize)
      .text(pageWords(place + 1, count), margin, document.page.height - margin, {
        width: document.page.width - 2 * margin,
        align: 'right',
        lineBreak: false,
      });
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

function addList(document: PDFKit.PDFDocument, root: Element, items: readonly string[]): void {
  const list = document.struct('L');
  root.add(list);
  for (const text of items) {
    const item = document.struct('LI');
    list.add(item);
    add(document, item, 'LBody', () => words(document, text, 10.5));
    item.end();
  }
  list.end();
}

function words(document: PDFKit.PDFDocument, text: string, size: number, bold = false): void {
  document
    .font(bold ? 'Helvetica-Bold' : 'Helvetica')
    .fontSize(size)
    .text(printable(text), margin, document.y, { width: document.page.width - 2 * margin });
}

/** A step is not torn apart: who turns the page has lost what he saw. */
function keepTogether(document: PDFKit.PDFDocument, height: number): void {
  const bottom = document.page.height - document.page.margins.bottom;
  if (document.y + height > bottom) document.addPage();
}

function heightOf(
  document: PDFKit.PDFDocument,
  { text, notes }: Extract<PaperPart, { is: 'step' }>,
): number {
  const width = document.page.width - 2 * margin;
  const of = (line: string, size: number) =>
    document.font('Helvetica').fontSize(size).heightOfString(printable(line), { width });
  return 14 + of(text, 11.5) + notes.reduce((sum, note) => sum + of(note, 9.5), 0);
}
