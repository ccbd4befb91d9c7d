import { openPaper } from '../../shared/paper/paper.ts';
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
  const { width, height } = labelSizes[size];
  const mm = (length: number) => length * pointsPerMm;
  const paper = await openPaper({
    size: [mm(width), mm(height)],
    margin: 0,
    info: { Title: label.visitCode },
  });

  const margin = 2;
  const side = height - 2 * margin;
  drawCode(paper.document, label.address, { left: mm(margin), top: mm(margin), side: mm(side) });
  const left = mm(side + 2 * margin);
  const room = {
    width: mm(width - side - 3 * margin),
    height: mm(height * 0.45),
    lineBreak: false,
  };
  const code = { ...room, size: height, face: 'bold' } as const;
  // A long code is smaller and never cut: a technician looks for it.
  const fit = Math.min(1, room.width / paper.widthOf(label.visitCode, code));
  paper.write(label.visitCode, { ...code, size: height * fit }, left, mm(height * 0.14));
  paper.write(
    label.shelf,
    { ...room, size: height * 0.42, lineBreak: true, ellipsis: true },
    left,
    mm(height * 0.56),
  );
  return paper.end();
}
