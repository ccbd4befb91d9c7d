import { z } from 'zod';
import { timestampSchema } from '../base/identifier.ts';
import { awaySchema } from '../domain/away-skill.ts';
import { expectedFields } from '../domain/closing-time.ts';
import { timeZoneSchema } from '../domain/desk-hours.ts';
import { mostShown, shownDisturbanceSchema } from '../domain/disturbance.ts';
import { localeSchema } from '../domain/locale.ts';
import { visitCodeSchema } from '../domain/ticket.ts';
import { closedBySchema, waitRangeSchema } from '../domain/wait-estimate.ts';
import type { RouteTable } from './route.ts';

/** What the wall shows. Codes only. */
export const boardSchema = z.strictObject({
  eventId: z.int().min(0),
  siteName: z.string().max(80),
  called: z
    .array(
      z.strictObject({
        visitCode: visitCodeSchema,
        counter: z.string().max(40),
        calledAt: timestampSchema,
        /** Grows with each call, so that a repeated call rings again. */
        calls: z.int().positive(),
        locale: localeSchema,
      }),
    )
    .max(12),
  waiting: z
    .array(
      z.strictObject({
        visitCode: visitCodeSchema,
        wait: waitRangeSchema,
        today: expectedFields.today,
        /** Who knows most about it is not at work. */
        away: awaySchema.optional(),
      }),
    )
    .max(40),
  waitingCount: z.int().min(0),
  wait: waitRangeSchema,
  ...expectedFields,
  closedBy: closedBySchema,
  /** How many of the latest visits waited as long as they were told; null while they are too few. */
  accuracy: z.strictObject({ visits: z.int().positive(), inside: z.int().min(0) }).nullable(),
  /** In which the desk keeps its hours: the wall tells times in it. */
  timeZone: timeZoneSchema.optional(),
  /** What is broken for many and known. */
  disturbances: z.array(shownDisturbanceSchema).max(mostShown).optional(),
});
export type Board = z.infer<typeof boardSchema>;

/** Which wall: a site by its id or short name; the first site when absent. */
export const boardQuerySchema = z.strictObject({ site: z.string().max(80).optional() });

/** The part of the desk contract that a wall asks for. */
export const boardRoutes = {
  'board.get': {
    method: 'GET',
    path: '/v1/board',
    access: 'public',
    summary:
      'What the wall of a site shows: codes, counters, waits. Its stream is /v1/board/events.',
    query: boardQuerySchema,
    response: boardSchema,
  },
} as const satisfies RouteTable;
