import { KeptPromises } from '../desk/queue/kept-promises.ts';
import { forecastWait } from '../desk/queue/forecast-wait.ts';
import type { PlannedChange } from '../desk/queue/planned-changes.ts';
import { whoServes } from '../desk/queue/who-serves.ts';
import { type ServedVisit, ServiceTimes } from '../desk/queue/service-times.ts';
import type { WaitRange } from '../shared/domain/wait-estimate.ts';
import type { Random } from './random.ts';

/** One kind of visit: how often it comes and how long it really takes. */
export interface VisitKind {
  readonly category: string;
  readonly finding: string | null;
  readonly share: number;
  readonly meanMinutes: number;
  /** Standard deviation over mean. */
  readonly variation: number;
}

/** How a day goes at one service desk. */
export interface DayPattern {
  readonly name: string;
  readonly kinds: readonly VisitKind[];
  /** Visitors per hour, for each hour that the desk is open. */
  readonly arrivalsPerHour: readonly number[];
  /** Each technician's breaks, in minutes after opening. */
  readonly technicians: readonly {
    readonly speed: number;
    readonly breaks: readonly { readonly from: number; readonly to: number }[];
  }[];
  readonly urgentShare: number;
  readonly noShowShare: number;
}

/** A wait that was foretold and came. */
export interface Foretold {
  readonly promised: WaitRange;
  readonly waited: number;
  /** Average service time times people ahead. */
  readonly naive: number;
  /** The same over the technicians who serve. */
  readonly shared: number;
}

/** Whether the desk knows when its technicians will have their breaks. */
export type Roster = 'planned' | 'unplanned';

interface Visitor {
  readonly arrivedAt: number;
  readonly kind: VisitKind;
  readonly urgent: boolean;
  readonly noShow: boolean;
  readonly promised: WaitRange;
  readonly naive: number;
  readonly shared: number;
}

/** What a desk remembers from one day to the next. */
export class DeskMemory {
  readonly served: ServedVisit[] = [];
  readonly promises = new KeptPromises();
  times = new ServiceTimes([]);

  finished(visit: ServedVisit): void {
    this.served.unshift(visit);
    this.served.splice(200);
    this.times = new ServiceTimes(this.served);
  }
}

/** Minutes that a technician needs between two visits, on average. */
const betweenVisits = 0.8;
const stepMinutes = 0.1;

/** Plays one day in steps of six seconds; what technicians and visitors do comes from `random`. */
export function playDay(
  pattern: DayPattern,
  memory: DeskMemory,
  random: Random,
  roster: Roster,
): Foretold[] {
  const foretold: Foretold[] = [];
  const waiting: Visitor[] = [];
  const technicians = pattern.technicians.map(({ speed, breaks }) => ({
    speed,
    breaks,
    freeAt: 0,
    serving: null as { visitor: Visitor; startedAt: number; until: number } | null,
  }));
  const closesAt = pattern.arrivalsPerHour.length * 60;
  const onBreak = (breaks: readonly { from: number; to: number }[], now: number) =>
    breaks.some(({ from, to }) => now >= from && now < to);

  for (let now = 0; now < closesAt || waiting.length > 0; now += stepMinutes) {
    for (const technician of technicians) {
      const job = technician.serving;
      if (job === null || job.until > now) continue;
      if (!job.visitor.noShow) {
        const { category, finding } = job.visitor.kind;
        memory.finished({ category, finding, minutes: now - job.startedAt });
      }
      technician.serving = null;
      technician.freeAt = now + random.exponential(betweenVisits);
    }
    const rate = pattern.arrivalsPerHour[Math.floor(now / 60)] ?? 0;
    if (now < closesAt && random.next() < (rate / 60) * stepMinutes) {
      const urgent = random.next() < pattern.urgentShare;
      waiting.push(arrive(now, urgent));
    }
    for (const technician of technicians) {
      if (technician.serving !== null || technician.freeAt > now) continue;
      // Towards closing time nobody takes a break any more.
      if (now < closesAt && onBreak(technician.breaks, now)) continue;
      const next = waiting.toSorted(inOrder)[0];
      if (next === undefined) break;
      waiting.splice(waiting.indexOf(next), 1);
      const waited = now - next.arrivedAt;
      memory.promises.learn(next.promised, waited);
      foretold.push({ promised: next.promised, waited, naive: next.naive, shared: next.shared });
      const { meanMinutes, variation } = next.kind;
      const minutes = next.noShow ? 2 : random.lognormal(meanMinutes, variation) * technician.speed;
      technician.serving = { visitor: next, startedAt: now, until: now + minutes };
    }
  }
  return foretold;

  function arrive(now: number, urgent: boolean): Visitor {
    const ahead = waiting.filter((other) => other.urgent || !urgent);
    const served = memory.served.slice(0, 20);
    const average =
      served.length === 0
        ? 9
        : served.reduce((total, visit) => total + visit.minutes, 0) / served.length;
    const { serving, busyFor, back } = whoServes(
      technicians.map(({ serving: job, breaks }) => {
        // Who serves somebody when his break begins takes it after that visit.
        const current = breaks.find(({ from, to }) => now >= from && now < to);
        return {
          visitFor: job === null ? null : memory.times.left(now - job.startedAt),
          breakFor: job !== null || current === undefined ? null : current.to - now,
        };
      }),
    );
    const planned = roster === 'planned' ? plannedBreaks(pattern, now) : [];
    const promised = forecastWait({
      peopleAhead: ahead.length,
      ahead: ahead.map((other) => memory.times.of(other.kind)),
      serving,
      busyFor,
      planned: [...planned, ...back].toSorted((one, other) => one.inMinutes - other.inMinutes),
      width: memory.promises.width(),
    });
    return {
      arrivedAt: now,
      kind: random.pick(pattern.kinds),
      urgent,
      noShow: random.next() < pattern.noShowShare,
      promised,
      naive: average * ahead.length,
      shared: (average * ahead.length) / technicians.length,
    };
  }
}

function plannedBreaks({ technicians }: DayPattern, now: number): readonly PlannedChange[] {
  return technicians
    .flatMap(({ breaks }) => breaks.filter(({ from }) => from > now))
    .flatMap(({ from, to }): readonly PlannedChange[] => [
      { inMinutes: from - now, by: -1 },
      { inMinutes: to - now, by: 1 },
    ])
    .toSorted((one, other) => one.inMinutes - other.inMinutes);
}

function inOrder(one: Visitor, other: Visitor): number {
  return Number(other.urgent) - Number(one.urgent) || one.arrivedAt - other.arrivedAt;
}
