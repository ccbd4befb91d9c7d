import type { Clock } from '../../shared/base/clock.ts';
import {
  type BusinessTime,
  businessTime,
} from '../../shared/domain/service-level/business-time.ts';
import {
  type ClockRules,
  type TicketClocks,
  clocksOf,
  openSince,
} from '../../shared/domain/service-level/clock.ts';
import { withoutSpans } from '../../shared/domain/service-level/closed-time.ts';
import {
  type Closure,
  closureStateAt,
  enteredClosure,
} from '../../shared/domain/service-level/closure.ts';
import { type Pause, pauseAt, spanOf } from '../../shared/domain/service-level/pause.ts';
import type { ServiceTerms } from '../../shared/domain/service-level/terms.ts';
import { type ClockHistory, clockHistories } from '../store/clock-store.ts';
import { closuresSince } from '../store/closure-store.ts';
import { pausesOf } from '../store/pause-store.ts';
import { termsOf, versionsOfTerms } from '../store/service-terms-store.ts';
import type { Db, DeskDatabase } from '../store/tables.ts';
import { openingCalendarOf } from './opening-calendar.ts';

/** All that the clocks of a ticket follow from, but for the time. */
interface Facts {
  readonly history: ClockHistory;
  readonly pauses: readonly Pause[];
  readonly rules: ClockRules;
}

/** Where a ticket stands at one moment. */
export interface Standing {
  readonly nowMs: number;
  readonly clocks: TicketClocks;
  readonly rules: ClockRules;
  /** The pause that it is in. */
  readonly pause: Pause | null;
  /** When the desk was, is or will be closed against its calendar while it is open. */
  readonly closures: readonly Closure[];
  /** Pauses that have just ended by themselves, of which nobody was told. */
  readonly lapsed: readonly Pause[];
}

/** When a desk is open, and why not when that is against its calendar. */
export interface OpeningHours extends BusinessTime {
  readonly closureAt: (nowMs: number) => Closure | null;
}

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
  readonly #rules = new Map<number, ClockRules>();
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

  /** When the desk is open, as the terms say now, without the hours in which it is closed against them. */
  async openingHours(): Promise<OpeningHours> {
    const { read } = this.#database;
    const newest = (await versionsOfTerms(read)).at(-1);
    const { time } = await this.#rulesOf(read, newest?.version ?? 1);
    const closures = await closuresSince(read, '');
    return {
      ...withoutSpans(time, closures.map(enteredClosure)),
      closureAt: (nowMs) =>
        closures.find((closure) => closureStateAt(closure, nowMs) === 'lasting') ?? null,
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
        rules: await this.#rulesOf(db, version),
      });
    }
    return found;
  }

  async #rulesOf(db: Db, version: number): Promise<ClockRules> {
    const known = this.#rules.get(version);
    if (known !== undefined) return known;
    const made = rulesOf(await termsOf(db, version));
    this.#rules.set(version, made);
    return made;
  }
}

/** Opening hours and targets of some terms. */
function rulesOf({ calendar, targets }: Pick<ServiceTerms, 'calendar' | 'targets'>): ClockRules {
  return { targets, time: businessTime(openingCalendarOf(calendar)) };
}

/** The closures since the first of some tickets arrived. */
async function closuresFor(db: Db, facts: readonly Facts[]): Promise<readonly Closure[]> {
  const [first] = facts.map(({ history }) => history.arrivedAt).toSorted();
  return first === undefined ? [] : closuresSince(db, first);
}

function standingAt(
  { history, pauses, rules }: Facts,
  since: readonly Closure[],
  nowMs: number,
): Standing {
  const { moments } = history;
  // One that was ended early may have been over when it arrived.
  const arrivedMs = Date.parse(history.arrivedAt);
  const closures = since.filter((closure) => enteredClosure(closure).untilMs > arrivedMs);
  const sinceMs = openSince(moments, nowMs);
  const clocks = clocksOf(moments, pauses.map(spanOf), rules, nowMs, closures.map(enteredClosure));
  const endMs = clocks.resolution.stoppedMs ?? Number.POSITIVE_INFINITY;
  return {
    nowMs,
    rules,
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
