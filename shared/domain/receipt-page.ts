import { z } from 'zod';
import { contentHashSchema, timestampSchema } from '../base/identifier.ts';
import { accessorySchema, mostAccessories } from './accessory.ts';
import { handoverKindSchema, mostHandoverItems, readingLevelSchema } from './handover.ts';
import type { HandoverKind } from './handover.ts';
import { packDeviceSchema } from './instruction-link.ts';
import { localeSchema } from './locale.ts';
import { daySchema } from './report-details.ts';

/** Which handover, and the proof that the desk itself gave this address away. */
export const receiptTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{54}$/u);

const dayMs = 24 * 60 * 60 * 1000;
/** A loan of which nobody ever said that it is over has a page for so many days at most. */
const longestLoanDays = 400;

/** What decides how long a receipt can be read by whoever has its address. */
export interface ReceiptLife {
  readonly kind: HandoverKind;
  readonly signedAt: string;
  /** Of a loan: when the last thing came back; null while something is out. */
  readonly backAt: string | null;
}

/** The moment from which a receipt's page is gone: some days after it was signed, or after a loan is over. */
export function receiptEndsAt({ kind, signedAt, backAt }: ReceiptLife, days: number): string {
  const signedMs = Date.parse(signedAt);
  const longestMs = signedMs + longestLoanDays * dayMs;
  if (kind !== 'loan') return new Date(signedMs + days * dayMs).toISOString();
  if (backAt === null) return new Date(longestMs).toISOString();
  return new Date(Math.min(longestMs, Date.parse(backAt) + days * dayMs)).toISOString();
}

/** One thing on a receipt as its borrower reads it. */
const receiptItemSchema = z.strictObject({
  name: z.string().max(160),
  tag: z.string().max(40),
  serial: z.string().max(200).nullable(),
  accessories: z.array(accessorySchema).max(mostAccessories),
  condition: z.string().max(500),
  /** At a return: what went out and did not come back. */
  missing: z.array(accessorySchema).max(mostAccessories),
  /** Until when it is lent, as it holds now; null when it is not lent. */
  dueOn: daySchema.nullable(),
  /** When it came back; null while it is out, and of what is not lent. */
  backAt: timestampSchema.nullable(),
  /** Left at a kiosk, and not looked at yet. */
  handedIn: z.boolean(),
});

/** What somebody has signed for, without a word of who he is. */
export const receiptPageSchema = z.strictObject({
  kind: handoverKindSchema,
  locale: localeSchema,
  at: timestampSchema,
  items: z.array(receiptItemSchema).max(mostHandoverItems),
  terms: z.strictObject({
    level: readingLevelSchema,
    /** What was signed, word for word. */
    text: z.string().max(4000),
    /** The same in easy words, in both languages; not what was signed. */
    easy: z.strictObject({ nl: z.string().max(4000), en: z.string().max(4000) }).nullable(),
  }),
  /** Where to bring it, and where to ask. */
  returnTo: z.strictObject({ name: z.string().max(80), where: z.string().max(120) }),
  /** Instructions that belong to these devices, by type. */
  packs: z.array(packDeviceSchema).max(10),
  seal: contentHashSchema,
  sealHolds: z.boolean(),
  endsAt: timestampSchema,
});
export type ReceiptPage = Readonly<z.infer<typeof receiptPageSchema>>;
