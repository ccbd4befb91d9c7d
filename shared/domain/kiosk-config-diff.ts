import { z } from 'zod';
import type { KioskConfig } from './kiosk-config.ts';

const leafSchema = z.union([
  z.string().max(400),
  z.number(),
  z.null(),
  z.array(z.string().max(60)).max(40),
]);
type Leaf = z.infer<typeof leafSchema>;

/** One field that differs between two configurations. */
export const configChangeSchema = z.strictObject({
  /** Names of fields with dots between them, such as `idle.goodbyeSeconds`. */
  path: z.string().max(80),
  from: leafSchema,
  to: leafSchema,
});
export type ConfigChange = z.infer<typeof configChangeSchema>;
/** More fields than a configuration has. */
export const mostConfigChanges = 60;

/** What differs, in the order of the schema. A list is one field: its order is what it says. */
export function configDiff(from: KioskConfig, to: KioskConfig): ConfigChange[] {
  const after = new Map(leavesOf(to, ''));
  return leavesOf(from, '').flatMap(([path, before]) => {
    const now = after.get(path) ?? null;
    return JSON.stringify(before) === JSON.stringify(now) ? [] : [{ path, from: before, to: now }];
  });
}

function leavesOf(value: object, before: string): [string, Leaf][] {
  return Object.entries(value).flatMap(([name, field]: [string, unknown]): [string, Leaf][] => {
    const path = `${before}${name}`;
    const leaf = leafSchema.safeParse(field);
    if (leaf.success) return [[path, leaf.data]];
    // A configuration has nothing but leaves and objects of them.
    return leavesOf(field as object, `${path}.`);
  });
}
