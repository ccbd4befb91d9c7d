import { openDayAfter } from './loan.ts';
import type { OpeningCalendar } from './service-level/business-time.ts';

/**
 * Since which day a supplier is late: the first open day after the one that he promised, since on a day on which
 * nobody is at the desk nothing can come back. Null while he has time, or promised no day.
 */
export function supplierLateSince(
  expectedOn: string | null,
  today: string,
  calendar: OpeningCalendar,
): string | null {
  if (expectedOn === null || expectedOn >= today) return null;
  const since = openDayAfter(calendar, openDayAfter(calendar, expectedOn, 0), 1);
  return since <= today ? since : null;
}

/** Whether he is late for so long that the leads hear of it: an open day after his owner did. */
export function isLateForLeads(since: string, today: string, calendar: OpeningCalendar): boolean {
  return openDayAfter(calendar, since, 1) <= today;
}
