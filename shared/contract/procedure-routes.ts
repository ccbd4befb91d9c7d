import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import {
  procedureContentSchema,
  procedureRunSchema,
  procedureSchema,
  procedureStateSchema,
  stepEndSchema,
} from '../domain/procedure.ts';
import { staffWordsSchema } from '../domain/ticket.ts';
import { ownWorkSchema, workEntrySchema } from '../domain/work-log.ts';
import type { RouteTable } from './route.ts';

const ticketParams = z.strictObject({ ticketId: uuidSchema });
const runParams = z.strictObject({ ticketId: uuidSchema, runId: uuidSchema });
const procedureParams = z.strictObject({ procedureId: procedureSchema.shape.procedureId });

/** What the card shows of procedures: what fits this ticket, and what was followed. */
const ticketProceduresSchema = z.strictObject({
  /** Best first: by finding, then by category, then the rest. */
  proposed: z.array(procedureSchema).max(200),
  /** How many of them fit; the rest is there to choose from. */
  fitting: z.int().min(0),
  runs: z.array(procedureRunSchema).max(50),
});
export type TicketProcedures = z.infer<typeof ticketProceduresSchema>;

/** Procedures with evidence, and the log of work that they write. */
export const procedureRoutes = {
  'procedure.list': {
    method: 'GET',
    path: '/v1/procedures',
    access: 'staff',
    summary: 'The newest version of every procedure.',
    response: z.strictObject({ procedures: z.array(procedureSchema).max(200) }),
  },
  'procedure.versions': {
    method: 'GET',
    path: '/v1/procedures/:procedureId/versions',
    access: 'staff',
    summary: 'All versions of one procedure, newest first.',
    params: procedureParams,
    response: z.strictObject({ procedures: z.array(procedureSchema).max(200) }),
  },
  'procedure.put': {
    method: 'PUT',
    path: '/v1/procedures/:procedureId',
    access: 'lead',
    summary: 'A new version. `version` is the newest that was seen, 0 for a new procedure.',
    params: procedureParams,
    body: z.strictObject({
      version: z.int().min(0),
      state: procedureStateSchema,
      content: procedureContentSchema,
    }),
    response: procedureSchema,
  },
  'procedure.skipped': {
    method: 'GET',
    path: '/v1/procedures/skipped',
    access: 'lead',
    summary:
      'Steps that were left out and procedures that were stopped, newest first, with who and why.',
    query: z.strictObject({ before: timestampSchema.optional() }),
    response: z.strictObject({
      skipped: z
        .array(
          z.strictObject({
            at: timestampSchema,
            by: z.string().max(120),
            ticketId: uuidSchema,
            visitCode: z.string().max(10),
            procedure: procedureContentSchema.shape.title,
            /** Null when the whole procedure was stopped. */
            step: procedureContentSchema.shape.title.nullable(),
            reason: z.string().max(4000),
          }),
        )
        .max(100),
    }),
  },
  'ticket.procedures': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/procedures',
    access: 'staff',
    summary: 'What fits this ticket, and what was followed for it.',
    params: ticketParams,
    response: ticketProceduresSchema,
  },
  'ticket.start-procedure': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/procedures',
    access: 'staff',
    summary:
      'Begin a published procedure. One that already runs for this ticket is answered as it is.',
    params: ticketParams,
    body: procedureParams,
    response: procedureRunSchema,
  },
  'ticket.end-step': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/procedures/:runId/steps',
    access: 'staff',
    summary: 'The step whose turn it is was done, with its evidence, or is skipped for a reason.',
    params: runParams,
    body: z.strictObject({
      stepId: procedureSchema.shape.procedureId,
      end: stepEndSchema,
      /** Null: since the step before. */
      minutes: z.int().min(0).max(1440).nullable(),
    }),
    response: procedureRunSchema,
  },
  'ticket.stop-procedure': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/procedures/:runId/stop',
    access: 'staff',
    summary: 'Go no further with it, for a reason.',
    params: runParams,
    body: z.strictObject({ reason: staffWordsSchema }),
    response: procedureRunSchema,
  },
  'ticket.work': {
    method: 'GET',
    path: '/v1/tickets/:ticketId/work',
    access: 'staff',
    summary:
      'The work done for one ticket, newest first; withdrawn lines too, which `minutes` leaves out.',
    params: ticketParams,
    response: z.strictObject({
      entries: z.array(workEntrySchema).max(200),
      minutes: z.int().min(0),
    }),
  },
  'ticket.log-work': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/work',
    access: 'staff',
    summary: 'Write work down that no step wrote, of today or of a day up to 31 days back.',
    params: ticketParams,
    body: ownWorkSchema,
    response: workEntrySchema,
  },
  'ticket.withdraw-work': {
    method: 'POST',
    path: '/v1/tickets/:ticketId/work/:entryId/withdraw',
    access: 'staff',
    summary:
      'Withdraw a line that is wrong: one’s own, as a lead anybody’s. It stays, and counts no more.',
    params: ticketParams.extend({ entryId: uuidSchema }),
    body: z.strictObject({ reason: staffWordsSchema }),
    response: workEntrySchema,
  },
} as const satisfies RouteTable;
