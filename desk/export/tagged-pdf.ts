import type { Locale } from '../../shared/domain/locale.ts';
import { pdfOf } from './pdf-bytes.ts';
import { printable } from './printable.ts';

/** PDF points of 1/72 inch. */
const margin = 56;
const sizes = { H1: 20, H2: 13, P: 10.5 } as const;
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

/**
 * A tagged PDF on A4, so that a screen reader tells headings, text and tables apart. Standard Helvetica
 * (WinAnsi) covers Dutch and English; other characters are left out.
 */
export async function taggedPdf(
  title: string,
  locale: Locale,
  blocks: readonly PdfBlock[],
): Promise<Uint8Array> {
  // Only now: loading it costs more than most starts of a desk want to pay.
  const { default: PDFDocument } = await import('pdfkit');
  const document = new PDFDocument({
    size: 'A4',
    margin,
    tagged: true,
    pdfVersion: '1.7',
    lang: locale,
    displayTitle: true,
    info: { Title: title, Producer: 'Balie', Creator: 'Balie' },
  });
  const root = document.struct('Document');
  document.addStructure(root);
  for (const block of blocks) {
    if (block.is === 'table') drawTable(document, root, block.rows);
    else root.add(document.struct(block.is, {}, () => drawText(document, block)));
  }
  root.end();
  return pdfOf(document);
}

function drawText(document: PDFKit.PDFDocument, { is, text }: TextBlock): void {
  // A heading at the foot of a page belongs to the page of what it heads.
  if (is === 'H2' && document.y > document.page.height - 3 * margin) document.addPage();
  document
    .font(is === 'P' ? 'Helvetica' : 'Helvetica-Bold')
    .fontSize(sizes[is])
    .text(printable(text), margin)
    .moveDown(is === 'P' ? 0.3 : 0.5);
}

function drawTable(
  document: PDFKit.PDFDocument,
  root: PDFKit.PDFStructureElement,
  rows: readonly (readonly string[])[],
): void {
  document.font('Helvetica').fontSize(tableSize);
  const [, ...others] = rows[0] ?? [];
  // `structParent` and `scope` are in pdfkit 0.20.2 and not yet in its types.
  const table = {
    structParent: root,
    columnStyles: [
      '*',
      ...others.map(() => (others.length > 6 ? 36 : others.length > 2 ? 62 : 90)),
    ],
    defaultStyle: {
      border: { top: 0, right: 0, bottom: 0.5, left: 0 },
      borderColor: '#999999',
      padding: 3,
    },
    data: rows.map((row, line) =>
      row.map((text, place) => ({
        text: printable(text),
        align: { x: place === 0 ? ('left' as const) : ('right' as const) },
        font: { src: line === 0 ? 'Helvetica-Bold' : 'Helvetica', size: tableSize },
        ...(line === 0
          ? { type: 'TH' as const, scope: 'Column' }
          : place === 0
            ? { type: 'TH' as const, scope: 'Row' }
            : {}),
      })),
    ),
  };
  document.table(table);
  document.moveDown(1);
}
