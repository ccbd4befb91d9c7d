import { z } from 'zod';
import { cleanText } from '../base/untrusted-text.ts';

export const mostAccessories = 12;

/** What goes along with a device; a count of 0 is what should be there and is not. */
export const accessorySchema = z.strictObject({
  name: z
    .string()
    .max(240)
    .transform((text) => cleanText(text, 60))
    .pipe(z.string().min(1)),
  count: z.int().min(0).max(20),
});
export type Accessory = Readonly<z.infer<typeof accessorySchema>>;

/** What went out and did not come back, by name; a name counts whatever its capitals. */
export function missingAccessories(
  out: readonly Accessory[],
  back: readonly Accessory[],
): readonly Accessory[] {
  const came = countsOf(back);
  return [...countsOf(out)].flatMap(([key, { name, count }]) => {
    const missing = count - (came.get(key)?.count ?? 0);
    return missing > 0 ? [{ name, count: missing }] : [];
  });
}

function countsOf(list: readonly Accessory[]): ReadonlyMap<string, Accessory> {
  const counts = new Map<string, Accessory>();
  for (const { name, count } of list) {
    const key = name.toLowerCase();
    counts.set(key, { name, count: count + (counts.get(key)?.count ?? 0) });
  }
  return counts;
}
