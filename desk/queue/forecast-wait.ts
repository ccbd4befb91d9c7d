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
  /** Minutes from the end of a visit to the beginning of the next one. */
  readonly between: number;
  /** The share of those who will be called before him that is still to come, and more urgent. */
  readonly overtaking: number;
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
 * The wait as a range that holds it in `heldShare` of cases, with in its middle what it comes to in half of them:
 * that is how a range is read. The visitor is served at the k-th departure from now, k = busy + ahead - serving + 1,
 * and at as many more as there are visitors still to come who are more urgent. Departures come at the rate of the
 * technicians together. Waits are skewed, so how many it takes is a lognormal distribution with the same mean and
 * variance; what is planned moves each of its moments.
 */
export function forecastWait(basis: WaitBasis): WaitRange {
  const { serving, peopleAhead, ahead } = basis;
  const busy = basis.busyFor.slice(0, serving);
  const before = busy.length + peopleAhead;
  const departures = before - serving + 1;
  if (departures <= 0) return { fromMinutes: 0, toMinutes: narrowest };
  const meanAhead = sum(ahead.map((time) => time.mean)) / Math.max(1, ahead.length);
  const each = before === 0 ? 0 : (sum(busy) + peopleAhead * meanAhead) / before + basis.between;
  const spread = spreadOf(basis, departures, each);
  const median = (departures / (1 - basis.overtaking)) * Math.exp(-(spread ** 2) / 2);
  const reach = deviations * spread * basis.width;
  const after = (by: number) => minutesUntil(median * Math.exp(by), each, serving, basis.planned);
  const middle = after(0);
  const half =
    (after(reach).minutes - after(-reach).minutes) / 2 + awaySpread * basis.width * middle.away;
  const fromMinutes = Math.max(0, Math.floor(middle.minutes - half));
  return {
    fromMinutes,
    toMinutes: Math.max(Math.ceil(middle.minutes + half), fromMinutes + narrowest),
  };
}

/** How far the logarithm of so many departures strays. */
function spreadOf({ ahead, serving }: WaitBasis, departures: number, each: number): number {
  const variation = variationOf(ahead, each);
  // One technician's departures are as regular as his visits; those of many together come at random.
  const irregular = variation + (1 - variation) * (1 - 1 / Math.max(1, serving));
  return Math.sqrt(Math.log(1 + Math.max(0, irregular) / departures + ownSpread ** 2));
}

/**
 * Minutes until so many departures, while people come and go, and how many of them nobody serves. Who comes
 * takes somebody at once, as at a departure; who goes ends his visit first, so that who was away for as long as
 * one takes comes back to a new one. When all are planned to go and nobody to come, the last one is taken to stay.
 */
function minutesUntil(
  departures: number,
  each: number,
  serving: number,
  planned: readonly PlannedChange[],
): { readonly minutes: number; readonly away: number } {
  const lastComes = planned.findLastIndex(({ by }) => by === 1);
  const goneAt: number[] = [];
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
    if (by === -1) goneAt.push(now);
    else left -= Math.min(1, (now - (goneAt.shift() ?? -Infinity)) / each);
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
