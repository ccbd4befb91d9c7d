import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { personalLineSchema } from './person.ts';

/** The field on which somebody signs, in units of its own: it is drawn at any size. */
export const signatureField = { width: 600, height: 200 } as const;

export const mostStrokes = 100;
export const mostStrokePoints = 1000;
/** A dot or a tick of less than this many units is a slip of the hand, not a signature. */
const shortestSignature = 60;

/** Where the pen was, and after how many milliseconds since it first touched. */
const penPointSchema = z.tuple([
  z.int().min(0).max(signatureField.width),
  z.int().min(0).max(signatureField.height),
  z.int().min(0).max(600_000),
]);
export type PenPoint = Readonly<z.infer<typeof penPointSchema>>;

/** From the pen going down to its going up. */
const strokeSchema = z.array(penPointSchema).min(1).max(mostStrokePoints);
export type Stroke = readonly PenPoint[];
/** Where a pen was, with or without its times. */
type Drawn = readonly (readonly [x: number, y: number, ...rest: number[]])[];

/**
 * How somebody says that he agrees: by hand, by his name on the keyboard, or on a printed form. What was
 * left at a kiosk is signed by nobody; the visit that brought it stands in place of a signature (ADR 31).
 */
export const signatureSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('strokes'),
    strokes: z
      .array(strokeSchema)
      .min(1)
      .max(mostStrokes)
      .refine((strokes) => isSigned(strokes), 'Too short to sign'),
  }),
  z.strictObject({ by: z.literal('typed'), name: personalLineSchema, agreed: z.literal(true) }),
  z.strictObject({ by: z.literal('paper') }),
  z.strictObject({ by: z.literal('kiosk'), handInId: uuidSchema }),
]);
export type Signature = Readonly<z.infer<typeof signatureSchema>>;

/** Whether these strokes are long enough to be somebody's signature, on a field of this width. */
export function isSigned(strokes: readonly Drawn[], width: number = signatureField.width): boolean {
  const shortest = (shortestSignature * width) / signatureField.width;
  return strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0) >= shortest;
}

/** The way of the pen as an SVG path in units of the field; a dot is drawn as a very short line. */
export function pathOf(strokes: readonly Stroke[]): string {
  return strokes
    .map((stroke) => {
      const [first, ...rest] = stroke;
      if (first === undefined) return '';
      const onwards = rest.length === 0 ? [first] : rest;
      return `M${first[0]} ${first[1]}${onwards.map(([x, y]) => `L${x} ${y}`).join('')}`;
    })
    .join('');
}

function lengthOf(stroke: Drawn): number {
  return stroke.reduce((sum, [x, y], at) => {
    const before = stroke[at - 1];
    return before === undefined ? sum : sum + Math.hypot(x - before[0], y - before[1]);
  }, 0);
}
