import { loadavg } from 'node:os';

/** One measured figure, with what it is measured against in the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | 'µs' | 'count' | 'MB growth' | 'minutes' | 'percent';
  /** The same on the floor program or the empty window; null when there is none. */
  readonly baseline: number | null;
  readonly ratio: number | null;
  /** What we are held to: a ratio when there is a baseline, else the figure itself. */
  readonly target: number | null;
}

/** A figure that stands by itself; `target` null: it only explains the others. */
export function plainFigure(
  name: string,
  value: number,
  unit: Figure['unit'],
  target: number | null = null,
): Figure {
  return { name, value, unit, baseline: null, ratio: null, target };
}

/** A figure with its baseline of the same run; the target holds for the ratio. */
export function ratioFigure(
  name: string,
  value: number,
  unit: Figure['unit'],
  baseline: number,
  target: number | null,
): Figure {
  return { name, value, unit, baseline, ratio: value / baseline, target };
}

/** One question that a bench answers. */
export interface Bench {
  readonly name: string;
  readonly question: string;
  readonly run: () => Promise<readonly Figure[]>;
}

/** Prints figures as a table; a missed target is said, never hidden. */
export function printFigures(bench: Bench, figures: readonly Figure[]): void {
  const load = loadavg()[0] ?? 0;
  console.log(`\n${bench.name}: ${bench.question} (load ${load.toFixed(2)})`);
  for (const figure of figures) console.log(`  ${line(figure)}`);
}

function line(figure: Figure): string {
  const parts = [`${figure.name}: ${round(figure.value)} ${figure.unit}`];
  if (figure.baseline !== null) parts.push(`baseline ${round(figure.baseline)}`);
  if (figure.ratio !== null) parts.push(`ratio ${figure.ratio.toFixed(2)}×`);
  if (figure.target !== null) {
    const reached = (figure.ratio ?? figure.value) <= figure.target;
    parts.push(
      `target ≤ ${figure.target}${figure.ratio === null ? '' : '×'} ${reached ? 'met' : 'MISSED'}`,
    );
  }
  return parts.join(', ');
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
