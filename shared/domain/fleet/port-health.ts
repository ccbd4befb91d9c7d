import { z } from 'zod';
import { portTroubleSchema, type PortTrouble } from '../port-trouble.ts';

/** Ports of a kiosk of which is told, and days that a kiosk tells of: today and the day before. */
export const mostPorts = 32;
export const daysTold = 2;
/** Days that a port is judged by. */
export const daysJudged = 7;

const countSchema = z.int().min(0).max(100_000);

/** What was plugged in at one port on one day; nothing of who or what. */
export const portDaySchema = z.strictObject({
  /** `YYYY-MM-DD`, UTC. */
  day: z.iso.date(),
  /** As `portPath` of a device. */
  port: z.string().regex(/^[0-9][0-9.-]{0,39}$/u),
  /** Plugs of which a device came. */
  data: countSchema,
  /** Those of them that were read. */
  read: countSchema,
  /** Plugs of which no device came: power only, or nothing that could be recognised. */
  noData: countSchema,
  /** What the last of those was. */
  lastTrouble: portTroubleSchema.nullable(),
});
export type PortDay = z.infer<typeof portDaySchema>;

/** What happens at a port. */
export type PortHappening =
  | { readonly type: 'data' }
  | { readonly type: 'read' }
  | { readonly type: 'trouble'; readonly trouble: PortTrouble };

/** So long after something at a port, trouble or a device there is still the same plug. */
const samePlugMs = 10_000;

/** What a kiosk has counted, and what came last at each port. */
export interface PortTally {
  readonly days: readonly PortDay[];
  readonly last: Readonly<
    Record<string, { readonly ms: number; readonly type: 'data' | 'trouble' }>
  >;
}

export const emptyTally: PortTally = { days: [], last: {} };

/** Counts one happening; a plug that is noticed twice is one, and one that came after all was one with data. */
export function counted(
  tally: PortTally,
  port: string,
  happening: PortHappening,
  nowMs: number,
): PortTally {
  const day = new Date(nowMs).toISOString().slice(0, 10);
  const known = tally.days.find((each) => each.day === day && each.port === port);
  const was = known ?? { day, port, data: 0, read: 0, noData: 0, lastTrouble: null };
  const before = tally.last[port];
  const recent = before !== undefined && Math.abs(nowMs - before.ms) < samePlugMs ? before : null;
  const is = changedDay(was, happening, recent?.type ?? null);
  const type = happening.type === 'trouble' ? (recent?.type ?? 'trouble') : 'data';
  const others = tally.days.filter((each) => each !== known);
  return {
    days: newestDays(possibleDays([...others, is], nowMs)),
    last: happening.type === 'read' ? tally.last : { ...tally.last, [port]: { ms: nowMs, type } },
  };
}

/** Without days that are still to come: a clock that was wrong counted them. Tomorrow may be a zone away. */
export function possibleDays(days: readonly PortDay[], nowMs: number): readonly PortDay[] {
  const last = new Date(nowMs + 86_400_000).toISOString().slice(0, 10);
  return days.filter(({ day }) => day <= last);
}

function changedDay(
  was: PortDay,
  happening: PortHappening,
  recent: 'data' | 'trouble' | null,
): PortDay {
  if (happening.type === 'read') return { ...was, read: was.read + 1 };
  if (happening.type === 'data') {
    if (recent === 'data') return was;
    const noData = recent === 'trouble' ? Math.max(0, was.noData - 1) : was.noData;
    return { ...was, data: was.data + 1, noData };
  }
  if (recent !== null) return { ...was, lastTrouble: happening.trouble };
  return { ...was, noData: was.noData + 1, lastTrouble: happening.trouble };
}

/** The last days, by day and port, and no more ports than are told. */
function newestDays(days: readonly PortDay[]): readonly PortDay[] {
  const newest = [...new Set(days.map(({ day }) => day))].toSorted().slice(-daysTold);
  return days
    .filter(({ day }) => newest.includes(day))
    .toSorted((one, other) => (one.day + one.port < other.day + other.port ? 1 : -1))
    .slice(0, mostPorts * daysTold);
}

/** Plugs of some days together. */
export interface Plugs {
  readonly data: number;
  readonly noData: number;
}

export function plugsOf(days: readonly Plugs[]): Plugs {
  return {
    data: days.reduce((sum, each) => sum + each.data, 0),
    noData: days.reduce((sum, each) => sum + each.noData, 0),
  };
}

/** Fewer plugs say nothing about a port. */
const fewestPlugs = 5;
/** More than this part without data makes a port suspect. */
const suspectShare = 0.5;
/** A port that was suspect is well again after so many plugs with data on later days, and hardly any without. */
const fewestGood = 3;
const wellShare = 0.25;

/**
 * Whether cable or port is to be looked at: most plugs give no data, and it is not so everywhere. Where
 * nothing can be compared with, the port's own figures decide.
 */
export function isSuspect(port: Plugs, others: Plugs): boolean {
  const all = port.data + port.noData;
  if (all < fewestPlugs || shareWithout(port) <= suspectShare) return false;
  const compared = others.data + others.noData >= fewestPlugs;
  return !compared || shareWithout(others) < shareWithout(port) / 2;
}

/** Whether a port that was suspect works again, by the days since. */
export function isWell(since: Plugs): boolean {
  return since.data >= fewestGood && shareWithout(since) <= wellShare;
}

function shareWithout({ data, noData }: Plugs): number {
  return data + noData === 0 ? 0 : noData / (data + noData);
}
