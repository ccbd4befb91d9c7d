import { z } from 'zod';
import { uuidSchema } from '../base/identifier.ts';
import { cleanText } from '../base/untrusted-text.ts';
import { ticketFilterSchema } from './ticket-filter.ts';

/** Saved views of one account at most, and as many that are shared. */
export const mostViews = 30;

/** The lists that everybody has; `archive` is everything ever reported, newest first. */
export const listNameSchema = z.enum(['waiting', 'mine', 'held', 'verify', 'all', 'archive']);
export type ListName = z.infer<typeof listNameSchema>;

/** An address of the list of tickets: which list, by what it is narrowed, and words. */
export const viewSearchSchema = ticketFilterSchema.extend({
  view: listNameSchema.optional(),
  q: z.string().max(200).optional(),
  order: z.enum(['newest', 'relevance']).optional(),
  /** Of which site, or all; where somebody looks when it is left out. */
  site: z.union([z.literal('all'), uuidSchema]).optional(),
});

/** A list under a name. */
export const savedViewSchema = z.strictObject({
  viewId: uuidSchema,
  name: z
    .string()
    .max(200)
    .transform((text) => cleanText(text, 40))
    .pipe(z.string().min(1).max(40)),
  search: viewSearchSchema,
  /** Everybody has it; a lead looks after it. */
  shared: z.boolean(),
});
export type SavedView = z.infer<typeof savedViewSchema>;
