import { z } from 'zod';
import { problemSchema } from '../domain/problem.ts';
import { queueItemSchema } from '../domain/ticket.ts';
import type { RouteTable } from './route.ts';

/** What is found beside tickets, in the order in which it is shown. */
export const foundKinds = [
  'person',
  'asset',
  'file',
  'instruction',
  'procedure',
  'problem',
  'disturbance',
  'licence',
  'right',
  'grant',
  'consumable',
  'supplier',
  'group',
  'account',
  'text',
  'kiosk',
  'site',
] as const;
export type FoundKind = (typeof foundKinds)[number];

/** So many of each kind at most, the best. */
export const mostFound = 5;

const line = z.string().max(200);

/** One thing that fits what was typed. Its words and its page are the console's. */
export const foundSchema = z.strictObject({
  kind: z.enum(foundKinds),
  /** Its own; of a file that of its ticket. */
  id: z.string().min(1).max(120),
  title: z.strictObject({ nl: line, en: line }),
  /** How it stands or what it is, as a code of its kind; null where there is none. */
  code: z.string().max(40).nullable(),
  /** What else tells it from others, as it was written; empty when nothing does. */
  more: line,
  /** Of a problem: a proposed one is called by what its tickets share. */
  alike: problemSchema.shape.alike.optional(),
});
export type Found = z.infer<typeof foundSchema>;

/** The part of the desk contract by which everything is found with a few letters. */
export const findRoutes = {
  'find.all': {
    method: 'GET',
    path: '/v1/find',
    access: 'staff',
    summary:
      'The tickets and other things that fit a few words best, a handful of each kind that the asker may see. Words may be beginnings.',
    query: z.strictObject({
      q: z.string().max(200),
      /** Codes of findings that are called so, with a comma between them: what helps with these is found too. */
      findings: z
        .string()
        .max(320)
        .regex(/^[a-z0-9-]+(?:,[a-z0-9-]+){0,4}$/u)
        .optional(),
    }),
    response: z.strictObject({
      /** Newest first. */
      tickets: z.array(queueItemSchema).max(mostFound),
      /** By kind, and the best of each first. */
      found: z.array(foundSchema).max(foundKinds.length * mostFound),
    }),
  },
} as const satisfies RouteTable;
