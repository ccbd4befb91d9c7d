import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';

/** An address to which the desk may send. */
export const mailAddressSchema = z.string().trim().max(200).pipe(z.email());

/** What a message is about; the words stand in the catalogue as `alerts:outgoing.kind.<kind>`. */
export const outgoingKindSchema = z.enum([
  'receipt',
  'loan-due',
  'loan-late',
  'approval-asked',
  'approval-reminder',
  'device-ready',
  'device-not-collected',
  'feedback-asked',
  'not-today',
  'appointment-closed',
  'appointment-open-again',
  'appointment-moved',
  'appointment-cancelled',
  'alert',
]);
export type OutgoingKind = z.infer<typeof outgoingKindSchema>;

export const outgoingStateSchema = z.enum(['waiting', 'sent', 'given-up']);
export type OutgoingState = z.infer<typeof outgoingStateSchema>;

/** A message that leaves the desk, or did, without its words. */
export const outgoingLineSchema = z.strictObject({
  outgoingId: uuidSchema,
  channel: z.enum(['mail', 'webhook']),
  kind: outgoingKindSchema,
  recipient: z.string().max(500),
  /** Who had it sent; null when the desk did by itself. */
  askedBy: z.string().max(120).nullable(),
  state: outgoingStateSchema,
  madeAt: timestampSchema,
  /** How often it was tried. */
  tries: z.int().min(0),
  endedAt: timestampSchema.nullable(),
  /** What the other side answered the last time that it did not arrive; English, for who runs the desk. */
  trouble: z.string().max(400).nullable(),
});
export type OutgoingLine = Readonly<z.infer<typeof outgoingLineSchema>>;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** A server that is away longer than a weekend does not come back by waiting. */
export const givenUpAfterMs = 4 * 24 * hourMs;
/** Pauses after the first tries, in milliseconds; the last one goes on. */
const pausesMs = [minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs, 4 * hourMs, 12 * hourMs] as const;

/** When a message is tried again that failed so often, or null when it is given up. */
export function nextTryMs(
  message: { readonly madeMs: number; readonly tries: number },
  nowMs: number,
): number | null {
  const pauseMs = pausesMs[Math.min(message.tries, pausesMs.length) - 1] ?? minuteMs;
  return nowMs + pauseMs > message.madeMs + givenUpAfterMs ? null : nowMs + pauseMs;
}
