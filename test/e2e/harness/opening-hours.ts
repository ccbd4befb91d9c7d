import type { APIRequestContext } from '@playwright/test';
import { deskContract } from '../../../shared/contract/desk-contract.ts';
import { weekdaySchema } from '../../../shared/domain/service-level/calendar.ts';
import type { Desk } from './desk.ts';

const dayMs = 24 * 60 * 60 * 1000;
const allDay = { from: '00:00', until: '24:00' };
const office = { from: '08:30', until: '17:00' };

/** Opens a desk around the clock, or on one day only that begins days from now. */
export async function setOpeningHours(
  lead: APIRequestContext,
  desk: Desk,
  hours: 'always' | 'later-this-week',
): Promise<void> {
  const { path, response } = deskContract['service-terms.get'];
  const address = new URL(path, desk.url).href;
  const terms = response.parse(await (await lead.get(address)).json());
  // Sunday is the first day of getUTCDay, Monday of ours.
  const openDay = weekdaySchema.options.at((new Date(Date.now() + 3 * dayMs).getUTCDay() + 6) % 7);
  const openingOn = (day: string) =>
    hours === 'always' ? allDay : day === openDay ? office : null;
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
