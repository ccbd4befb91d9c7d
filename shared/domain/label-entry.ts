import { z } from 'zod';
import { cleanText } from '../base/untrusted-text.ts';
import { longestLabelText } from './identifiers/label-reading.ts';

/** How a text came off a label. */
export const labelWaySchema = z.enum(['camera', 'scanner', 'typed']);
export type LabelWay = z.infer<typeof labelWaySchema>;

/** One code or line of a label, as it was read. */
export const labelEntrySchema = z.strictObject({
  text: z
    .string()
    .max(longestLabelText * 4)
    .transform((text) => cleanText(text, longestLabelText))
    .pipe(z.string().min(1)),
  way: labelWaySchema,
});
export type LabelEntry = z.infer<typeof labelEntrySchema>;

/** A label has a handful of codes; more are a mistake. */
export const mostLabelEntries = 8;
