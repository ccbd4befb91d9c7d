import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { cleanText } from '../base/untrusted-text.ts';
import { parseEan } from './identifiers/ean.ts';

const line = (longest: number) =>
  z
    .string()
    .max(longest * 4)
    .transform((text) => cleanText(text, longest));

/** More of one thing than this lies in no cupboard of a desk. */
export const mostInStock = 10_000;

/** The barcode on the box: digits whose check digit fits. */
export const eanSchema = z
  .string()
  .max(40)
  .transform((text, context) => {
    const parsed = parseEan(text);
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: parsed.fault.detail });
    return z.NEVER;
  });

/** What is said of a thing that is used up. */
export const consumableFactsSchema = z.strictObject({
  name: line(80).pipe(z.string().min(1)),
  /** Null when it has none: then it is found by name. */
  ean: eanSchema.nullable(),
  /** Where it lies. */
  site: line(60),
  /** So few or fewer are too few. */
  reorderAt: z.int().min(0).max(mostInStock),
  closed: z.boolean(),
});
export type ConsumableFacts = Readonly<z.infer<typeof consumableFactsSchema>>;

export const consumableSchema = z.strictObject({
  ...consumableFactsSchema.shape,
  ean: z.string().max(14).nullable(),
  itemId: uuidSchema,
  stock: z.int().min(0).max(mostInStock),
});
export type Consumable = Readonly<z.infer<typeof consumableSchema>>;

/** Why the stock changed: handed out, came in, or was counted anew. */
export const stockReasonSchema = z.enum(['handed-out', 'received', 'counted']);
export type StockReason = z.infer<typeof stockReasonSchema>;

/** One line of the stock book; only ever added. */
export const stockMovementSchema = z.strictObject({
  /** 1 for the first of an item, then one by one. */
  sequence: z.int().positive(),
  reason: stockReasonSchema,
  /** Negative when it left. */
  change: z.int(),
  /** What was left after it. */
  stock: z.int().min(0),
  at: timestampSchema,
  actor: z.string().max(120),
  /** To whom, by name or the number of a ticket. */
  to: z.string().max(120).nullable(),
  words: z.string().max(300).nullable(),
});
export type StockMovement = Readonly<z.infer<typeof stockMovementSchema>>;

/** The stock after a change, or null when there would be less than none or more than fits. */
export function stockAfter(stock: number, change: number): number | null {
  const after = stock + change;
  return after < 0 || after > mostInStock ? null : after;
}

/** Whether so little is left that more must be ordered. */
export function isLow({
  stock,
  reorderAt,
  closed,
}: Pick<Consumable, 'stock' | 'reorderAt' | 'closed'>) {
  return !closed && stock <= reorderAt;
}
