import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';

/** What was changed; words stand in the catalogue as `audit:area.<area>`. */
export const auditAreaSchema = z.enum([
  'account',
  'people',
  'site',
  'kiosk',
  'configuration',
  'release',
  'policy',
  'register',
  'retention',
  'backup',
  'export',
]);
export type AuditArea = z.infer<typeof auditAreaSchema>;

/** Figures and short words of one line; never words of a visitor, a password or a token. */
const auditDetailsSchema = z.record(z.string().max(60), z.union([z.string().max(300), z.number()]));
export type AuditDetails = z.infer<typeof auditDetailsSchema>;

/** Who did what to how this desk is set up and what it keeps. */
export const auditEntrySchema = z.strictObject({
  lineId: uuidSchema,
  at: timestampSchema,
  /** The name of who did it; `desk` for what the desk did by itself or on its own machine. */
  actor: z.string().max(160),
  /** Null for the desk itself. */
  actorId: uuidSchema.nullable(),
  /** Where he sat; null when he had chosen no counter. */
  counter: z.string().max(40).nullable(),
  area: auditAreaSchema,
  /** What was done: a route of the contract, or a name of its own. */
  kind: z.string().max(80),
  /** To whom or what: a name, an id, or nothing. */
  subject: z.string().max(200),
  details: auditDetailsSchema,
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** One line of the trail, as it was sealed. */
export const auditLineSchema = auditEntrySchema.extend({
  /** 1 for the first, then one more each. */
  place: z.int().positive(),
  /** SHA-256 over the seal of the line before and this line, in hex. */
  seal: z.string().regex(/^[0-9a-f]{64}$/u),
});
export type AuditLine = z.infer<typeof auditLineSchema>;

/** Which lines; what is absent is not looked at. */
export const auditFilterSchema = z.strictObject({
  area: auditAreaSchema.optional(),
  /** The beginning of what was done. */
  kind: z.string().trim().max(80).optional(),
  /** Words in the name of who did it. */
  actor: z.string().trim().max(80).optional(),
  /** Words in what it was done to. */
  subject: z.string().trim().max(80).optional(),
  /** The first day, where the desk stands. */
  from: z.iso.date().optional(),
  /** The last day, itself included. */
  until: z.iso.date().optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** Whether the trail is what was written. */
export const auditProofSchema = z.strictObject({
  /** Lines that were looked at. */
  lines: z.int().min(0),
  /** The first place where a line is missing or is not what was written; null when all is whole. */
  brokenAt: z.int().positive().nullable(),
  /** The seal of the last line: whoever wrote it down earlier can look it up. */
  lastSeal: z.string().max(64),
});
export type AuditProof = z.infer<typeof auditProofSchema>;

/** The actor of what the desk does by itself. */
export const deskActor = 'desk';
