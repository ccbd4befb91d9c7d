import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../shared/base/clock.ts';
import {
  type ClosingTime,
  type ExpectedWait,
  type PromisedWait,
  overClosedTime,
  todayOf,
} from '../../shared/domain/closing-time.ts';
import type { AwaySkills } from '../../shared/domain/away-skill.ts';
import type { Closure } from '../../shared/domain/service-level/closure.ts';
import { siteIdOf } from '../../shared/domain/site.ts';
import type { TicketEvent } from '../../shared/domain/ticket.ts';
import { type WaitRange, fromOpening, laterBy } from '../../shared/domain/wait-estimate.ts';
import {
  type KeptPromise,
  type TechnicianAtWork,
  latestPromises,
  promiseOf,
  runningVisits,
  servedVisits,
  techniciansAtWork,
} from '../store/pace-store.ts';
import { closuresSince } from '../store/closure-store.ts';
import { skillsOfHelpers, writtenNeeds } from '../store/skill-store.ts';
import type { DeskDatabase } from '../store/tables.ts';
import type { HoursAt } from '../service-level/service-levels.ts';
import { awaySkills } from './away-skills.ts';
import {
  closingOf,
  opensAtOf,
  toldClosed,
  wasMovedByClosure,
  wasPromisedWhileClosed,
} from './closed-desk.ts';
import { KeptPromises, type WaitAccuracy } from './kept-promises.ts';
import { ServiceTimes } from './service-times.ts';
import { type Ahead, servedTogether } from './waiting-index.ts';
import type { Line, Pace } from './pace.ts';
import { PastCalls } from './past-calls.ts';
import { servingNow } from './people-here.ts';
import { plannedDay } from './planned-day.ts';
import { needFor, rangeBehind } from './wait-basis.ts';

/** Who was seen within this time counts as serving. */
export const seenWithinMs = 15 * 60 * 1000;
/** A pace is looked up again after this time even when nothing happened: people come and go. */
const paceLivesMs = 4_000;
const servedLookedAt = 100;
const promisesLookedAt = 200;

const changesPace: ReadonlySet<TicketEvent['kind']> = new Set([
  'ticket.called',
  'ticket.started',
  'ticket.returned',
  'ticket.transferred',
  'ticket.resolved',
  'ticket.paused',
  'ticket.resumed',
  'ticket.escalated',
  'ticket.escalation-ended',
  'ticket.reopened',
  'ticket.verified',
  'ticket.need-changed',
]);

/**
 * Expected waits, from the latest visits that were served, who serves now and who is on a break, who is
 * planned to come, to go or to have a break, when the desk is open, and from how well earlier forecasts did.
 */
export class Waits {
  private readonly database: DeskDatabase;
  private readonly clock: Clock;
  private readonly timeZone: string;
  private readonly hours: (fromMs: number) => Promise<HoursAt>;
  private readonly onTrouble: (error: unknown) => void;
  private readonly promises = new KeptPromises();
  private readonly paces = new Map<
    string,
    { readonly pace: Promise<Pace>; readonly untilMs: number }
  >();
  /** The latest pace of each line that was looked up to the end, however old. */
  private readonly latest = new Map<string, Pace>();

  constructor(parts: {
    readonly database: DeskDatabase;
    readonly clock: Clock;
    /** In which the roster's hours are; without it the one of this machine. */
    readonly timeZone: string | undefined;
    /** When each site is open from a moment on, as the terms say now. */
    readonly hours: (fromMs: number) => Promise<HoursAt>;
    readonly onTrouble: (error: unknown) => void;
  }) {
    this.database = parts.database;
    this.clock = parts.clock;
    this.timeZone = parts.timeZone ?? Temporal.Now.timeZoneId();
    this.hours = parts.hours;
    this.onTrouble = parts.onTrouble;
  }

  /** Learns from the promises of before. */
  async open(): Promise<void> {
    await this.learnFromAll(await latestPromises(this.database.read, promisesLookedAt));
  }

  /** To be told of every event, so that a pace which changed is looked up again. */
  noticed(kind: TicketEvent['kind'], ticketId: string): void {
    if (changesPace.has(kind)) this.paces.clear();
    if (kind === 'ticket.called') this.learn(ticketId).catch(this.onTrouble);
  }

  /** To be told when a technician goes on a break or comes back, and when roster or opening hours change. */
  servingChanged(): void {
    this.paces.clear();
    this.latest.clear();
  }

  /** In which zone the opening hours of a site are kept. */
  async timeZoneOfHours(siteId: string): Promise<string> {
    return (await this.hours(this.clock.nowMs()))(siteId).timeZone;
  }

  /** How many of the latest waits lay inside the range that was said. */
  accuracy(): WaitAccuracy {
    return this.promises.accuracy();
  }

  /** The expected wait behind these people. */
  async waitBehind(line: Line, ahead: Ahead): Promise<WaitRange> {
    return this.forecast(await this.paceOf(line), ahead).wait;
  }

  /** The same as screens say it: when the desk opens or closes, whether he is helped before, and by whom. */
  async expected(line: Line, ahead: Ahead): Promise<ExpectedWait> {
    const pace = await this.paceOf(line);
    const need = needFor(ahead.own, pace.needs);
    const away = need === null ? undefined : this.awayIn(pace).get(need);
    return { ...this.expectedIn(pace, ahead), ...(away === undefined ? {} : { away }) };
  }

  /** What nobody at work in a line knows most about. */
  async away(line: Line): Promise<AwaySkills> {
    return this.awayIn(await this.paceOf(line));
  }

  private awayIn(pace: Pace): AwaySkills {
    const nowMs = this.clock.nowMs();
    return awaySkills(pace, nowMs, opensAtOf(pace, nowMs));
  }

  private expectedIn(pace: Pace, ahead: Ahead): ExpectedWait {
    const nowMs = this.clock.nowMs();
    const opensAtMs = opensAtOf(pace, nowMs);
    const wait = this.waitFrom(pace, ahead, opensAtMs);
    if (opensAtMs !== null) return { wait, ...toldClosed(opensAtMs, pace, nowMs) };
    const closing = closingAt(pace, nowMs);
    if (closing === null) return { wait };
    const today = todayOf(wait, closing, nowMs);
    if (today === null) return { wait, closing };
    if (today === 'perhaps') return { wait, closing, today };
    const whole = overClosedTime(wait, closing, nowMs);
    return { wait: fromOpening(whole, closing.opensAgainAt, nowMs), closing, today };
  }

  /**
   * The expected wait, for a command, which must not wait for another reader: ask `paceAtHand` before.
   * A desk at which staff check somebody in is open, unless it was closed against its calendar.
   */
  forecast(pace: Pace, ahead: Ahead, byStaff = false): PromisedWait {
    const nowMs = this.clock.nowMs();
    const isOpen = byStaff && pace.hours.closureAt(nowMs) === null;
    const opensAtMs = isOpen ? null : opensAtOf(pace, nowMs);
    const wait = this.waitFrom(pace, ahead, opensAtMs);
    if (opensAtMs !== null) return { wait: laterBy((opensAtMs - nowMs) / 60_000, wait) };
    const closing = closingAt(pace, nowMs);
    const today = closing === null ? null : todayOf(wait, closing, nowMs);
    if (closing === null || today === null) return { wait };
    return { wait: today === 'perhaps' ? wait : overClosedTime(wait, closing, nowMs), today };
  }

  private waitFrom(pace: Pace, ahead: Ahead, opensAtMs: number | null): WaitRange {
    const nowMs = this.clock.nowMs();
    return rangeBehind(pace, ahead, { nowMs, opensAtMs, width: this.promises.width() });
  }

  /**
   * The pace for a visitor who stands at the kiosk: the one at hand, while a newer one is looked up for
   * those who come after him.
   */
  async paceAtHand(line: Line): Promise<Pace> {
    const looking = this.paceOf(line);
    return this.latest.get(keyOf(line)) ?? looking;
  }

  private paceOf(line: Line): Promise<Pace> {
    const key = keyOf(line);
    const nowMs = this.clock.nowMs();
    const known = this.paces.get(key);
    if (known !== undefined && known.untilMs > nowMs) return known.pace;
    const pace = this.lookUp(line, nowMs);
    this.paces.set(key, { pace, untilMs: nowMs + paceLivesMs });
    // A failed look-up must not be remembered; its caller hears of it through the promise.
    pace.then(
      (known) => this.latest.set(key, known),
      () => this.paces.delete(key),
    );
    return pace;
  }

  private async learn(ticketId: string): Promise<void> {
    const kept = await promiseOf(this.database.read, ticketId);
    if (kept !== null) await this.learnFromAll([kept]);
  }

  private async learnFromAll(promises: readonly KeptPromise[]): Promise<void> {
    const [first] = promises.map(({ arrivedAt }) => arrivedAt).toSorted();
    if (first === undefined) return;
    const hoursAt = await this.hours(Date.parse(first));
    // Those that may have moved one of these waits.
    const closures = await closuresSince(this.database.read, first);
    for (const kept of promises) this.learnFrom(kept, hoursAt, closures);
  }

  /**
   * Who came while the desk was closed waited for it to open, and who was told that it may not be today
   * perhaps for the morning, which tells nothing of how fast it is. Nor does a wait in which the desk was closed
   * unexpectedly.
   */
  private learnFrom(kept: KeptPromise, hoursAt: HoursAt, closures: readonly Closure[]): void {
    if (kept.today !== undefined || wasPromisedWhileClosed(kept, hoursAt(kept.siteId))) return;
    if (wasMovedByClosure(kept, closures)) return;
    this.promises.learn(kept.promised, kept.waitedMinutes);
  }

  /** How visits go is learned from all sites; who serves now is of this one. */
  private async lookUp(line: Line, nowMs: number): Promise<Pace> {
    const { read } = this.database;
    const queues = servedTogether(line.queue);
    const siteId = siteIdOf(line);
    const [hoursAt, ...byQueue] = await Promise.all([
      this.hours(nowMs),
      ...queues.map((queue) => servedVisits(read, queue, servedLookedAt)),
    ]);
    const served = byQueue.flat();
    const at = new Date(nowMs).toISOString();
    const running = await runningVisits(read, queues, siteId, at);
    const technicians = await techniciansAtWork(
      read,
      siteId,
      new Date(nowMs - seenWithinMs).toISOString(),
      at,
    );
    const serving = servingNow(running, new Set(technicians.map(accountOf)), nowMs);
    const atWork = { technicians, serving, hours: hoursAt(siteId) };
    const skills = await skillsOfHelpers(read);
    return {
      ...atWork,
      times: new ServiceTimes(served),
      calls: new PastCalls(served),
      planned: await plannedDay(read, this.timeZone, {
        siteId,
        nowMs,
        opensAtMs: opensAtOf(atWork, nowMs),
        technicians,
        serving: serving.keys(),
      }),
      skills,
      needs: skills.size === 0 ? new Map() : await writtenNeeds(read),
    };
  }
}

/** When this line stops being served for the day, or null. */
function closingAt({ hours, planned }: Pace, nowMs: number): ClosingTime | null {
  const lastGoes = planned.findLast(({ by }) => by === -1);
  return closingOf(hours, lastGoes?.atMs ?? null, nowMs);
}

function accountOf({ accountId }: TechnicianAtWork): string {
  return accountId;
}

/** Lines that the same technicians serve have one key. */
function keyOf({ queue, siteId }: Line): string {
  return [siteIdOf({ siteId }), ...servedTogether(queue)].join(' ');
}
