import type { Locale } from '../../shared/domain/locale.ts';
import { type Paper, openPaper } from '../../shared/paper/paper.ts';

/** PDF points of 1/72 inch. */
const margin = 56;
const sizes = { H1: 20, H2: 13, H3: 11, P: 10.5 } as const;
const tableSize = 9;

/** One piece of text and what it is: a heading, or a paragraph. */
export interface TextBlock {
  readonly is: keyof typeof sizes;
  readonly text: string;
}

/** Rows of text; the first row and the first field of each row are headings. */
export interface TableBlock {
  readonly is: 'table';
  readonly rows: readonly (readonly string[])[];
}

export type PdfBlock = TextBlock | TableBlock;

/** A tagged PDF on A4, so that a screen reader tells headings, text and tables apart. */
export async function taggedPdf(
  title: string,
  locale: Locale,
  blocks: readonly PdfBlock[],
): Promise<Uint8Array> {
  const paper = await openPaper({
    size: 'A4',
    margin,
    tagged: true,
    pdfVersion: '1.7',
    bufferPages: true,
    lang: locale,
    displayTitle: true,
    info: { Title: title, Producer: 'Balie', Creator: 'Balie' },
  });
  const { document } = paper;
  const root = document.struct('Document');
  document.addStructure(root);
  for (const block of blocks) {
    // A heading at the foot of a page belongs to the page of what it heads; inside its element it would leave an
    // empty one behind.
    if ((block.is === 'H2' || block.is === 'H3') && isAtFoot(document)) document.addPage();
    if (block.is === 'table') drawTable(paper, root, block.rows);
    else root.add(document.struct(block.is, {}, () => drawText(paper, block)));
  }
  root.end();
  numberPages(paper, title);
  return paper.end();
}

/** Says on each of several pages of what it is a page, and which: for the eye, a screen reader has headings. */
function numberPages(paper: Paper, title: string): void {
  const { document } = paper;
  const { start, count } = document.bufferedPageRange();
  if (count < 2) return;
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(start + page);
    const { width, height, margins } = document.page;
    const inside = width - 2 * margin;
    // pdfkit would begin another page for what stands in the margin.
    margins.bottom = 0;
    document.markContent('Artifact', { type: 'Pagination' });
    const foot = height - margin / 2 - tableSize;
    const look = { size: tableSize, lineBreak: false };
    paper.write(
      title,
      { ...look, width: inside - 60, height: 2 * tableSize, ellipsis: true },
      margin,
      foot,
    );
    paper.write(`${page + 1} / ${count}`, { ...look, width: inside, align: 'right' }, margin, foot);
    document.endMarkedContent();
  }
}

function isAtFoot({ y, page }: PDFKit.PDFDocument): boolean {
  return y > page.height - 3 * margin;
}

function drawText(paper: Paper, { is, text }: TextBlock): void {
  const { document } = paper;
  paper.write(text, { size: sizes[is], face: is === 'P' ? 'regular' : 'bold' }, margin);
  document.moveDown(is === 'P' ? 0.25 : 0.4);
}

function drawTable(
  paper: Paper,
  root: PDFKit.PDFStructureElement,
  rows: readonly (readonly string[])[],
): void {
  const [, ...others] = rows[0] ?? [];
  // `structParent` and `scope` are in pdfkit 0.20.2 and not yet in its types.
  const table = {
    structParent: root,
    columnStyles: [
      '*',
      ...others.map(() => (others.length > 6 ? 36 : others.length > 2 ? 67 : 90)),
    ],
    defaultStyle: {
      border: { top: 0, right: 0, bottom: 0.5, left: 0 },
      borderColor: '#999999',
      padding: { top: 1.5, right: 3, bottom: 2, left: 3 },
    },
    data: rows.map((row, line) =>
      row.map((text, place) => ({
        ...paper.cell(text, { size: tableSize, face: line === 0 ? 'bold' : 'regular' }),
        align: { x: place === 0 ? ('left' as const) : ('right' as const) },
        ...(line === 0
          ? { type: 'TH' as const, scope: 'Column' }
          : place === 0
            ? { type: 'TH' as const, scope: 'Row' }
            : {}),
      })),
    ),
  };
  paper.document.table(table);
  paper.document.moveDown(0.6);
}
