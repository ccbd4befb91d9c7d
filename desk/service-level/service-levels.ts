import type { Clock } from '../../shared/base/clock.ts';
import {
  type BusinessTime,
  businessTime,
} from '../../shared/domain/service-level/business-time.ts';
import { type TicketClocks, clocksOf, openSince } from '../../shared/domain/service-level/clock.ts';
import type { Calendar } from '../../shared/domain/service-level/calendar.ts';
import { withoutSpans } from '../../shared/domain/service-level/closed-time.ts';
import {
  type Closure,
  closesSite,
  closureStateAt,
  enteredClosure,
} from '../../shared/domain/service-level/closure.ts';
import { type Pause, pauseAt, spanOf } from '../../shared/domain/service-level/pause.ts';
import { closedDuring, staysOf, timeOfStays } from '../../shared/domain/service-level/stays.ts';
import {
  type ServiceTerms,
  type Targets,
  calendarAt,
} from '../../shared/domain/service-level/terms.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import { type ClockHistory, clockHistories } from '../store/clock-store.ts';
import { closuresSince } from '../store/closure-store.ts';
import { pausesOf } from '../store/pause-store.ts';
import { termsOf, versionsOfTerms } from '../store/service-terms-store.ts';
import type { Db, DeskDatabase } from '../store/tables.ts';
import { openingCalendarOf } from './opening-calendar.ts';

/** One version of the terms, as it is counted with. */
interface KnownTerms {
  readonly targets: Targets;
  /** When a site is open. */
  readonly timeAt: (siteId: string) => BusinessTime;
}

/** All that the clocks of a ticket follow from, but for the time. */
interface Facts {
  readonly history: ClockHistory;
  readonly pauses: readonly Pause[];
  readonly terms: KnownTerms;
}

/** Where a ticket stands at one moment. */
export interface Standing {
  readonly nowMs: number;
  /** Where the ticket stands. */
  readonly siteId: string;
  readonly clocks: TicketClocks;
  /** When it is open where the ticket stands and stood, by the terms of its arrival. */
  readonly time: BusinessTime;
  /** The pause that it is in. */
  readonly pause: Pause | null;
  /** When its desk was, is or will be closed against the calendar while it is open there. */
  readonly closures: readonly Closure[];
  /** Pauses that have just ended by themselves, of which nobody was told. */
  readonly lapsed: readonly Pause[];
}

/** The opening hours of a site. */
export type HoursAt = (siteId: string) => OpeningHours;

/** When a site is open, and why not when that is against its calendar. */
export interface OpeningHours extends BusinessTime {
  readonly closureAt: (nowMs: number) => Closure | null;
}

/** An opening that has begun before a moment is cut as well by what was closed in it; none is longer. */
const longestOpeningMs = 48 * 60 * 60 * 1000;

/** Facts of so many tickets are remembered, for the pages of visitors who wait. */
const mostKnown = 2000;

/**
 * Reads the clocks of tickets from their history, their pauses, the terms under which they arrived and
 * the closures of the desk (ADR 15, 50). Nothing is stored of them that could go wrong.
 */
export class ServiceLevels {
  readonly #database: DeskDatabase;
  readonly #clock: Clock;
  /** Terms never change, so opening hours are computed once per version. */
  readonly #terms = new Map<number, KnownTerms>();
  readonly #known = new Map<string, { readonly version: number; readonly facts: Facts }>();

  constructor(database: DeskDatabase, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** The standing of some tickets. Inside a command, `db` is the command's own. */
  async standingOf(
    ticketIds: readonly string[],
    db: Db = this.#database.read,
  ): Promise<ReadonlyMap<string, Standing>> {
    const nowMs = this.#clock.nowMs();
    const facts = await this.#facts(db, ticketIds);
    const closures = await closuresFor(db, [...facts.values()]);
    return new Map(
      [...facts].map(([ticketId, each]) => [ticketId, standingAt(each, closures, nowMs)]),
    );
  }

  /** The same of one ticket of which the version is known: what changes its clocks raises that. */
  async standingAtVersion(ticketId: string, version: number): Promise<Standing | null> {
    const known = this.#known.get(ticketId);
    let facts = known?.version === version ? known.facts : undefined;
    if (facts === undefined) {
      facts = (await this.#facts(this.#database.read, [ticketId])).get(ticketId);
      if (facts === undefined) return null;
      this.#remember(ticketId, version, facts);
    }
    // A closure changes no version.
    const closures = await closuresFor(this.#database.read, [facts]);
    return standingAt(facts, closures, this.#clock.nowMs());
  }

  /**
   * When each site is open, as the terms say now, without the hours in which it is closed against them: from
   * a moment on. What was closed long before that is not left out.
   */
  async openingHours(fromMs: number): Promise<HoursAt> {
    const { read } = this.#database;
    const newest = (await versionsOfTerms(read)).at(-1);
    const { timeAt } = await this.#termsOf(read, newest?.version ?? 1);
    const since = Math.max(0, fromMs - longestOpeningMs);
    const closures = await closuresSince(read, new Date(since).toISOString());
    return (siteId) => {
      const here = closures.filter((closure) => closesSite(closure, siteId));
      return {
        ...withoutSpans(timeAt(siteId), here.map(enteredClosure)),
        closureAt: (nowMs) =>
          here.find((closure) => closureStateAt(closure, nowMs) === 'lasting') ?? null,
      };
    };
  }

  #remember(ticketId: string, version: number, facts: Facts): void {
    this.#known.delete(ticketId);
    this.#known.set(ticketId, { version, facts });
    if (this.#known.size <= mostKnown) return;
    for (const oldest of this.#known.keys()) {
      this.#known.delete(oldest);
      return;
    }
  }

  async #facts(db: Db, ticketIds: readonly string[]): Promise<ReadonlyMap<string, Facts>> {
    const found = new Map<string, Facts>();
    if (ticketIds.length === 0) return found;
    const histories = await clockHistories(db, ticketIds);
    const pauses = await pausesOf(db, ticketIds);
    const versions = await versionsOfTerms(db);
    for (const [ticketId, history] of histories) {
      const version = versions.findLast(({ since }) => since <= history.arrivedAt)?.version ?? 1;
      found.set(ticketId, {
        history,
        pauses: pauses.get(ticketId) ?? [],
        terms: await this.#termsOf(db, version),
      });
    }
    return found;
  }

  async #termsOf(db: Db, version: number): Promise<KnownTerms> {
    const known = this.#terms.get(version);
    if (known !== undefined) return known;
    const made = knownTerms(await termsOf(db, version));
    this.#terms.set(version, made);
    return made;
  }
}

/** Sites that follow the desk share its time, and with it the days that were computed. */
function knownTerms(terms: ServiceTerms): KnownTerms {
  const times = new Map<Calendar, BusinessTime>();
  return {
    targets: terms.targets,
    timeAt: (siteId) => {
      const calendar = calendarAt(terms, siteId);
      const known = times.get(calendar);
      if (known !== undefined) return known;
      const made = businessTime(openingCalendarOf(calendar));
      times.set(calendar, made);
      return made;
    },
  };
}

/** The closures since the first of some tickets arrived. */
async function closuresFor(db: Db, facts: readonly Facts[]): Promise<readonly Closure[]> {
  const [first] = facts.map(({ history }) => history.arrivedAt).toSorted();
  return first === undefined ? [] : closuresSince(db, first);
}

function standingAt(
  { history, pauses, terms }: Facts,
  since: readonly Closure[],
  nowMs: number,
): Standing {
  const { moments } = history;
  // One that was ended early may have been over when it arrived.
  const arrivedMs = Date.parse(history.arrivedAt);
  const stays = staysOf(moments, nowMs);
  const closures = since.filter((closure) =>
    closedDuring(closure, stays).some(({ untilMs }) => untilMs > arrivedMs),
  );
  const sinceMs = openSince(moments, nowMs);
  const time = timeOfStays(stays, terms.timeAt);
  const clocks = clocksOf(
    moments,
    pauses.map(spanOf),
    { time, targets: terms.targets },
    nowMs,
    closures.flatMap((closure) => closedDuring(closure, stays)),
  );
  const endMs = clocks.resolution.stoppedMs ?? Number.POSITIVE_INFINITY;
  return {
    nowMs,
    siteId: stays.at(-1)?.siteId ?? firstSiteId,
    time,
    clocks,
    closures: closures.filter(({ from }) => Date.parse(from) < endMs),
    pause: pauseAt(pauses, sinceMs, nowMs),
    lapsed: pauses.filter(
      (pause) =>
        pause.ended === null &&
        sinceMs !== null &&
        Date.parse(pause.from) >= sinceMs &&
        Date.parse(pause.until) <= nowMs,
    ),
  };
}
