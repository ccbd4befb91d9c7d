import { z } from 'zod';
import { contentHashSchema, timestampSchema, uuidSchema } from '../base/identifier.ts';
import { deviceOutSchema, handInSchema, mostDeviceCodes } from '../domain/hand-in.ts';
import { queueItemSchema, staffWordsSchema } from '../domain/ticket.ts';
import type { RouteTable } from './route.ts';

const handInParams = z.strictObject({ handInId: uuidSchema });

/** Something that was brought back at a kiosk, and what became of it. */
export const handInLineSchema = z.strictObject({
  handInId: uuidSchema,
  ticket: queueItemSchema.pick({ ticketId: true, number: true, visitCode: true }),
  /** The desk's clock. */
  at: timestampSchema,
  kioskName: z.string().max(80),
  /** What the register calls it; null when it does not know what came back. */
  asset: z
    .strictObject({
      assetId: uuidSchema,
      tag: z.string().max(40),
      name: z.string().max(210),
    })
    .nullable(),
  /** What the kiosk called the device; null when none was read. */
  deviceName: z.string().max(170).nullable(),
  handIn: handInSchema,
  photoHash: contentHashSchema.nullable(),
  state: z.enum(['waiting', 'accepted', 'not-here']),
  decided: z
    .strictObject({
      at: timestampSchema,
      by: z.string().max(120),
      words: z.string().max(4000).nullable(),
    })
    .nullable(),
});
export type HandInLine = Readonly<z.infer<typeof handInLineSchema>>;

/** The part of the desk contract about what visitors bring back at a kiosk (ADR 31). */
export const handInRoutes = {
  'hand-in.recognise': {
    method: 'POST',
    path: '/v1/hand-ins/recognise',
    access: 'kiosk',
    summary:
      'The device that somebody has and that is known by this key or one of these codes, with what went out with it. Never who has it.',
    body: z.strictObject({
      /** What the device is known by, as shared/domain/device-identity.ts says. */
      device: z.string().max(300).nullable(),
      codes: z.array(z.string().min(1).max(80)).max(mostDeviceCodes),
    }),
    response: z.strictObject({ found: deviceOutSchema.nullable() }),
  },
  'hand-in.list': {
    method: 'GET',
    path: '/v1/hand-ins',
    access: 'staff',
    summary: 'What was brought back at a kiosk and waits to be looked at, newest first.',
    query: z.strictObject({
      /** `next` of the page before. */
      before: uuidSchema.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.strictObject({
      lines: z.array(handInLineSchema).max(100),
      next: uuidSchema.nullable(),
    }),
  },
  'hand-in.of-ticket': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/hand-ins',
    access: 'staff',
    summary: 'What the visitor of a ticket brought back at a kiosk, newest first.',
    params: z.strictObject({ ticketId: uuidSchema }),
    response: z.strictObject({ lines: z.array(handInLineSchema).max(20) }),
  },
  'hand-in.refuse': {
    method: 'POST',
    path: '/v1/hand-ins/:handInId/refusal',
    access: 'staff',
    summary: 'It is not here after all: whoever had it still has it, and is told why.',
    params: handInParams,
    body: z.strictObject({ words: staffWordsSchema }),
    response: handInLineSchema,
  },
} as const satisfies RouteTable;
