import { deepestLayer, type Layer, type Readout } from '../../../shared/domain/readout.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';

/** One reading of a ticket's device, at the kiosk during the visit or later for the counter. */
export interface ReadingLine {
  readonly readingId: string;
  /** RFC 3339; by the kiosk's clock. */
  readonly at: string;
  readonly kioskName: string;
  readonly layer: Layer;
  /** Null for the visit's own. */
  readonly askedBy: string | null;
  readonly readout: Readout;
}

/** All readings of a ticket, the visit's own first. */
export function readingsOf(
  ticket: Pick<Ticket, 'readout' | 'readings' | 'kioskName'>,
): readonly ReadingLine[] {
  const { readout, readings, kioskName } = ticket;
  const own =
    readout === null
      ? []
      : [
          {
            readingId: readout.readoutId,
            at: readout.finishedAt,
            kioskName,
            layer: deepestLayer(readout),
            askedBy: null,
            readout,
          },
        ];
  const later = readings.map((reading) => ({ ...reading, at: reading.readout.finishedAt }));
  return [...own, ...later];
}

/** The reading that tells how the device is now; null when it was never read. */
export function latestReadout(
  ticket: Pick<Ticket, 'readout' | 'readings' | 'kioskName'>,
): Readout | null {
  return readingsOf(ticket).at(-1)?.readout ?? null;
}

/**
 * The two readings side by side: those that were chosen, else the first and the last. Null with fewer
 * than two.
 */
export function pairOf(
  lines: readonly ReadingLine[],
  chosen: { readonly before: string | null; readonly after: string | null },
): { readonly before: ReadingLine; readonly after: ReadingLine } | null {
  const find = (readingId: string | null) => lines.find((line) => line.readingId === readingId);
  const before = find(chosen.before) ?? lines[0];
  const after = find(chosen.after) ?? lines.at(-1);
  if (lines.length < 2 || before === undefined || after === undefined) return null;
  return { before, after };
}
