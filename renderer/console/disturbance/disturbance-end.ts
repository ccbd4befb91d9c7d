import type { Disturbance } from '../../../shared/domain/disturbance.ts';

const hourMs = 60 * 60 * 1000;
const lastsMs = { 'two-hours': 2 * hourMs, 'eight-hours': 8 * hourMs } as const;

export type End = 'as-it-is' | 'open-end' | keyof typeof lastsMs;

/** The ends to choose from; the first is what stands when nobody chooses. */
export function endsOf(untilAt: Disturbance['untilAt']): readonly [End, ...End[]] {
  return untilAt === null
    ? ['open-end', 'two-hours', 'eight-hours']
    : ['as-it-is', 'open-end', 'two-hours', 'eight-hours'];
}

/** When it ends, of one that ended at `untilAt` so far. */
export function endAfter(
  end: End,
  untilAt: Disturbance['untilAt'],
  nowMs: number,
): Disturbance['untilAt'] {
  switch (end) {
    case 'as-it-is':
      return untilAt;
    case 'open-end':
      return null;
    case 'two-hours':
    case 'eight-hours':
      return new Date(nowMs + lastsMs[end]).toISOString();
  }
}
