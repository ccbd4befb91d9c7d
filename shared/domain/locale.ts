import { z } from 'zod';

/** The languages in which the product is complete; Dutch first. */
export const localeSchema = z.enum(['nl', 'en']);
export type Locale = z.infer<typeof localeSchema>;

/** The tag of BCP 47 by which days, times and figures are written. `en` alone would be American. */
export const tagOf = { nl: 'nl-NL', en: 'en-GB' } as const satisfies Record<Locale, string>;
