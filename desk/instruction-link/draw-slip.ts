import { type Look, type Paper, openPaper } from '../../shared/paper/paper.ts';
import { drawCode } from '../export/draw-code.ts';
import type { PaperContent } from './paper-content.ts';
import type { PaperPart } from './paper-words.ts';

/** PDF counts in points of 1/72 inch. */
const pointsPerMm = 72 / 25.4;
const width = 80 * pointsPerMm;
/** 72 mm is what the heads of 80 mm printers reach. */
const margin = 4 * pointsPerMm;
const inner = width - 2 * margin;
const qrSide = 34 * pointsPerMm;
/** Longer than any pack: the first pass only measures. */
const longest = 5000 * pointsPerMm;
const headingSizes = { 1: 16, 2: 13.5, 3: 12 } as const;

/** Instructions on a slip of 80 mm, as long as they are, so that the printer cuts there. */
export async function instructionSlip(content: PaperContent): Promise<Uint8Array> {
  const { document } = await drawn(content, longest);
  return (await drawn(content, document.y + margin)).end();
}

async function drawn(
  { title, parts, address, scan, foot }: PaperContent,
  height: number,
): Promise<Paper> {
  const paper = await openPaper({
    size: [width, height],
    margins: { top: margin, bottom: 0, left: margin, right: margin },
    info: { Title: title, Producer: 'Balie', Creator: 'Balie' },
  });
  const { document } = paper;
  for (const part of parts) draw(paper, part);
  rule(document);
  drawCode(document, address, { left: (width - qrSide) / 2, top: document.y, side: qrSide });
  document.y += qrSide + 6;
  for (const text of [scan, foot]) words(paper, text, { size: 9, align: 'center' });
  return paper;
}

function draw(paper: Paper, part: PaperPart): void {
  const { document } = paper;
  switch (part.is) {
    case 'heading':
      // Each instruction of a pack begins under a line of its own.
      if (part.rank === 2) rule(document);
      words(paper, part.text, { size: headingSizes[part.rank], face: 'bold' });
      document.y += 3;
      return;
    case 'text':
      words(paper, part.text, { size: 10 });
      return;
    case 'safety':
      words(paper, part.title, { size: 10, face: 'bold' });
      for (const measure of part.measures) words(paper, `– ${measure}`, { size: 10 });
      document.y += 3;
      return;
    case 'step':
      words(paper, part.name, { size: 10, face: 'bold' });
      words(paper, part.text, { size: 11 });
      for (const note of part.notes) words(paper, note, { size: 9 });
      document.y += 4;
      return;
  }
}

function words(paper: Paper, text: string, look: Look): void {
  paper.write(text, { ...look, width: inner }, margin);
  paper.document.y += 2;
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
