import type { Clock } from '../../shared/base/clock.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { TicketEvent } from '../../shared/domain/ticket.ts';
import { type WaitBasis, type WaitRange, estimateWait } from '../../shared/domain/wait-estimate.ts';
import { servingSince } from '../store/event-store.ts';
import { recentServiceMinutes } from '../store/ticket-store.ts';
import type { DeskDatabase } from '../store/tables.ts';

/** How fast a queue is served; `estimateWait` makes a wait of it. */
export type Pace = Omit<WaitBasis, 'peopleAhead'>;

/** Who called or started somebody within this time counts as serving. */
const servingWithinMs = 15 * 60 * 1000;
/** A pace is looked up again after this time even when nothing happened: people stop serving. */
const paceLivesMs = 60_000;
const finishedLookedAt = 20;

const changesPace: ReadonlySet<TicketEvent['kind']> = new Set([
  'ticket.called',
  'ticket.started',
  'ticket.resolved',
  'ticket.reopened',
  'ticket.verified',
]);

/** How fast each queue is served, from the latest finished tickets and the technicians at work. */
export class Waits {
  private readonly database: DeskDatabase;
  private readonly clock: Clock;
  private readonly paces = new Map<
    WorkQueue,
    { readonly pace: Promise<Pace>; readonly untilMs: number }
  >();

  constructor(database: DeskDatabase, clock: Clock) {
    this.database = database;
    this.clock = clock;
  }

  /** To be told of every event, so that a pace which changed is looked up again. */
  noticed(kind: TicketEvent['kind'], queue: WorkQueue): void {
    if (changesPace.has(kind)) this.paces.delete(queue);
  }

  /** The expected wait in a queue behind so many people. */
  async waitBehind(queue: WorkQueue, peopleAhead: number): Promise<WaitRange> {
    return estimateWait({ peopleAhead, ...(await this.paceOf(queue)) });
  }

  /** For a command, which must not wait for another reader: ask before it begins. */
  paceOf(queue: WorkQueue): Promise<Pace> {
    const nowMs = this.clock.nowMs();
    const known = this.paces.get(queue);
    if (known !== undefined && known.untilMs > nowMs) return known.pace;
    const pace = this.lookUp(queue, nowMs);
    this.paces.set(queue, { pace, untilMs: nowMs + paceLivesMs });
    // A failed look-up must not be remembered; its caller hears of it through the promise.
    pace.catch(() => this.paces.delete(queue));
    return pace;
  }

  private async lookUp(queue: WorkQueue, nowMs: number): Promise<Pace> {
    const since = new Date(nowMs - servingWithinMs).toISOString();
    return {
      serving: await servingSince(this.database.read, queue, since),
      recentServiceMinutes: await recentServiceMinutes(this.database.read, queue, finishedLookedAt),
    };
  }
}
