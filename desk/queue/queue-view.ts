import { setTimeout as delay } from 'node:timers/promises';
import type { Board } from '../../shared/contract/desk-contract.ts';
import { type NotToday, mostNotToday } from '../../shared/contract/not-today-routes.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { Clock } from '../../shared/base/clock.ts';
import { type Site, findSite, firstSiteId } from '../../shared/domain/site.ts';
import type { ClosingTime, ExpectedWait } from '../../shared/domain/closing-time.ts';
import { shownNow } from '../store/disturbance-store.ts';
import { calledNow } from '../store/board-store.ts';
import { newestEventId } from '../store/event-store.ts';
import { listSites } from '../store/site-store.ts';
import { type Waiting, waitingInOrder } from '../store/ticket-store.ts';
import type { DeskDatabase } from '../store/tables.ts';
import { fewAtATime } from './few-at-a-time.ts';
import { unhurried } from './unhurried.ts';
import type { WaitingIndex } from './waiting-index.ts';
import type { Waits } from './waits.ts';

/** The public side of the queue at one moment. */
export interface QueueGlance {
  /** Contains at least everything up to this event. */
  readonly eventId: number;
  readonly called: readonly Called[];
  /** All who wait, of all queues, in order. */
  readonly waiting: readonly Waiting[];
  /** The first site first. */
  readonly sites: readonly Site[];
}

/** Who is called, and at which site. */
interface Called {
  readonly siteId: string;
  readonly call: Board['called'][number];
}

const boardCalls = 12;
/** Of all sites together. */
const calledLookedAt = 400;
const boardWaiting = 40;
/** A wait is a third of a millisecond of work, and nobody else is answered meanwhile. */
const waitsAtATime = 10;
/** Who is still called after so long was forgotten: no wall calls him the next morning. */
const callLivesMs = 12 * 60 * 60 * 1000;
/** A phone's page is a dozen questions to the database; at once, those of a full hall keep all others waiting. */
const toldAtATime = 8;
/** Screens hear of changes at most this often. */
const restMs = 150;
/** And ten times as long as it took to tell them, up to this. */
const mostRestMs = 800;
/** And look again after this time without one: waits shrink while people are served. */
const lookAgainMs = 5_000;
/** The priority of most who come. */
const ordinaryPriority = 4;
/** The share of forecasts that came true says nothing before so many. */
const fewestForAccuracy = 20;

/**
 * What board and status pages show, read once for all of them. While somebody listens it follows the
 * events; a burst of events becomes one reading, and the longer its telling takes the longer it rests.
 */
export class QueueView {
  private readonly database: DeskDatabase;
  private readonly clock: Clock;
  private readonly waits: Waits;
  private readonly waiting: WaitingIndex;
  private readonly deskName: string;
  private readonly onTrouble: (error: unknown) => void;
  private readonly listeners = new Set<(glance: QueueGlance) => Promise<void>>();
  private known: Promise<QueueGlance> | null = null;
  private knownAt = -1;
  private timer: NodeJS.Timeout | null = null;
  private told: Promise<void> = Promise.resolve();
  private restsUntilMs = 0;
  private readonly looking: NodeJS.Timeout;

  constructor(parts: {
    readonly database: DeskDatabase;
    readonly clock: Clock;
    readonly waits: Waits;
    readonly waiting: WaitingIndex;
    readonly deskName: string;
    readonly onTrouble: (error: unknown) => void;
  }) {
    this.database = parts.database;
    this.clock = parts.clock;
    this.waits = parts.waits;
    this.waiting = parts.waiting;
    this.deskName = parts.deskName;
    this.onTrouble = parts.onTrouble;
    this.looking = setInterval(() => {
      this.noticed();
    }, lookAgainMs).unref();
  }

  /** The queue now. */
  async glance(): Promise<QueueGlance> {
    const newest = await newestEventId(this.database.read);
    if (this.known === null || this.knownAt !== newest) {
      this.knownAt = newest;
      const reading = this.read(newest);
      this.known = reading;
      // A failed reading must not be remembered; its caller hears of it through the promise.
      reading.catch(() => {
        this.known = null;
      });
    }
    return this.known;
  }

  /** Hears of every change while listening, until it has dealt with one; the answer stops it. */
  subscribe(listener: (glance: QueueGlance) => Promise<void>): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** To be told of every event. */
  noticed(): void {
    if (this.listeners.size === 0 || this.timer !== null) return;
    this.timer = setTimeout(
      () => {
        this.told = this.told.then(() => {
          // What happens from here on is told the next time.
          this.timer = null;
          return this.tell();
        });
      },
      Math.max(restMs, this.restsUntilMs - performance.now()),
    );
  }

  /** To be told when a site was changed here, which other desks learn with the next event, and when events were lost. */
  readAnew(): void {
    this.known = null;
    this.noticed();
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    clearInterval(this.looking);
    this.listeners.clear();
  }

  private async tell(): Promise<void> {
    if (this.listeners.size === 0) return;
    const startedMs = performance.now();
    try {
      // One whose database does not answer keeps the others waiting no longer than this.
      await Promise.race([this.tellAll(), delay(lookAgainMs, undefined, { ref: false })]);
    } catch (error) {
      this.onTrouble(error);
    }
    const endedMs = performance.now();
    this.restsUntilMs = endedMs + Math.min(mostRestMs, (endedMs - startedMs) * 10);
  }

  private async tellAll(): Promise<void> {
    const glance = await this.glance();
    await fewAtATime(this.listeners, toldAtATime, (listener) => listener(glance));
  }

  /** The expected wait of somebody who walks in at a site now with a question or a problem. */
  async waitOfNewcomer(siteId: string): Promise<ExpectedWait> {
    const place = { ...this.lastPlace(), siteId };
    return this.waits.expected(place, this.waiting.before(place));
  }

  /** The expected wait of somebody who waits. */
  private waitOf(one: Waiting): Promise<ExpectedWait> {
    return this.waits.expected(one, this.waiting.before(one, one.ticketId));
  }

  /** Who waits in these queues of a site and may not be helped today, or by nobody at work; first to be served first. */
  async notToday(siteId: string, queues: readonly WorkQueue[]): Promise<NotToday> {
    const { waiting } = await this.glance();
    const { closing } = await this.waitOfNewcomer(siteId);
    const tickets: NotToday['tickets'] = [];
    const unhelped: NotToday['away'] = [];
    for await (const one of unhurried(waiting, waitsAtATime)) {
      if (Math.min(tickets.length, unhelped.length) === mostNotToday) break;
      // Nobody is called who complained.
      if (one.siteId !== siteId || one.queue === 'confidential') continue;
      if (!queues.includes(one.queue)) continue;
      const { today, away } = await this.waitOf(one);
      const { ticketId, visitCode } = one;
      if (away !== undefined && unhelped.length < mostNotToday) {
        unhelped.push({ ticketId, visitCode, ...away });
      }
      if (today !== undefined && tickets.length < mostNotToday) {
        tickets.push({ ticketId, visitCode, today });
      }
    }
    return closing === undefined
      ? { tickets: [], away: unhelped }
      : { closing, tickets, away: unhelped };
  }

  /** Who waits, at any site, and is unlikely to be helped today, with when his line stops and goes on. */
  async unlikelyToday(): Promise<ReadonlyMap<string, ClosingTime>> {
    const { waiting } = await this.glance();
    const found = new Map<string, ClosingTime>();
    for await (const one of unhurried(waiting, waitsAtATime)) {
      // Nobody is called who complained.
      if (one.queue === 'confidential') continue;
      const { today, closing } = await this.waitOf(one);
      if (today === 'unlikely' && closing !== undefined) found.set(one.ticketId, closing);
    }
    return found;
  }

  /** What the wall of a site shows. */
  async board(
    glance: QueueGlance,
    { siteId, name }: Pick<Site, 'siteId' | 'name'>,
  ): Promise<Board> {
    const publicOnes = glance.waiting.filter(
      (one) => one.siteId === siteId && one.queue !== 'confidential',
    );
    const waiting: Board['waiting'] = [];
    for await (const one of unhurried(publicOnes.slice(0, boardWaiting), waitsAtATime)) {
      const { wait, today, away } = await this.waitOf(one);
      waiting.push({
        visitCode: one.visitCode,
        wait,
        ...(today === undefined ? {} : { today }),
        ...(away === undefined ? {} : { away }),
      });
    }
    const accuracy = this.waits.accuracy();
    const calledSince = new Date(this.clock.nowMs() - callLivesMs).toISOString();
    return {
      eventId: glance.eventId,
      siteName: name,
      called: glance.called
        .filter((one) => one.siteId === siteId && one.call.calledAt > calledSince)
        .slice(0, boardCalls)
        .map(({ call }) => call),
      waiting,
      waitingCount: publicOnes.length,
      ...(await this.waitOfNewcomer(siteId)),
      timeZone: await this.waits.timeZoneOfHours(siteId),
      accuracy: accuracy.visits < fewestForAccuracy ? null : accuracy,
      disturbances: await shownNow(this.database.read, siteId, this.clock.nowMs()),
    };
  }

  /** Where somebody would come who walks in now with an ordinary question. */
  private lastPlace() {
    const arrivedAt = new Date(this.clock.nowMs()).toISOString();
    return { queue: 'advice', priority: ordinaryPriority, arrivedAt } as const;
  }

  private async read(eventId: number): Promise<QueueGlance> {
    const waiting = await waitingInOrder(this.database);
    const called = await calledNow(this.database.read, calledLookedAt);
    const sites = await listSites(this.database.read, this.deskName);
    return { eventId, called, waiting, sites };
  }
}

/** The site whose wall is asked for, by id or short name; the first without one, null when there is none. */
export function boardSite(glance: QueueGlance, wanted: string | undefined): Site | null {
  return findSite(glance.sites, wanted ?? firstSiteId);
}
