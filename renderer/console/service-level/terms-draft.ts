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
  readonly calendar: Calendar;
  readonly targets: Targets;
}

export function draftOf({ calendar, targets }: ServiceTerms): TermsDraft {
  return { calendar, targets };
}

export const priorities = ['1', '2', '3', '4', '5'] as const;
export type PriorityKey = (typeof priorities)[number];

/** What a day opens with when it was closed. */
const usualOpening = { from: '08:30', until: '17:00' };

export function withDay(
  draft: TermsDraft,
  day: Weekday,
  opening: Calendar['week'][Weekday],
): TermsDraft {
  const { calendar } = draft;
  return { ...draft, calendar: { ...calendar, week: { ...calendar.week, [day]: opening } } };
}

/** What a break is when it is added. */
const usualBreak = { from: '12:00', until: '13:00' };

/** The hours of a day with one more break. */
export function withBreak(hours: DayHours): DayHours {
  return { ...hours, breaks: [...(hours.breaks ?? []), usualBreak] };
}

/** The hours of a day with another break in that place, or without it. */
export function withOtherBreak(
  { breaks = [], ...hours }: DayHours,
  place: number,
  change: Partial<typeof usualBreak> | null,
): DayHours {
  const others = breaks.flatMap((each, at) =>
    at !== place ? [each] : change === null ? [] : [{ ...each, ...change }],
  );
  // A day without breaks is kept as it always was.
  return others.length === 0 ? hours : { ...hours, breaks: others };
}

export function withDayOpen(draft: TermsDraft, day: Weekday, open: boolean): TermsDraft {
  return withDay(draft, day, open ? usualOpening : null);
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

/** What the desk would refuse, as a key of the catalogue; null when all is well. */
export function troubleOf(draft: TermsDraft): 'hours' | 'targets' | null {
  if (!calendarSchema.safeParse(draft.calendar).success) return 'hours';
  return targetsSchema.safeParse(draft.targets).success ? null : 'targets';
}
