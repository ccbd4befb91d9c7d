import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';

/** What was changed; words stand in the catalogue as `audit:area.<area>`. */
const auditAreaSchema = z.enum([
  'account',
  'backup',
  'retention',
  'kiosk',
  'configuration',
  'export',
]);
export type AuditArea = z.infer<typeof auditAreaSchema>;

/** Figures and short words of one line; never words of a visitor, a password or a token. */
const auditDetailsSchema = z.record(z.string().max(40), z.union([z.string().max(300), z.number()]));

/** One line of who did what to how this desk is set up and what it keeps. */
export const auditLineSchema = z.strictObject({
  lineId: uuidSchema,
  at: timestampSchema,
  /** The name of who did it; `desk` for what the desk did by itself or on its own machine. */
  actor: z.string().max(160),
  /** Null for the desk itself. */
  actorId: uuidSchema.nullable(),
  area: auditAreaSchema,
  /** What was done: a route of the contract, or a name of its own. */
  kind: z.string().max(80),
  /** To whom or what: a name, an id, or nothing. */
  subject: z.string().max(200),
  details: auditDetailsSchema,
});
export type AuditLine = z.infer<typeof auditLineSchema>;

/** The actor of what the desk does by itself. */
export const deskActor = 'desk';
