import type { Gate, RingFigures } from '../../../shared/domain/release/gate.ts';

/** One figure of a ring beside what the gate asks of it. */
export interface Measure {
  readonly name: 'healthy' | 'visits' | 'crash-free' | 'readouts' | 'seconds';
  /** Null while there is nothing to reckon with. */
  readonly value: number | null;
  /** What it must reach, or stay under when it is `seconds`; null while there is no norm. */
  readonly norm: number | null;
  /** Null while there is no value or no norm. */
  readonly isGood: boolean | null;
}

/** The figures of a ring as `judge` in shared/domain/release/gate.ts weighs them, for eyes. */
export function measuresOf(gate: Gate, { kiosks, healthy, now, before }: RingFigures): Measure[] {
  const isUsualKnown = before.visits >= gate.leastVisits && before.visitSeconds > 0;
  const longest = isUsualKnown
    ? (before.visitSeconds / before.visits) * (1 + gate.slowerPercent / 100)
    : null;
  return [
    atLeast('healthy', kiosks === 0 ? null : healthy, kiosks),
    atLeast('visits', now.visits, gate.leastVisits),
    atLeast('crash-free', goodPercent(now.crashed, now.visits), gate.crashFreePercent),
    atLeast('readouts', goodPercent(now.readoutsFailed, now.readouts), gate.readoutPercent),
    atMost('seconds', now.visits === 0 ? null : now.visitSeconds / now.visits, longest),
  ];
}

function goodPercent(bad: number, all: number): number | null {
  return all === 0 ? null : 100 * (1 - bad / all);
}

function atLeast(name: Measure['name'], value: number | null, norm: number): Measure {
  return { name, value, norm, isGood: value === null ? null : value >= norm };
}

function atMost(name: Measure['name'], value: number | null, norm: number | null): Measure {
  return { name, value, norm, isGood: value === null || norm === null ? null : value <= norm };
}
