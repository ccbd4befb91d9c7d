import type { Skill } from '../../shared/domain/skill.ts';
import type { WaitRange } from '../../shared/domain/wait-estimate.ts';
import type { RunningVisit } from '../store/pace-store.ts';
import { awaySkills } from './away-skills.ts';
import { type Helpers, helpersFor, shareOf } from './by-skill.ts';
import { type DeskBreak, breaksAfter, openMinutes, overBreaks } from './desk-breaks.ts';
import { type WaitBasis, forecastWait } from './forecast-wait.ts';
import type { Pace } from './pace.ts';
import { peopleHere } from './people-here.ts';
import { plannedAfter, plannedBy } from './planned-changes.ts';
import type { Ahead } from './waiting-index.ts';
import { whoServes } from './who-serves.ts';

/** From when a wait is reckoned, and how wide ranges have to be. */
export interface Reckoned {
  readonly nowMs: number;
  /** When the desk opens; null while it is open. */
  readonly opensAtMs: number | null;
  readonly width: number;
}

/**
 * The wait behind these people, from now on or from when the desk opens: nobody is called before, nor in a break
 * of the desk, and who is planned serves then. Of those only who can help him count, unless everybody together
 * comes to him sooner: who helps nobody else by then calls him too. Who waits for somebody that comes later is
 * left to him.
 */
export function rangeBehind(pace: Pace, ahead: Ahead, moment: Reckoned): WaitRange {
  const always = rangeWithin(pace, ahead, moment, []);
  const breaks = breaksAfter(pace.hours, moment.opensAtMs ?? moment.nowMs);
  if (breaks.length === 0) return always;
  // Who comes in a break comes sooner in minutes that count, which makes nobody's wait shorter.
  const { fromMinutes, toMinutes } = overBreaks(rangeWithin(pace, ahead, moment, breaks), breaks);
  return {
    fromMinutes: Math.max(fromMinutes, always.fromMinutes),
    toMinutes: Math.max(toMinutes, always.toMinutes),
  };
}

/** The same in minutes in which the desk is open. */
function rangeWithin(
  pace: Pace,
  ahead: Ahead,
  moment: Reckoned,
  breaks: readonly DeskBreak[],
): WaitRange {
  const { nowMs, opensAtMs } = moment;
  if (pace.skills.size === 0) return forecastWait(basisOf(pace, ahead, moment, breaks));
  const away = awaySkills(pace, nowMs, opensAtMs);
  const isAwaited = (one: Ahead['own']) => {
    const need = needFor(one, pace.needs);
    return need !== null && away.get(need)?.expectedAt !== undefined;
  };
  const some = skilledOf(pace, ahead, opensAtMs);
  const bySome =
    some === null ? null : forecastWait(basisOf(some.pace, some.ahead, moment, breaks, 0));
  if (bySome !== null && isAwaited(ahead.own)) return bySome;
  const kinds = ahead.kinds.filter((kind) => !isAwaited(kind));
  const people = (ahead.people * kinds.length) / Math.max(1, ahead.kinds.length);
  const byAll = forecastWait(basisOf(pace, { ...ahead, people, kinds }, moment, breaks));
  return bySome === null ? byAll : sooner(byAll, bySome);
}

/**
 * What a forecast rests on, for the people of a pace, in minutes in which the desk is open; `atLeast` so many are
 * reckoned with where nobody is at work.
 */
export function basisOf(
  { times, calls, technicians, serving: atWork, planned }: Pace,
  ahead: Omit<Ahead, 'own'>,
  { nowMs, opensAtMs, width }: Reckoned,
  breaks: readonly DeskBreak[] = [],
  atLeast: 0 | 1 = 1,
): WaitBasis {
  // What was left open when the desk closed keeps nobody busy in the morning.
  const serving = opensAtMs === null ? atWork : new Map<string, RunningVisit>();
  const momentMs = opensAtMs ?? nowMs;
  const plannedThen = opensAtMs === null ? 0 : plannedBy(opensAtMs, planned);
  const free = { visitFor: null, breakFor: null };
  const people = [
    ...peopleHere(technicians, serving, times, momentMs),
    ...Array.from({ length: plannedThen }, () => free),
  ];
  const { serving: count, busyFor, back } = whoServes(people);
  return {
    peopleAhead: ahead.people,
    ahead: ahead.kinds.map((kind) => times.of(kind)),
    serving: people.length === 0 ? atLeast : count,
    busyFor,
    between: calls.betweenMinutes,
    overtaking: calls.overtaking(ahead.priority),
    planned: [...plannedAfter(momentMs, planned), ...back]
      .map(({ inMinutes, by }) => ({ inMinutes: openMinutes(inMinutes, breaks), by }))
      .toSorted((one, other) => one.inMinutes - other.inMinutes),
    width,
  };
}

/**
 * The same line for somebody whom only some can help: those people, and what of the line falls to them. Null
 * when everybody can.
 */
export function skilledOf(
  pace: Pace,
  ahead: Ahead,
  opensAtMs: number | null,
): { readonly pace: Pace; readonly ahead: Omit<Ahead, 'own'> } | null {
  const { technicians, serving, planned, skills, needs } = pace;
  const accountIds = new Set([
    ...technicians.map(({ accountId }) => accountId),
    ...(opensAtMs === null ? serving.keys() : []),
    ...planned.flatMap(({ accountId }) => accountId ?? []),
  ]);
  const helpers: Helpers = { accountIds: [...accountIds], skills };
  const able = helpersFor(needFor(ahead.own, needs), helpers);
  if (able.size === accountIds.size) return null;
  const shares = ahead.kinds.map((kind) => shareOf(able, needFor(kind, needs), helpers));
  const known = shares.reduce((sum, share) => sum + share, 0);
  return {
    pace: {
      ...pace,
      technicians: technicians.filter(({ accountId }) => able.has(accountId)),
      serving: new Map([...serving].filter(([accountId]) => able.has(accountId))),
      planned: planned.filter(({ accountId }) => accountId !== undefined && able.has(accountId)),
    },
    ahead: {
      priority: ahead.priority,
      // Of those further ahead than anybody looked, as many as of the others.
      people: shares.length === 0 ? 0 : (known * ahead.people) / shares.length,
      kinds: ahead.kinds.filter((_kind, at) => (shares[at] ?? 0) > 0),
    },
  };
}

/** What somebody needs: what was written, else what follows from device and tile. */
export function needFor({ ticketId, need }: Ahead['own'], needs: Pace['needs']): Skill | null {
  const written = ticketId === null ? undefined : needs.get(ticketId);
  return written === undefined ? need : written;
}

/** The one of two ranges that begins and ends sooner, taken together. */
function sooner(one: WaitRange, other: WaitRange): WaitRange {
  const middle = ({ fromMinutes, toMinutes }: WaitRange) => fromMinutes + toMinutes;
  return middle(other) < middle(one) ? other : one;
}
