import { z } from 'zod';
import { faultSchema } from '../base/fault.ts';

/** A call between two of our processes: core and reader, or browser screen and core. */
export const wireRequestSchema = z.strictObject({
  type: z.literal('call'),
  id: z.int().positive(),
  call: z.string().max(60),
  input: z.unknown(),
});
export type WireRequest = z.infer<typeof wireRequestSchema>;

/** What comes back: the reply to one call, or an event that nobody asked for. */
export const wireMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('reply'),
    id: z.int().positive(),
    result: z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), value: z.unknown() }),
      z.strictObject({ ok: z.literal(false), fault: faultSchema }),
    ]),
  }),
  z.strictObject({ type: z.literal('event'), name: z.string().max(60), data: z.unknown() }),
]);
export type WireMessage = z.infer<typeof wireMessageSchema>;
