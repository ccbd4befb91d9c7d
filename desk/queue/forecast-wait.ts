import type { WaitRange } from '../../shared/domain/wait-estimate.ts';
import type { PlannedChange } from './planned-changes.ts';
import type { ServiceTime } from './service-times.ts';

/** What a forecast rests on. */
export interface WaitBasis {
  readonly peopleAhead: number;
  /** Service times of those who are ahead, or of as many of them as tell enough. */
  readonly ahead: readonly ServiceTime[];
  /** Technicians who serve this queue; 0 while all of them have a break, whose end is planned. */
  readonly serving: number;
  /** Minutes until each of them who is busy is expected to be free. */
  readonly busyFor: readonly number[];
  /** Who is planned to come, back from a break too, or to stop, soonest first. */
  readonly planned: readonly PlannedChange[];
  /** How much wider than the model's own spread a range has to be, learnt from promises that were kept. */
  readonly width: number;
}

/** The share of waits that a range is made to hold, a little more than the 80 % that is promised. */
export const heldShare = 0.86;

/** A normal variable stays within so many standard deviations in that share of cases. */
const deviations = 1.476;
/** What nobody models: reading the card, the walk to the counter. */
const ownSpread = 0.2;
/** The same of a time in which nobody serves: who has a break comes back a little sooner or later. */
const awaySpread = 0.1;
/** The narrowest range that is worth saying, in minutes. */
const narrowest = 2;
/**
 * The wait as a range that holds it in `heldShare` of cases. The visitor is served at the k-th
 * departure from now, k = busy + ahead - serving + 1, and departures come at the rate of the
 * technicians together. Waits are skewed, so the range is that of a lognormal distribution with the
 * same mean and variance. Those who may come later and be served first are left out: counting on them
 * made forecasts worse (`npm run bench -- queue`).
 */
export function forecastWait(basis: WaitBasis): WaitRange {
  const { median, spread } = forecast(basis);
  const reach = deviations * spread * basis.width;
  const fromMinutes = Math.floor(median * Math.exp(-reach));
  const toMinutes = Math.ceil(median * Math.exp(reach));
  return { fromMinutes, toMinutes: Math.max(toMinutes, fromMinutes + narrowest) };
}

function forecast(basis: WaitBasis): { readonly median: number; readonly spread: number } {
  const { serving } = basis;
  const busy = basis.busyFor.slice(0, serving);
  const before = busy.length + basis.peopleAhead;
  const departures = before - serving + 1;
  if (departures <= 0) return { median: 0, spread: 0 };
  const meanAhead = sum(basis.ahead.map((time) => time.mean)) / Math.max(1, basis.ahead.length);
  const each = before === 0 ? 0 : (sum(busy) + basis.peopleAhead * meanAhead) / before;
  const { minutes: mean, away } = minutesUntil(departures, each, serving, basis.planned);
  if (mean === 0) return { median: 0, spread: 0 };
  const variation = variationOf(basis.ahead, each);
  // One technician's departures are as regular as his visits; those of many together come at random.
  const irregular = variation + (1 - variation) * (1 - 1 / Math.max(1, serving));
  const served = 1 - away / mean;
  const relative =
    (Math.max(0, irregular) / departures + ownSpread ** 2) * served ** 2 +
    (awaySpread * (1 - served)) ** 2;
  const spread = Math.sqrt(Math.log(1 + relative));
  return { median: mean / Math.sqrt(1 + relative), spread };
}

/**
 * Minutes until so many departures, while people come and go, and how many of them nobody serves. Who
 * comes takes somebody at once, as at a departure; the last departure of who goes takes nobody. When all are
 * planned to go and nobody to come, the last one is taken to stay.
 */
function minutesUntil(
  departures: number,
  each: number,
  serving: number,
  planned: readonly PlannedChange[],
): { readonly minutes: number; readonly away: number } {
  const lastComes = planned.findLastIndex(({ by }) => by === 1);
  let left = departures;
  let people = serving;
  let now = 0;
  let away = 0;
  for (const [at, { inMinutes, by }] of planned.entries()) {
    if (people === 0) away += inMinutes - now;
    else {
      const doneBy = now + (left * each) / people;
      if (doneBy <= inMinutes) return { minutes: doneBy, away };
      left -= (people * (inMinutes - now)) / each;
    }
    now = inMinutes;
    if (people + by < 1 && at > lastComes) break;
    people = Math.max(0, people + by);
    left -= by;
    if (left <= 0) return { minutes: now, away };
  }
  return { minutes: now + (left * each) / Math.max(1, people), away };
}

/** Variance over squared mean of the visits ahead; of an exponential one when there is none. */
function variationOf(ahead: readonly ServiceTime[], each: number): number {
  if (ahead.length === 0 || each === 0) return 1;
  const variance = sum(ahead.map((time) => time.variance)) / ahead.length;
  return Math.min(1.5, variance / each ** 2);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
