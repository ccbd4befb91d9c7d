import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { cleanParagraphs } from '../base/untrusted-text.ts';
import { holderSchema } from './holder.ts';
import { ticketRefSchema } from './licence.ts';
import { personalLineSchema } from './person.ts';
import { daySchema } from './report-details.ts';

/** A right that ends within so many days is told of, and listed as ending soon. */
export const remindDaysBefore = 14;

/** Who may approve a right: any approver, a lead, or an admin; each also whoever stands after it. */
export const approverLevelSchema = z.enum(['approver', 'lead', 'admin']);
export type ApproverLevel = z.infer<typeof approverLevelSchema>;

/** Whether an account of a role may approve where this level is asked for. */
export function reachesLevel(role: string, level: ApproverLevel): boolean {
  const levels: readonly string[] = approverLevelSchema.options;
  return levels.indexOf(role) >= levels.indexOf(level);
}

/** The template of a right: what it lets somebody do, for how long, and who must approve it. */
export const rightTemplateFactsSchema = z.strictObject({
  system: personalLineSchema,
  role: personalLineSchema,
  /** What the holder may do, in words that the approver reads. */
  rights: z
    .string()
    .max(8000)
    .transform((text) => cleanParagraphs(text, 2000))
    .pipe(z.string().min(1).max(2000)),
  /** How long it lasts unless told otherwise; null when it may last for ever. */
  defaultDays: z.int().min(1).max(3650).nullable(),
  approverLevel: approverLevelSchema,
  fourEyes: z.boolean(),
  /** The licence of which the holder must have a seat first. */
  productId: uuidSchema.nullable(),
  /** False: no new ones. */
  active: z.boolean(),
});
export type RightTemplateFacts = Readonly<z.infer<typeof rightTemplateFactsSchema>>;

export const rightTemplateSchema = z.strictObject({
  templateId: uuidSchema,
  ...rightTemplateFactsSchema.shape,
});
export type RightTemplate = Readonly<z.infer<typeof rightTemplateSchema>>;

export const grantSchema = z.strictObject({
  grantId: uuidSchema,
  templateId: uuidSchema,
  system: z.string().max(120),
  role: z.string().max(120),
  holder: holderSchema,
  ticket: ticketRefSchema,
  /** The approval on which it was granted; null when the right needs no second person. */
  approvalId: uuidSchema.nullable(),
  grantedBy: z.string().max(120),
  approvedBy: z.string().max(120).nullable(),
  fromAt: timestampSchema,
  untilOn: daySchema.nullable(),
  revokedAt: timestampSchema.nullable(),
  revokedBy: z.string().max(120).nullable(),
  revokeReason: z.string().max(4000).nullable(),
});
export type Grant = Readonly<z.infer<typeof grantSchema>>;

export type EndState = 'holds' | 'ending' | 'over';

/** How near its end something is on a day. Without an end it holds for ever. */
export function endState(untilOn: string | null, today: string): EndState {
  if (untilOn === null) return 'holds';
  if (untilOn < today) return 'over';
  return untilOn <= dayAfter(today, remindDaysBefore) ? 'ending' : 'holds';
}

/** The day so many days after another one. */
export function dayAfter(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00.000Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
