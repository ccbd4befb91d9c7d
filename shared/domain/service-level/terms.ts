import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../../base/identifier.ts';
import type { Priority } from '../priority.ts';
import { type ReportType, reportTypeSchema } from '../report-type.ts';
import { mostSites } from '../site.ts';
import { type Calendar, calendarSchema } from './calendar.ts';

const minutesSchema = z.int().min(1).max(525_600);

/** Within how many minutes of opening time work begins and is done. */
export const targetSchema = z
  .strictObject({ responseMinutes: minutesSchema, resolutionMinutes: minutesSchema })
  .refine(
    ({ responseMinutes, resolutionMinutes }) => responseMinutes <= resolutionMinutes,
    'Work begins before it is done',
  );
export type Target = z.infer<typeof targetSchema>;

/** A target for each type of report and each priority. */
export const targetsSchema = z.record(
  reportTypeSchema,
  z.record(z.enum(['1', '2', '3', '4', '5']), targetSchema),
);
export type Targets = Readonly<z.infer<typeof targetsSchema>>;

/** Sites that have a calendar of their own; the others follow that of the desk. */
export const siteCalendarsSchema = z
  .array(z.strictObject({ siteId: uuidSchema, calendar: calendarSchema }))
  .max(mostSites)
  .refine(
    (sites) => new Set(sites.map(({ siteId }) => siteId)).size === sites.length,
    'A site has one calendar',
  );
export type SiteCalendars = Readonly<z.infer<typeof siteCalendarsSchema>>;

/**
 * What was agreed from a moment on. Every change is a new version; a ticket keeps the version under
 * which it arrived (ADR 15).
 */
export const serviceTermsSchema = z.strictObject({
  version: z.int().positive(),
  since: timestampSchema,
  /** Who changed it; null for what a desk starts with. */
  by: z.string().max(120).nullable(),
  /** Of the desk. */
  calendar: calendarSchema,
  /** Absent when every site follows the desk. */
  siteCalendars: siteCalendarsSchema.optional(),
  targets: targetsSchema,
});
export type ServiceTerms = Readonly<z.infer<typeof serviceTermsSchema>>;

/** When a site is open: by its own calendar, else by that of the desk. */
export function calendarAt(
  { calendar, siteCalendars = [] }: Pick<ServiceTerms, 'calendar' | 'siteCalendars'>,
  siteId: string,
): Calendar {
  return siteCalendars.find((each) => each.siteId === siteId)?.calendar ?? calendar;
}

/** The target of one kind of ticket. */
export function targetOf(targets: Targets, reportType: ReportType, priority: Priority): Target {
  return targets[reportType][`${priority}`];
}
