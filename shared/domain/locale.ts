import { z } from 'zod';

/** The languages in which the product is complete; Dutch first. */
export const localeSchema = z.enum(['nl', 'en']);
export type Locale = z.infer<typeof localeSchema>;
