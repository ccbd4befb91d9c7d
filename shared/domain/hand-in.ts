import { z } from 'zod';
import { accessorySchema, type Accessory, mostAccessories } from './accessory.ts';
import { serialsOf } from './account-lock.ts';
import type { Fact } from './readout.ts';

/** How whoever brings something back says that it is, in one press. */
export const handInConditionSchema = z.enum(['good', 'worn', 'damaged', 'not-working']);
export type HandInCondition = z.infer<typeof handInConditionSchema>;

/**
 * What a visitor said at a kiosk of what he brings back. A claim: nobody of the desk has seen the device
 * yet (ADR 31).
 */
export const handInSchema = z.strictObject({
  condition: handInConditionSchema,
  /** What went out with it, each with how many of it are back; empty when the desk was not asked in time. */
  accessories: z.array(accessorySchema).max(mostAccessories),
});
export type HandIn = Readonly<z.infer<typeof handInSchema>>;

/** What a kiosk may show of a device that somebody has: never who. */
export const deviceOutSchema = z.strictObject({
  name: z.string().max(160),
  tag: z.string().max(40),
  /** What went out with it. */
  accessories: z.array(accessorySchema).max(mostAccessories),
});
export type DeviceOut = Readonly<z.infer<typeof deviceOutSchema>>;

/** What is back of what went out: each thing that is ticked whole, of the others none. */
export function accessoriesBack(
  out: readonly Accessory[],
  ticked: readonly string[],
): readonly Accessory[] {
  return out.map((each) => (ticked.includes(each.name) ? each : { ...each, count: 0 }));
}

export const mostDeviceCodes = 8;

/** By what a register may know a device that was read: its tag, its serial numbers, or a code on its label. */
export function codesOfDevice(facts: readonly Fact[]): readonly string[] {
  const labels = ['label.asset-tag', 'label.code'].flatMap((key) =>
    facts.filter((fact) => fact.key === key).map(({ value }) => value),
  );
  const codes = [...labels, ...serialsOf(facts)].filter(
    (code): code is string => typeof code === 'string' && code !== '' && code.length <= 80,
  );
  return [...new Set(codes)].slice(0, mostDeviceCodes);
}
