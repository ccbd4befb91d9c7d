import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { timestampSchema, uuidSchema } from '../base/identifier.ts';
import { cleanText } from '../base/untrusted-text.ts';
import { holderSchema } from './holder.ts';
import { daySchema } from './report-details.ts';
import type { OpeningCalendar } from './service-level/business-time.ts';
import { weekdaySchema } from './service-level/calendar.ts';

const line = (longest: number) =>
  z
    .string()
    .max(longest * 4)
    .transform((text) => cleanText(text, longest))
    .pipe(z.string().min(1));

/** A pool lends models with one of these words in their name. */
export const mostPoolModels = 10;
export const mostPoolRoles = 20;

/** What a lead says of a pool of devices that are lent out. */
export const loanPoolFactsSchema = z.strictObject({
  name: line(60),
  /** Types of asset of which the pool lends what is ready. */
  assetTypes: z
    .array(z.string().regex(/^[a-z-]{1,30}$/u))
    .min(1)
    .max(10),
  /** Words of which one must stand in the name of the model; empty lends every model of these types. */
  models: z.array(line(60)).max(mostPoolModels),
  /** What people do here who may borrow; empty is everybody, guests too. */
  roles: z.array(line(60)).max(mostPoolRoles),
  /** Days that the desk is open. */
  longestDays: z.int().min(1).max(120),
  /** Only a lead lends from it. */
  needsLead: z.boolean(),
  /** How often and by how many open days a loan can be made longer. */
  extensions: z.strictObject({ most: z.int().min(0).max(10), days: z.int().min(1).max(60) }),
  /** A pool that is closed lends nothing new. */
  closed: z.boolean(),
});
export type LoanPoolFacts = Readonly<z.infer<typeof loanPoolFactsSchema>>;

export const loanPoolSchema = loanPoolFactsSchema.extend({
  poolId: uuidSchema,
  /** Devices that are ready now. */
  ready: z.int().min(0),
  /** Devices that are lent out now. */
  out: z.int().min(0),
});
export type LoanPool = Readonly<z.infer<typeof loanPoolSchema>>;

/** A device that somebody has for a while. */
export const loanSchema = z.strictObject({
  loanId: uuidSchema,
  handoverId: uuidSchema,
  ticketId: uuidSchema.nullable(),
  assetId: uuidSchema,
  tag: z.string().max(40),
  name: z.string().max(160),
  poolId: uuidSchema,
  poolName: z.string().max(60),
  holder: holderSchema,
  fromAt: timestampSchema,
  dueOn: daySchema,
  /** How often it was made longer. */
  extended: z.int().min(0),
  /** The day of the last reminder. */
  remindedOn: daySchema.nullable(),
  returnedAt: timestampSchema.nullable(),
});
export type Loan = Readonly<z.infer<typeof loanSchema>>;

/** Why somebody cannot borrow from a pool. */
export type LoanRefusal = 'closed' | 'role' | 'lead' | 'too-long';

/** Whether this may be lent until a day; the day is one that the desk is open, or the next is taken. */
export function refusalOfLoan(
  pool: LoanPoolFacts,
  wish: {
    /** What the borrower does here; null of a guest or of somebody of whom it is not known. */
    readonly role: string | null;
    readonly byLead: boolean;
    readonly today: string;
    readonly dueOn: string;
  },
  calendar: OpeningCalendar,
): LoanRefusal | null {
  if (pool.closed) return 'closed';
  if (!mayBorrow(pool, wish.role)) return 'role';
  if (pool.needsLead && !wish.byLead) return 'lead';
  return wish.dueOn < wish.today ||
    wish.dueOn > openDayAfter(calendar, wish.today, pool.longestDays)
    ? 'too-long'
    : null;
}

function mayBorrow({ roles }: LoanPoolFacts, role: string | null): boolean {
  if (roles.length === 0) return true;
  return role !== null && roles.some((each) => each.toLowerCase() === role.toLowerCase());
}

/** Until when a loan lasts after it was made longer, or null when it cannot be. */
export function extendedDueDay(
  loan: Pick<Loan, 'dueOn' | 'extended' | 'returnedAt'>,
  pool: LoanPoolFacts,
  today: string,
  calendar: OpeningCalendar,
): string | null {
  if (loan.returnedAt !== null || loan.extended >= pool.extensions.most) return null;
  // From today when it is late already: an extension that ends in the past helps nobody.
  const from = loan.dueOn < today ? today : loan.dueOn;
  return openDayAfter(calendar, from, pool.extensions.days);
}

/** A desk that is closed for longer than this many days in a row has no next open day. */
const furthestDays = 400;

/** The day after so many days on which the desk is open; 0 is the day itself, or the first open one after. */
export function openDayAfter(calendar: OpeningCalendar, day: string, count: number): string {
  let at = Temporal.PlainDate.from(day);
  let left = count;
  for (let looked = 0; looked < furthestDays + count * 7; looked += 1) {
    if (isOpenDay(calendar, at) && left <= 0) return at.toString();
    at = at.add({ days: 1 });
    if (isOpenDay(calendar, at)) left -= 1;
  }
  return at.toString();
}

/** A loan with the day on which it is to be back: the next on which the desk is open, where its own is closed. */
export function asDue<L extends Pick<Loan, 'dueOn'>>(loan: L, calendar: OpeningCalendar): L {
  return { ...loan, dueOn: openDayAfter(calendar, loan.dueOn, 0) };
}

/** The last day before this one on which the desk is open. */
export function openDayBefore(calendar: OpeningCalendar, day: string): string {
  let at = Temporal.PlainDate.from(day).subtract({ days: 1 });
  for (let looked = 0; looked < furthestDays && !isOpenDay(calendar, at); looked += 1) {
    at = at.subtract({ days: 1 });
  }
  return at.toString();
}

/** What was due before this day is late on `today`: what was due on closed days right before today is due today. */
export function lateBefore(calendar: OpeningCalendar, today: string): string {
  return Temporal.PlainDate.from(openDayBefore(calendar, today)).add({ days: 1 }).toString();
}

function isOpenDay(calendar: OpeningCalendar, day: Temporal.PlainDate): boolean {
  const weekday = weekdaySchema.options[day.dayOfWeek - 1];
  return (
    weekday !== undefined && calendar.week[weekday] !== null && !calendar.isClosed(day.toString())
  );
}

/** Whether somebody is to be reminded today: on the last open day before, and on the day itself. */
export function isReminderDay(
  loan: Pick<Loan, 'dueOn' | 'remindedOn' | 'returnedAt'>,
  today: string,
  calendar: OpeningCalendar,
): boolean {
  if (loan.returnedAt !== null || loan.remindedOn === today || today > loan.dueOn) return false;
  if (today === loan.dueOn) return true;
  // A desk that was off on the day before reminds on any day in between; who was reminded earlier is again.
  const before = openDayBefore(calendar, loan.dueOn);
  return today >= before && (loan.remindedOn === null || loan.remindedOn < before);
}

/** Days past the day on which it was due; 0 while there is time. */
export function daysLate({ dueOn }: Pick<Loan, 'dueOn'>, today: string): number {
  if (today <= dueOn) return 0;
  return Temporal.PlainDate.from(dueOn).until(Temporal.PlainDate.from(today), {
    largestUnit: 'day',
  }).days;
}

/** Whether a borrower who is late hears so today: the day after, then each week. */
export function isLateMailDay(loan: Pick<Loan, 'dueOn'>, today: string): boolean {
  const days = daysLate(loan, today);
  return days === 1 || (days > 0 && days % 7 === 0);
}
