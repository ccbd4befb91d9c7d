import { awaySkills } from '../desk/queue/away-skills.ts';
import { KeptPromises } from '../desk/queue/kept-promises.ts';
import type { Pace } from '../desk/queue/pace.ts';
import type { PlannedMoment } from '../desk/queue/planned-changes.ts';
import { PastCalls, type PastVisit } from '../desk/queue/past-calls.ts';
import { ServiceTimes } from '../desk/queue/service-times.ts';
import { rangeBehind } from '../desk/queue/wait-basis.ts';
import { withoutAwaited } from '../shared/domain/away-skill.ts';
import type { Priority } from '../shared/domain/priority.ts';
import { firstSiteId } from '../shared/domain/site.ts';
import { type Skill, chooseBySkill, lookAhead } from '../shared/domain/skill.ts';
import type { WaitRange } from '../shared/domain/wait-estimate.ts';
import { oracleWait } from './queue-oracle.ts';
import type { Random } from './random.ts';

/** One kind of visit: how often it comes and how long it really takes. */
export interface VisitKind {
  readonly category: string;
  readonly finding: string | null;
  readonly share: number;
  readonly meanMinutes: number;
  /** Standard deviation over mean. */
  readonly variation: number;
  /** What somebody must know to help; absent: anybody can. */
  readonly need?: Skill;
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
    /** What he knows most about; absent: he helps everybody. */
    readonly skills?: readonly Skill[];
    /** Minutes after opening at which he comes, as the roster says; absent: when the desk opens. */
    readonly comes?: number;
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
  /** By who knows everything but what chance still draws; null where skills are used. */
  readonly oracle: number | null;
}

/** Whether the desk knows when its technicians will have their breaks. */
export type Roster = 'planned' | 'unplanned';

interface Visitor extends Omit<Foretold, 'waited'> {
  readonly arrivedAt: number;
  readonly kind: VisitKind;
  readonly urgent: boolean;
  readonly noShow: boolean;
}

/** What a desk remembers from one day to the next. */
export class DeskMemory {
  readonly served: PastVisit[] = [];
  readonly promises = new KeptPromises();
  times = new ServiceTimes([]);
  calls = new PastCalls([]);
  days = 0;

  finished(visit: PastVisit): void {
    this.served.unshift(visit);
    this.served.splice(200);
    this.times = new ServiceTimes(this.served);
    this.calls = new PastCalls(this.served);
  }
}

/** Minutes that a technician needs between two visits, on average. */
const betweenVisits = 0.8;
const stepMinutes = 0.1;
const minuteMs = 60_000;
/** An agreed time that never passes: the simulated desk calls by skill alone. */
const never = '9999-12-31T00:00:00.000Z';

/** Plays one day in steps of six seconds; what technicians and visitors do comes from `random`. */
export function playDay(
  pattern: DayPattern,
  memory: DeskMemory,
  random: Random,
  roster: Roster,
  oracle: Random | null = null,
): Foretold[] {
  const usesSkills = pattern.technicians.some(({ skills }) => skills !== undefined);
  const foretold: Foretold[] = [];
  const waiting: Visitor[] = [];
  const technicians = pattern.technicians.map(({ speed, breaks, skills = [], comes = 0 }, at) => ({
    accountId: String(at),
    speed,
    breaks,
    skills,
    comes,
    freeAt: comes,
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
        const msOf = (minutes: number) => (memory.days * 1440 + minutes) * minuteMs;
        memory.finished({
          category,
          finding,
          minutes: now - job.startedAt,
          siteId: firstSiteId,
          accountId: technician.accountId,
          priority: priorityOf(job.visitor.urgent),
          arrivedMs: msOf(job.visitor.arrivedAt),
          calledMs: msOf(job.startedAt),
          startedMs: msOf(job.startedAt),
          endedMs: msOf(now),
        });
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
      const next = nextFor(technician.skills, now);
      if (next === null) continue;
      waiting.splice(waiting.indexOf(next), 1);
      const waited = now - next.arrivedAt;
      memory.promises.learn(next.promised, waited);
      const { promised, naive, shared, oracle: median } = next;
      foretold.push({ promised, waited, naive, shared, oracle: median });
      const { meanMinutes, variation } = next.kind;
      const minutes = next.noShow ? 2 : random.lognormal(meanMinutes, variation) * technician.speed;
      technician.serving = { visitor: next, startedAt: now, until: now + minutes };
    }
  }
  memory.days += 1;
  return foretold;

  function arrive(now: number, urgent: boolean): Visitor {
    const ahead = waiting.filter((other) => other.urgent || !urgent);
    const served = memory.served.slice(0, 20);
    const average =
      served.length === 0
        ? 9
        : served.reduce((total, visit) => total + visit.minutes, 0) / served.length;
    const kind = random.pick(pattern.kinds);
    const line = ahead.toSorted(inOrder);
    const promised = rangeBehind(
      paceAt(now),
      {
        people: line.length,
        kinds: line.map((other) => ({
          ticketId: null,
          ...other.kind,
          need: other.kind.need ?? null,
        })),
        own: { ticketId: null, need: kind.need ?? null },
        priority: priorityOf(urgent),
      },
      { nowMs: now * minuteMs, opensAtMs: null, width: memory.promises.width() },
    );
    const seen = {
      now,
      urgent,
      ahead: line.map((other) => other.kind),
      technicians: technicians.map(({ speed, breaks, freeAt, serving: job }) => ({
        speed,
        breaks,
        tidies: freeAt > now,
        job: job === null ? null : { kind: job.visitor.kind, elapsed: now - job.startedAt },
      })),
    };
    return {
      arrivedAt: now,
      kind,
      urgent,
      noShow: random.next() < pattern.noShowShare,
      promised,
      naive: average * ahead.length,
      shared: (average * ahead.length) / technicians.length,
      oracle:
        usesSkills || oracle === null ? null : oracleWait(pattern, seen, oracle, betweenVisits),
    };
  }

  /** Whom a technician calls: as the desk chooses, first to be served first. */
  function nextFor(skills: readonly Skill[], now: number): Visitor | null {
    const line = waiting.toSorted(inOrder);
    if (!usesSkills) return line[0] ?? null;
    const candidates = line.slice(0, lookAhead).map((visitor) => ({
      visitor,
      priority: priorityOf(visitor.urgent),
      promisedAt: never,
      need: visitor.kind.need ?? null,
    }));
    const away = awaySkills(paceAt(now), now * minuteMs, null);
    const chosen = chooseBySkill(withoutAwaited(candidates, away, isoOf(now)), skills, isoOf(now));
    return chosen?.visitor ?? null;
  }

  /** What the desk knows of its people. */
  function paceAt(now: number): Pace {
    const here = technicians.filter(({ comes }) => comes <= now);
    return {
      technicians: here.map(({ accountId, breaks, serving: job }) => {
        // Who serves somebody when his break begins takes it after that visit.
        const current = breaks.find(({ from, to }) => now >= from && now < to);
        const hasBreak = job === null && current !== undefined && now < closesAt;
        return { accountId, breakUntil: hasBreak ? isoOf(current.to) : null };
      }),
      serving: new Map(
        here.flatMap(({ accountId, serving: job }) => {
          if (job === null) return [];
          const { category, finding } = job.visitor.kind;
          return [[accountId, { accountId, since: isoOf(job.startedAt), category, finding }]];
        }),
      ),
      hours: alwaysOpen,
      times: memory.times,
      calls: memory.calls,
      planned: roster === 'planned' ? plannedAfter(now, technicians) : [],
      skills: usesSkills
        ? new Map(
            technicians.flatMap(({ accountId, skills }) =>
              skills.length === 0 ? [] : [[accountId, skills]],
            ),
          )
        : new Map(),
      needs: new Map(),
    };
  }
}

const alwaysOpen: Pace['hours'] = {
  timeZone: 'UTC',
  between: () => 0,
  after: () => null,
  openings: () => [],
  closureAt: () => null,
};

function isoOf(minutes: number): string {
  return new Date(Math.round(minutes * minuteMs)).toISOString();
}

/** Who is planned to come, and to have a break, soonest first. */
function plannedAfter(
  now: number,
  technicians: readonly {
    readonly accountId: string;
    readonly comes: number;
    readonly breaks: DayPattern['technicians'][number]['breaks'];
  }[],
): readonly PlannedMoment[] {
  return technicians
    .flatMap(({ accountId, comes, breaks }) => [
      { at: comes, by: 1 as const, accountId },
      ...breaks
        .filter(({ from }) => from > now)
        .flatMap(({ from, to }) => [
          { at: from, by: -1 as const, accountId },
          { at: to, by: 1 as const, accountId },
        ]),
    ])
    .filter(({ at }) => at > now)
    .map(({ at, by, accountId: who }) => ({ atMs: at * minuteMs, by, accountId: who }))
    .toSorted((one, other) => one.atMs - other.atMs);
}

function priorityOf(urgent: boolean): Priority {
  return urgent ? 2 : 4;
}

function inOrder(one: Visitor, other: Visitor): number {
  return Number(other.urgent) - Number(one.urgent) || one.arrivedAt - other.arrivedAt;
}
