import {
  type Calendar,
  type DayHours,
  type Weekday,
  calendarSchema,
} from '../../../shared/domain/service-level/calendar.ts';
import {
  type ServiceTerms,
  type Targets,
  targetsSchema,
} from '../../../shared/domain/service-level/terms.ts';
import type { ReportType } from '../../../shared/domain/report-type.ts';

/** Terms while somebody changes them; they need not make sense yet. */
export interface TermsDraft {
  /** Of the desk. */
  readonly calendar: Calendar;
  /** Site → its own, of those that do not follow the desk: so colleagues can change one each. */
  readonly sites: Readonly<Record<string, Calendar>>;
  readonly targets: Targets;
}

export function draftOf({ calendar, siteCalendars = [], targets }: ServiceTerms): TermsDraft {
  const sites = siteCalendars.map((each) => [each.siteId, each.calendar] as const);
  return { calendar, sites: Object.fromEntries(sites), targets };
}

/** What the desk is sent. */
export function termsOf({ calendar, sites, targets }: TermsDraft) {
  const siteCalendars = Object.entries(sites).map(([siteId, own]) => ({ siteId, calendar: own }));
  return { calendar, siteCalendars, targets };
}

/** The same with a calendar for a site, or without one: then it follows the desk. */
export function withSite(
  { sites, ...draft }: TermsDraft,
  siteId: string,
  calendar: Calendar | null,
): TermsDraft {
  if (calendar !== null) return { ...draft, sites: { ...sites, [siteId]: calendar } };
  const others = Object.entries(sites).filter(([each]) => each !== siteId);
  return { ...draft, sites: Object.fromEntries(others) };
}

export const priorities = ['1', '2', '3', '4', '5'] as const;
export type PriorityKey = (typeof priorities)[number];

/** What a day opens with when it was closed. */
const usualOpening = { from: '08:30', until: '17:00' };

export function withDay(
  calendar: Calendar,
  day: Weekday,
  opening: Calendar['week'][Weekday],
): Calendar {
  return { ...calendar, week: { ...calendar.week, [day]: opening } };
}

/** What a break is when it is added: at noon, or the first of these that no other break stands in the way of. */
const usualBreaks = [
  { from: '12:00', until: '13:00' },
  { from: '15:00', until: '15:15' },
  { from: '10:00', until: '10:15' },
] as const;
type Break = NonNullable<DayHours['breaks']>[number];

/** The hours of a day with one more break, in order of time. */
export function withBreak(hours: DayHours): DayHours {
  const { breaks = [] } = hours;
  const isFree = (usual: Break) =>
    breaks.every(({ from, until }) => until <= usual.from || usual.until <= from);
  const added = usualBreaks.find(isFree) ?? usualBreaks[0];
  return {
    ...hours,
    breaks: [...breaks, added].toSorted((one, other) => (one.from < other.from ? -1 : 1)),
  };
}

/** The hours of a day with another break in that place, or without it. */
export function withOtherBreak(
  { breaks = [], ...hours }: DayHours,
  place: number,
  change: Partial<Break> | null,
): DayHours {
  const others = breaks.flatMap((each, at) =>
    at !== place ? [each] : change === null ? [] : [{ ...each, ...change }],
  );
  // A day without breaks is kept as it always was.
  return others.length === 0 ? hours : { ...hours, breaks: others };
}

export function withDayOpen(calendar: Calendar, day: Weekday, open: boolean): Calendar {
  return withDay(calendar, day, open ? usualOpening : null);
}

/** A target of one kind of ticket in whole minutes; what is no number counts as 0 and is refused. */
export function withTarget(
  draft: TermsDraft,
  reportType: ReportType,
  priority: PriorityKey,
  field: 'responseMinutes' | 'resolutionMinutes',
  text: string,
): TermsDraft {
  const { targets } = draft;
  const target = { ...targets[reportType][priority], [field]: Math.trunc(Number(text)) || 0 };
  return {
    ...draft,
    targets: { ...targets, [reportType]: { ...targets[reportType], [priority]: target } },
  };
}

/** What the desk would refuse, and of which site when it is the hours of one; null when all is well. */
export function troubleOf(
  draft: TermsDraft,
): { readonly part: 'hours' | 'targets'; readonly siteId: string | null } | null {
  const isWrong = (calendar: Calendar) => !calendarSchema.safeParse(calendar).success;
  if (isWrong(draft.calendar)) return { part: 'hours', siteId: null };
  const site = Object.entries(draft.sites).find(([, calendar]) => isWrong(calendar));
  if (site !== undefined) return { part: 'hours', siteId: site[0] };
  return targetsSchema.safeParse(draft.targets).success ? null : { part: 'targets', siteId: null };
}
