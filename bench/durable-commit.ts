import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeIn } from '../desk/store/arrival-store.ts';
import { openDatabase } from '../desk/store/open-database.ts';
import { median } from './percentile.ts';
import { openPlainRows, writesPerSecond } from './plain-rows.ts';
import { type Figure, plainFigure, ratioFigure } from './report.ts';
import { sampleArrival } from './sample-arrival.ts';
import { rowsOnSlowDisk } from './slow-disk.ts';

const repeats = 5;
const single = 300;
const together = 20_000;
const visitsTogether = 4_000;
const pageBytes = 4096;

/**
 * What durability costs (goal P3). The storage port with one plain row beside a raw write and fdatasync of
 * one page, alone and with many at once that share flushes; then the same for whole visits: numbers, ticket
 * with its indexes, and event.
 */
export async function durableCommit(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'balie-commit-'));
  const plain = await openPlainRows(join(folder, 'plain.sqlite'));
  const desk = await openDatabase(join(folder, 'desk'), null, () => undefined);
  if (!desk.ok) throw new Error(desk.fault.detail);
  const series = { name: 'visit-code:bench:A', firstFree: (code: number) => code };
  const visit = () =>
    takeIn(desk.value, { series, locks: false }, (given) => Promise.resolve(sampleArrival(given)));
  try {
    const figures = { raw: [], row: [], rows: [], visit: [], visits: [], flushes: [] } as Record<
      'raw' | 'row' | 'rows' | 'visit' | 'visits' | 'flushes',
      number[]
    >;
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const flushed = flushesOf(join(folder, `raw-${repeat}`));
      figures.raw.push(median(flushed));
      figures.flushes.push(1000 / (flushed.reduce((sum, each) => sum + each, 0) / single));
      figures.row.push(median(await oneByOne(plain.write)));
      figures.rows.push(await writesPerSecond(plain.write, together));
      figures.visit.push(median(await oneByOne(visit)));
      figures.visits.push(await writesPerSecond(visit, visitsTogether));
    }
    const slow = await rowsOnSlowDisk(folder);
    if (slow === null) console.log('  Not measured for want of strace: a disk with slow flushes');
    const rows = median(figures.rows);
    const flushes = median(figures.flushes);
    return [
      ratioFigure('one row, p50', median(figures.row), 'ms', median(figures.raw), 2),
      plainFigure('rows a second, many at once', rows, 'count'),
      plainFigure('short of 20,000 rows a second', Math.max(0, 20_000 - rows), 'count', 0),
      plainFigure('flushes a second of this disk', flushes, 'count'),
      plainFigure('short of two rows per flush', Math.max(0, 2 * flushes - rows), 'count', 0),
      ...(slow === null ? [] : slowFigures(slow)),
      ratioFigure('one whole visit, p50', median(figures.visit), 'ms', median(figures.raw), null),
      plainFigure('whole visits a second, many at once', median(figures.visits), 'count'),
    ];
  } finally {
    await plain.close();
    await desk.value.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function slowFigures(rows: number): readonly Figure[] {
  const name = 'rows a second where each flush takes 5 ms longer';
  return [
    plainFigure(name, rows, 'count'),
    plainFigure('short of 5,000 of them', Math.max(0, 5000 - rows), 'count', 0),
  ];
}

/** Each write and flush of one page, in ms. */
function flushesOf(file: string): readonly number[] {
  const handle = openSync(file, 'w');
  const page = Buffer.alloc(pageBytes, 7);
  const took: number[] = [];
  for (let count = 0; count < single; count += 1) {
    const from = performance.now();
    writeSync(handle, page);
    fdatasyncSync(handle);
    took.push(performance.now() - from);
  }
  closeSync(handle);
  return took;
}

async function oneByOne(write: () => Promise<unknown>): Promise<readonly number[]> {
  const took: number[] = [];
  for (let count = 0; count < single; count += 1) {
    const from = performance.now();
    await write();
    took.push(performance.now() - from);
  }
  return took;
}
