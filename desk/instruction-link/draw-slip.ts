import { drawCode } from '../export/draw-code.ts';
import { printable } from '../export/printable.ts';
import type { PaperContent } from './paper-content.ts';
import type { PaperPart } from './paper-words.ts';
import { pdfOf } from '../export/pdf-bytes.ts';

/** PDF counts in points of 1/72 inch. */
const pointsPerMm = 72 / 25.4;
const width = 80 * pointsPerMm;
/** 72 mm is what the heads of 80 mm printers reach. */
const margin = 4 * pointsPerMm;
const inner = width - 2 * margin;
const qrSide = 34 * pointsPerMm;
/** Longer than any pack: the first pass only measures. */
const longest = 5000 * pointsPerMm;
const headingSizes = { 1: 17, 2: 14, 3: 12 } as const;

/** Instructions on a slip of 80 mm, as long as they are, so that the printer cuts there. */
export async function instructionSlip(content: PaperContent): Promise<Uint8Array> {
  const { height } = await render(content, longest);
  return (await render(content, height)).pdf;
}

async function render(
  { title, parts, address, scan, foot }: PaperContent,
  height: number,
): Promise<{ readonly pdf: Uint8Array; readonly height: number }> {
  // Only who prints pays for loading it.
  const { default: PDFDocument } = await import('pdfkit');
  const document = new PDFDocument({
    size: [width, height],
    margins: { top: margin, bottom: 0, left: margin, right: margin },
    info: { Title: title, Producer: 'Balie', Creator: 'Balie' },
  });
  for (const part of parts) draw(document, part);
  rule(document);
  drawCode(document, address, { left: (width - qrSide) / 2, top: document.y, side: qrSide });
  document.y += qrSide + 6;
  for (const text of [scan, foot]) words(document, text, { size: 9, align: 'center' });
  const used = document.y + margin;
  return { pdf: await pdfOf(document), height: used };
}

function draw(document: PDFKit.PDFDocument, part: PaperPart): void {
  switch (part.is) {
    case 'heading':
      // Each instruction of a pack begins under a line of its own.
      if (part.rank === 2) rule(document);
      words(document, part.text, { size: headingSizes[part.rank], bold: true });
      document.y += 3;
      return;
    case 'text':
      words(document, part.text, { size: 10 });
      return;
    case 'safety':
      words(document, part.title, { size: 10, bold: true });
      for (const measure of part.measures) words(document, `– ${measure}`, { size: 10 });
      document.y += 3;
      return;
    case 'step':
      words(document, part.name, { size: 10, bold: true });
      words(document, part.text, { size: 11 });
      for (const note of part.notes) words(document, note, { size: 9 });
      document.y += 4;
      return;
  }
}

function words(
  document: PDFKit.PDFDocument,
  text: string,
  look: { readonly size: number; readonly bold?: boolean; readonly align?: 'left' | 'center' },
): void {
  document
    .font(look.bold === true ? 'Helvetica-Bold' : 'Helvetica')
    .fontSize(look.size)
    .text(printable(text), margin, document.y, { width: inner, align: look.align ?? 'left' });
  document.y += 2;
}

function rule(document: PDFKit.PDFDocument): void {
  document.y += 4;
  document
    .moveTo(margin, document.y)
    .lineTo(width - margin, document.y)
    .lineWidth(0.7)
    .stroke();
  document.y += 7;
}
