import { drawCode } from '../export/draw-code.ts';

/** What stands on the label of a device: nothing of its visitor but his code. */
export interface DeviceLabel {
  readonly visitCode: string;
  readonly shelf: string;
  /** Page of the ticket in the console; whoever scans it must sign in. */
  readonly address: string;
}

/** Sizes in millimetres: a label printer's address label, and a slip printer's roll. */
export const labelSizes = {
  '62x29': { width: 62, height: 29 },
  '80': { width: 80, height: 40 },
} as const;
export type LabelSize = keyof typeof labelSizes;

/** PDF counts in points of 1/72 inch. */
const pointsPerMm = 72 / 25.4;

/** A label as one page of PDF. */
export async function labelPdf(label: DeviceLabel, size: LabelSize): Promise<Buffer> {
  // Only who prints pays for loading it.
  const { default: PDFDocument } = await import('pdfkit');
  const { width, height } = labelSizes[size];
  const mm = (length: number) => length * pointsPerMm;
  const document = new PDFDocument({
    size: [mm(width), mm(height)],
    margin: 0,
    info: { Title: label.visitCode },
  });
  const parts: Buffer[] = [];
  const written = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });

  const margin = 2;
  const side = height - 2 * margin;
  drawCode(document, label.address, { left: mm(margin), top: mm(margin), side: mm(side) });
  const left = mm(side + 2 * margin);
  const room = {
    width: mm(width - side - 3 * margin),
    height: mm(height * 0.45),
    lineBreak: false,
  };
  document
    .font('Helvetica-Bold')
    .fontSize(height)
    .text(label.visitCode, left, mm(height * 0.14), room);
  document
    .font('Helvetica')
    .fontSize(height * 0.45)
    .text(label.shelf, left, mm(height * 0.56), { ...room, lineBreak: true, ellipsis: true });
  document.end();
  return written;
}
