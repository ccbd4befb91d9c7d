import type { Kysely } from 'kysely';
import { z } from 'zod';
import { receiptSchema } from '../../shared/contract/kiosk-contract.ts';
import { localeSchema } from '../../shared/domain/locale.ts';
import { type TicketIntake, ticketIntakeSchema } from '../../shared/domain/ticket.ts';
import type { KioskTables, OutboxTable } from './tables.ts';

/** What a visitor took away: the receipt as stored, with what a second slip needs. */
export const takeAwaySchema = receiptSchema
  .omit({ statusQrSvg: true, printer: true })
  .extend({ locale: localeSchema, deviceName: z.string().max(170).nullable() });
export type TakeAway = Readonly<z.infer<typeof takeAwaySchema>>;

/** A ticket that the desk has to get, exactly as it was built at submit. */
export interface Delivery {
  readonly visitId: string;
  readonly intake: TicketIntake;
  readonly shown: OutboxTable['shown'];
  readonly attempts: number;
}

/** A delivery, or the id of one whose row cannot be read any more. */
export type DueDelivery =
  Delivery | { readonly visitId: string; readonly damaged: true; readonly attempts: number };

/** The contract has four digits; more visits than this on one day are beyond any kiosk. */
export const largestNumber = 9999;

/** The last number given on this day; 0 before the first. */
export async function lastNumber(db: Kysely<KioskTables>, day: string): Promise<number> {
  const row = await db
    .selectFrom('code_counter')
    .select('last')
    .where('day', '=', day)
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** Remembers it; other days are forgotten. */
export async function keepNumber(
  db: Kysely<KioskTables>,
  day: string,
  last: number,
): Promise<void> {
  await db.deleteFrom('code_counter').where('day', '<>', day).execute();
  await db
    .insertInto('code_counter')
    .values({ day, last })
    .onConflict((conflict) => conflict.column('day').doUpdateSet({ last }))
    .execute();
}

/** Keeps what a visitor took away; a later, better one takes its place. */
export async function keepReceipt(
  db: Kysely<KioskTables>,
  takeAway: TakeAway,
  nowMs: number,
): Promise<void> {
  const document = JSON.stringify(takeAway);
  await db
    .insertInto('receipt')
    .values({ visit_id: takeAway.visitId, made_at: nowMs, document })
    .onConflict((conflict) => conflict.column('visit_id').doUpdateSet({ document }))
    .execute();
}

export function deliveryFrom(row: OutboxTable): DueDelivery {
  const intake = parseIntake(row.document);
  return intake === null
    ? { visitId: row.visit_id, damaged: true, attempts: row.attempts }
    : { visitId: row.visit_id, intake, shown: row.shown, attempts: row.attempts };
}

/** Total: any text gives an intake or null. */
export function parseIntake(document: string): TicketIntake | null {
  try {
    return ticketIntakeSchema.safeParse(JSON.parse(document)).data ?? null;
  } catch {
    // Not JSON: the same as any other damage.
    return null;
  }
}

/** Total: any text gives a receipt or null. */
export function parseTakeAway(document: string): TakeAway | null {
  try {
    return takeAwaySchema.safeParse(JSON.parse(document)).data ?? null;
  } catch {
    // Not JSON: the same as any other damage.
    return null;
  }
}
