import type { TicketEvent } from '../../../shared/domain/ticket.ts';
import { Random } from '../../../bench/random.ts';
import type { StartedDesk } from '../start-desk.ts';
import type { DayClock } from './day-clock.ts';
import { DayTechnician, type Surroundings } from './day-technician.ts';
import { type PlannedVisit, planDay } from './plan-day.ts';
import { WatchedClocks } from './watched-clocks.ts';

/** What a day came to. Everything but the counts must be empty. */
export interface DayOutcome {
  readonly visits: number;
  readonly tickets: number;
  readonly lostRaces: number;
  /** Visits without a ticket, with two, or that nobody finished. */
  readonly lost: readonly string[];
  /** Tickets that two technicians had at the same time. */
  readonly calledTwice: readonly string[];
  /** Moments at which the queue of the desk was not the one that happened. */
  readonly wrongQueues: readonly string[];
  /** Clocks of agreed time that are not what a watch beside the desk says. */
  readonly wrongClocks: readonly string[];
}

const stepMs = 15_000;
const openHours = 8;
const latestHours = 16;
const hourMs = 60 * 60_000;
const lookEverySteps = 40;

/**
 * Plays a day over HTTP: visitors of a kiosk, and technicians who all act at the same moments. The clock
 * of the desk goes on in steps of 15 seconds between them.
 */
export async function playServiceDay(
  desk: StartedDesk,
  clock: DayClock,
  options: { readonly seed: number; readonly visitors: number; readonly technicians: number },
): Promise<DayOutcome> {
  const random = new Random(options.seed);
  const openMs = clock.nowMs();
  const visits = planDay(openMs, options.visitors, random);
  const visitOf = new Map<string, PlannedVisit>();
  const lost: string[] = [];
  const wrongQueues: string[] = [];
  const finished = new Set<string>();
  const technicians: DayTechnician[] = [];
  const watch = new WatchedClocks();
  const around: Surroundings = {
    watch,
    nowMs: clock.nowMs,
    random,
    visitOf: (ticketId) => {
      const visit = visitOf.get(ticketId);
      if (visit === undefined) throw new Error(`Nobody came for ticket ${ticketId}`);
      return visit;
    },
    colleagueOf: (technician) =>
      technicians[(technicians.indexOf(technician) + 1) % technicians.length] ?? technician,
    give: (to, ticket) => to.take(ticket),
    finished: (ticketId) => finished.add(ticketId),
  };
  for (let place = 0; place < options.technicians; place += 1) {
    const role = place < 2 ? 'lead' : 'technician';
    const visitor = await desk.staff(role, `Technicus ${place + 1}`);
    await visitor.call('session.set-counter', { body: { counter: `Balie ${place + 1}` } });
    const { accountId } = await visitor.call('session.get', {});
    const lunchMs = openMs + 3.5 * hourMs + place * 10 * 60_000;
    const lunch = { from: lunchMs, until: lunchMs + 30 * 60_000 };
    technicians.push(new DayTechnician(visitor, accountId, role, lunch, around));
  }

  const arrive = async (visit: PlannedVisit) => {
    const replies = await Promise.all(
      Array.from({ length: visit.sent }, () =>
        desk.kiosk.call('ticket.create', { body: visit.intake }),
      ),
    );
    const ids = new Set(replies.map(({ ticketId }) => ticketId));
    const [ticketId] = ids;
    if (ids.size !== 1 || ticketId === undefined) lost.push(`${visit.intake.visitId}: two tickets`);
    else {
      visitOf.set(ticketId, visit);
      watch.came(ticketId, clock.nowMs());
    }
  };

  let next = 0;
  for (let step = 0; clock.nowMs() < openMs + latestHours * hourMs; step += 1) {
    const due: PlannedVisit[] = [];
    for (; (visits[next]?.atMs ?? Number.POSITIVE_INFINITY) <= clock.nowMs(); next += 1) {
      const visit = visits[next];
      if (visit !== undefined) due.push(visit);
    }
    await Promise.all(due.map(arrive));
    await Promise.all(technicians.map((technician) => technician.act()));
    if (step % lookEverySteps === 0) {
      const { items } = await desk.admin.call('queue.get', {});
      const open = [...visitOf.keys()].filter((ticketId) => !finished.has(ticketId)).toSorted();
      const shown = items.map(({ ticketId }) => ticketId).toSorted();
      if (String(open) !== String(shown)) wrongQueues.push(new Date(clock.nowMs()).toISOString());
    }
    const isOver = clock.nowMs() > openMs + openHours * hourMs && finished.size >= visits.length;
    if (isOver && technicians.every(({ isFree }) => isFree)) break;
    clock.forward(stepMs);
  }

  const calledTwice: string[] = [];
  const wrongClocks: string[] = [];
  const terms = await desk.admin.call('service-terms.get', {});
  for (const ticketId of visitOf.keys()) {
    const { item, history } = await desk.admin.call('ticket.get', { params: { ticketId } });
    if (!['closed', 'cancelled'].includes(item.status)) lost.push(`${ticketId}: ${item.status}`);
    if (hadTwoAtOnce(history)) calledTwice.push(ticketId);
    const told = await desk.admin.call('ticket.clocks', { params: { ticketId } });
    wrongClocks.push(...watch.differences(ticketId, told, terms));
  }
  if (visitOf.size !== visits.length) lost.push(`${visits.length - visitOf.size} without a ticket`);
  return {
    visits: visits.length,
    tickets: visitOf.size,
    lostRaces: technicians.reduce((sum, { lostRaces }) => sum + lostRaces, 0),
    lost,
    calledTwice,
    wrongQueues,
    wrongClocks,
  };
}

const letsGo: ReadonlySet<TicketEvent['kind']> = new Set([
  'ticket.returned',
  'ticket.handed-over',
  'ticket.reopened',
  'ticket.closed',
  'ticket.cancelled',
]);

/** Whether somebody called a visitor whom another technician had called and not let go. */
function hadTwoAtOnce(history: readonly TicketEvent[]): boolean {
  let holder: string | null = null;
  for (const { kind, actor } of history) {
    if (kind === 'ticket.called' && holder !== null && holder !== actor) return true;
    if (kind === 'ticket.called') holder = actor;
    else if (letsGo.has(kind)) holder = null;
  }
  return false;
}
