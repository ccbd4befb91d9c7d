import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { priorityMatrixSchema } from '../domain/priority.ts';
import { priorityRulesSchema } from '../domain/priority-rules.ts';
import { ticketSchema } from '../domain/ticket.ts';
import type { RouteTable } from './route.ts';

/** One sentence that says why: of a rule that changes, of a device that is marked. */
const sentenceSchema = z.string().trim().min(1).max(90);
const staffName = z.string().max(120);

/** One version of the rules of priority. Version 0 are the usual ones, which nobody wrote. */
export const rulesVersionSchema = z.strictObject({
  version: z.int().min(0),
  rules: priorityRulesSchema,
  change: z
    .strictObject({ at: timestampSchema, by: staffName, words: z.string().max(90) })
    .nullable(),
});
export type RulesVersion = z.infer<typeof rulesVersionSchema>;

/** How many older versions a page of them holds. */
export const rulesPage = 20;
/** So many devices can be marked as important. */
export const mostImportantDevices = 500;

/** A device that was marked, as a technician called it. */
export const importantDeviceSchema = z.strictObject({
  markId: uuidSchema,
  deviceName: z.string().max(170).nullable(),
  words: z.string().max(90),
  at: timestampSchema,
  by: staffName,
});
export type ImportantDevice = z.infer<typeof importantDeviceSchema>;

/** A span of days, both of them included, as `2026-11-26` in the time zone of the desk. */
export const daySpanSchema = z
  .strictObject({ from: z.iso.date(), until: z.iso.date() })
  .refine(({ from, until }) => from <= until, 'The span ends before it begins');

/** The files about priorities, by their names at `/v1/exports`. */
export const priorityExports = ['priority', 'priority-decisions'] as const;
export type PriorityExport = (typeof priorityExports)[number];

const ticketParams = z.strictObject({ ticketId: uuidSchema });

/** The part of the desk contract about impact, urgency and their argument. */
export const priorityRoutes = {
  'priority-rules.get': {
    method: 'GET',
    path: '/v1/priority-rules',
    access: 'staff',
    summary: 'The matrix of impact and urgency, and what raises a proposal.',
    response: rulesVersionSchema,
  },
  'priority-rules.put': {
    method: 'PUT',
    path: '/v1/priority-rules',
    access: 'lead',
    summary:
      'A new version of the rules, with a sentence that says why. Tickets that are there stay as they are.',
    body: z.strictObject({
      /** The version that was seen; a newer one answers `rules/changed-meanwhile`. */
      version: z.int().min(0),
      rules: priorityRulesSchema,
      words: sentenceSchema,
    }),
    response: rulesVersionSchema,
  },
  'priority-rules.history': {
    method: 'GET',
    path: '/v1/priority-rules/versions',
    access: 'lead',
    summary: 'Every version that ever held, newest first, cursor paged.',
    query: z.strictObject({ before: z.coerce.number().int().positive().optional() }),
    response: z.strictObject({
      versions: z.array(rulesVersionSchema).max(rulesPage),
      /** Pass as `before` for the next page; null at the end. */
      next: z.int().positive().nullable(),
    }),
  },
  'priority-rules.preview': {
    method: 'POST',
    path: '/v1/priority-rules/preview',
    access: 'lead',
    summary: 'How many open tickets would have another priority by this matrix; changes none.',
    body: z.strictObject({ matrix: priorityMatrixSchema }),
    response: z.strictObject({ open: z.int().min(0), changing: z.int().min(0) }),
  },
  'important-device.list': {
    method: 'GET',
    path: '/v1/important-devices',
    access: 'lead',
    summary: 'Devices that were marked as important, newest first.',
    response: z.strictObject({
      devices: z.array(importantDeviceSchema).max(mostImportantDevices),
    }),
  },
  'important-device.remove': {
    method: 'DELETE',
    path: '/v1/important-devices/:markId',
    access: 'lead',
    summary: 'The device is important no more.',
    params: z.strictObject({ markId: uuidSchema }),
    response: z.strictObject({}),
  },
  'ticket.weighing': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/weighing',
    access: 'staff',
    summary: 'How long a visit like this one takes, and whether its device was marked.',
    params: ticketParams,
    response: z.strictObject({
      /** `visits` served ones of this kind are behind it; few lean on the kinds above. */
      duration: z.strictObject({
        fromMinutes: z.int().min(1),
        toMinutes: z.int().min(1),
        visits: z.int().min(0),
      }),
      /** Null when the device cannot be known again. */
      device: z.strictObject({ important: importantDeviceSchema.nullable() }).nullable(),
    }),
  },
  'ticket.mark-device': {
    method: 'PUT',
    path: '/v1/tickets/:ticketId/important-device',
    access: 'staff',
    summary: 'The device of this ticket is important, from its next visit on; with a sentence.',
    params: ticketParams,
    body: z.strictObject({ words: sentenceSchema }),
    response: ticketSchema,
  },
  'priority-report.get': {
    method: 'GET',
    path: '/v1/priority-report',
    access: 'lead',
    summary:
      'How many tickets of a span have impact, urgency and argument. The lines are /v1/exports/priority.csv, each decision /v1/exports/priority-decisions.csv.',
    query: daySpanSchema,
    response: z.strictObject({
      tickets: z.int().min(0),
      withArgument: z.int().min(0),
      decided: z.int().min(0),
      /** Who took the lines with him, newest first. */
      exports: z
        .array(
          z.strictObject({
            exportId: uuidSchema,
            file: z.enum(priorityExports),
            at: timestampSchema,
            by: staffName,
            from: z.iso.date(),
            until: z.iso.date(),
          }),
        )
        .max(20),
    }),
  },
} as const satisfies RouteTable;
