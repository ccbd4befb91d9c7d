import type { Appointment } from '../../shared/domain/appointment.ts';
import type { TurnRule } from '../../shared/domain/desk-rules.ts';
import { firstFreeTime } from '../../shared/domain/free-time.ts';
import type { Span } from '../../shared/domain/service-level/business-time.ts';
import { bookedTogether } from './booked-together.ts';

type Placed = Pick<Appointment, 'queue' | 'siteId'>;

/**
 * Another time for each at its site, from a moment on, of which no two take the same place; null where there is none.
 * What is taken only grows meanwhile: of two that last as long, the second looks from where the first ended.
 */
export function otherTimes(
  moving: readonly (Placed & Pick<Appointment, 'minutes'>)[],
  booked: readonly (Placed & Pick<Appointment, 'startsAt'>)[],
  {
    fromMs,
    openAt,
    rule,
  }: {
    readonly fromMs: number;
    readonly openAt: ReadonlyMap<string, readonly Span[]>;
    readonly rule: TurnRule;
  },
): readonly (string | null)[] {
  const taken = new Map<string, number[]>();
  const take = (line: string, ms: number) => {
    const times = taken.get(line);
    if (times === undefined) taken.set(line, [ms]);
    else times.push(ms);
  };
  for (const each of booked) take(lineOf(each), Date.parse(each.startsAt));
  const lastFound = new Map<string, number | null>();
  return moving.map(({ queue, siteId, minutes }) => {
    const line = lineOf({ queue, siteId });
    const alike = `${line} ${minutes}`;
    const from = lastFound.get(alike);
    if (from === null) return null;
    const search = { fromMs: from ?? fromMs, minutes };
    const freeMs = firstFreeTime(openAt.get(siteId) ?? [], search, taken.get(line) ?? [], rule);
    lastFound.set(alike, freeMs);
    if (freeMs === null) return null;
    take(line, freeMs);
    return new Date(freeMs).toISOString();
  });
}

/** Those of one line at one site take each other's time. */
function lineOf({ queue, siteId }: Placed): string {
  return [siteId, ...bookedTogether(queue)].join(' ');
}
