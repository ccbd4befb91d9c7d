import type { APIRequestContext } from '@playwright/test';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import { weekdaySchema } from '../../../shared/domain/service-level/calendar.ts';
import type { Desk } from './desk.ts';

const dayMs = 24 * 60 * 60 * 1000;
const allDay = { from: '00:00', until: '24:00' };
const office = { from: '08:30', until: '17:00' };
const soonMs = 25 * 60 * 1000;

/** When a desk is open: around the clock, on one day only that begins days from now, or hardly any more today. */
export type StoryHours = 'always' | 'later-this-week' | 'closes-soon';

/** Changes when a desk is open. */
export async function setOpeningHours(
  lead: APIRequestContext,
  desk: Desk,
  hours: StoryHours,
): Promise<void> {
  const { path, response } = deskContract['service-terms.get'];
  const address = new URL(path, desk.url).href;
  const terms = response.parse(await (await lead.get(address)).json());
  // Sunday is the first day of getUTCDay, Monday of ours.
  const openDay = weekdaySchema.options.at((new Date(Date.now() + 3 * dayMs).getUTCDay() + 6) % 7);
  const openingOn = (day: string) => {
    if (hours === 'always') return allDay;
    if (hours === 'later-this-week') return day === openDay ? office : null;
    const [today, until] = localTime(terms.calendar.timeZone, Date.now() + soonMs);
    return day === today ? { from: '00:00', until } : office;
  };
  const reply = await lead.put(address, {
    headers: { origin: desk.url },
    data: {
      version: terms.version,
      targets: terms.targets,
      calendar: {
        ...terms.calendar,
        week: Object.fromEntries(weekdaySchema.options.map((day) => [day, openingOn(day)])),
        holidays: false,
      },
    },
  });
  if (!reply.ok()) throw new Error(await reply.text());
}

/** The day of the week and the time of day in a zone. */
function localTime(timeZone: string, ms: number): readonly [string, string] {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  const name = (parts.get('weekday') ?? '').toLowerCase();
  const day = weekdaySchema.options.find((each) => each.startsWith(name)) ?? '';
  return [day, `${parts.get('hour') ?? ''}:${parts.get('minute') ?? ''}`];
}
