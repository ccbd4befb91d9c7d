import { create } from 'qrcode';

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
  drawCode(document, label.address, { at: mm(margin), side: mm(side) });
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

/** A QR code as black squares, so that it is sharp at any resolution. */
function drawCode(
  document: PDFKit.PDFDocument,
  text: string,
  place: { readonly at: number; readonly side: number },
): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const square = place.side / modules.size;
  modules.data.forEach((dark, index) => {
    if (!dark) return;
    const row = Math.floor(index / modules.size);
    const column = index % modules.size;
    // A hair wider than a square, or some viewers draw white lines between them.
    document.rect(
      place.at + column * square,
      place.at + row * square,
      square + 0.05,
      square + 0.05,
    );
  });
  document.fill('black');
}
