import { z } from 'zod';
import { foundAssetSchema } from '../../../shared/contract/handover-routes.ts';
import { uuidSchema } from '../../../shared/base/identifier.ts';
import { lockStateSchema } from '../../../shared/domain/account-lock.ts';
import { accessorySchema } from '../../../shared/domain/accessory.ts';
import {
  conditionSchema,
  handoverKindSchema,
  mostHandoverItems,
} from '../../../shared/domain/handover.ts';
import { daySchema } from '../../../shared/domain/report-details.ts';
import type { HandoverState } from './handover-state.ts';

const lineSchema = z.strictObject({
  found: foundAssetSchema,
  accessories: z.array(accessorySchema.extend({ ticked: z.boolean() })),
  words: z.string().max(2000),
  photos: conditionSchema.shape.photos,
  reading: conditionSchema.shape.reading,
  lock: lockStateSchema.nullable(),
});

/** What a tab keeps of a handover that is not signed yet. Never how somebody signs: he does that himself. */
const keptSchema = z.strictObject({
  /** Sent again after an answer that was lost, it is the same handover. */
  handoverId: uuidSchema,
  kind: handoverKindSchema,
  holder: z.strictObject({ name: z.string().max(120), staffNumber: z.string().nullable() }),
  lines: z.array(lineSchema).max(mostHandoverItems),
  poolId: z.string().nullable(),
  dueOn: daySchema.nullable(),
});
export type KeptHandover = Readonly<z.infer<typeof keptSchema>>;

/** The part of Storage that keeps it. */
export interface HandoverStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const keyOf = (address: string): string => `balie.console.handover ${address}`;

/** What this tab kept of the handover at an address, or null when that is nothing or damaged. */
export function keptHandover(storage: HandoverStorage, address: string): KeptHandover | null {
  let stored: unknown;
  try {
    stored = JSON.parse(storage.getItem(keyOf(address)) ?? 'null');
  } catch {
    // Damaged by somebody or something: there is nothing to take up.
    return null;
  }
  const parsed = keptSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}

/** Keeps it for this tab, through a reload; nothing that was put together is nothing to keep. */
export function keepHandover(
  storage: HandoverStorage,
  address: string,
  { kind, holder, lines }: Pick<HandoverState, 'kind' | 'holder' | 'lines'>,
  rest: Pick<KeptHandover, 'handoverId' | 'poolId' | 'dueOn'>,
): void {
  if (lines.length === 0 && holder.name.trim() === '') storage.removeItem(keyOf(address));
  else storage.setItem(keyOf(address), JSON.stringify({ ...rest, kind, holder, lines }));
}

export function forgetHandover(storage: HandoverStorage, address: string): void {
  storage.removeItem(keyOf(address));
}
