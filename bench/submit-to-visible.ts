import { rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startPostgres } from '../test/integration/desk-postgres.ts';
import { startDeskBeside, startDeskUnderTest } from './desk-under-test.ts';
import { type EventListener, listenToEvents } from './event-listener.ts';
import { median, percentile } from './percentile.ts';
import { postIntake } from './post-intake.ts';
import { startProgram } from './processes.ts';
import { type Figure, ratioFigure } from './report.ts';
import { sampleIntake } from './sample-intake.ts';

const repeats = 5;
const ticketsPerRepeat = 200;
const betweenMs = 20;

/** What each number of technicians is held to, as ratios of the floor (goal P1, and for one alone its correction). */
const oneDesk = [
  { technicians: 1, p50: 1.5, p99: 1.6 },
  { technicians: 200, p50: 1.25, p99: 1.5 },
];
const twoDesks = [{ technicians: 200, p50: 1.75, p99: 2 }];

/** A program that takes visits, and where technicians listen to what came in. */
interface Measured {
  readonly url: string;
  /** In turns; who is watched listens at the last one. */
  readonly listenAt: readonly string[];
  readonly kioskHeaders: Readonly<Record<string, string>>;
  readonly staffHeaders: Readonly<Record<string, string>>;
}

/**
 * From the moment a kiosk sends a ticket until a technician's client has parsed its event, product
 * beside floor, interleaved in one run (goal P1): one desk on SQLite with synchronous=FULL, and two on one
 * PostgreSQL, where the kiosk hands over to one desk and who is watched listens at the other. Full product:
 * token, validation, event table, sign-in on the stream.
 */
export async function submitToVisible(): Promise<readonly Figure[]> {
  const journal = join(tmpdir(), `balie-floor-${process.pid}`);
  const floor = await startProgram(join(import.meta.dirname, 'floor.ts'), [journal]);
  const least = {
    url: floor.ready.url,
    listenAt: [floor.ready.url],
    kioskHeaders: {},
    staffHeaders: {},
  };
  try {
    return [...(await besideOneDesk(least)), ...(await besideTwoDesks(least))];
  } finally {
    await floor.stop();
    rmSync(journal, { force: true });
  }
}

async function besideOneDesk(floor: Measured): Promise<readonly Figure[]> {
  const desk = await startDeskUnderTest();
  try {
    const figures: Figure[] = [];
    for (const goal of oneDesk) {
      figures.push(...(await compare('', { ...desk, listenAt: [desk.url] }, floor, goal)));
    }
    return figures;
  } finally {
    await desk.stop();
  }
}

async function besideTwoDesks(floor: Measured): Promise<readonly Figure[]> {
  const postgres = await startPostgres({ syncs: true });
  try {
    const databaseUrl = await postgres.newDatabase();
    const desk = await startDeskUnderTest({ databaseUrl });
    const other = await startDeskBeside(desk, databaseUrl);
    try {
      const figures: Figure[] = [];
      const listenAt = [desk.url, other.ready.url];
      for (const goal of twoDesks) {
        const name = ' of two desks on PostgreSQL';
        figures.push(...(await compare(name, { ...desk, listenAt }, floor, goal)));
      }
      return figures;
    } finally {
      await other.stop();
      await desk.stop();
    }
  } finally {
    await postgres.stop();
  }
}

async function compare(
  name: string,
  product: Measured,
  floor: Measured,
  goal: { readonly technicians: number; readonly p50: number; readonly p99: number },
): Promise<readonly Figure[]> {
  const ours = { p50: [] as number[], p99: [] as number[] };
  const least = { p50: [] as number[], p99: [] as number[] };
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const [into, measured] of [
      [least, floor],
      [ours, product],
    ] as const) {
      const samples = await measure(measured, goal.technicians);
      into.p50.push(percentile(samples, 0.5));
      into.p99.push(percentile(samples, 0.99));
    }
  }
  return (['p50', 'p99'] as const).map((share) =>
    ratioFigure(
      `submit → visible, ${goal.technicians} technician(s)${name}, ${share}`,
      median(ours[share]),
      'ms',
      median(least[share]),
      goal[share],
    ),
  );
}

async function measure(
  { url, listenAt, kioskHeaders, staffHeaders }: Measured,
  technicians: number,
): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const sentAt = new Map<number, number>();
  const samples: number[] = [];
  const listeners: EventListener[] = [];
  const early = new Map<number, number>();
  // Neither the one who is told first at his desk nor the last.
  const watched = atLast(listenAt, Math.floor(technicians / 2));
  for (let count = 0; count < technicians; count += 1) {
    const watching = count === watched;
    const at = listenAt[count % listenAt.length] ?? url;
    listeners.push(
      await listenToEvents(`${at}/v1/events`, staffHeaders, (data, atMs) => {
        if (!watching) return;
        const number = numberIn(data);
        const sent = sentAt.get(number);
        if (sent === undefined) early.set(number, atMs);
        else samples.push(atMs - sent);
      }),
    );
  }
  for (let ticket = 0; ticket < ticketsPerRepeat; ticket += 1) {
    const intake = sampleIntake();
    const from = performance.now();
    const number = await postIntake(agent, url, kioskHeaders, intake);
    sentAt.set(number, from);
    const seen = early.get(number);
    if (seen !== undefined) samples.push(seen - from);
    await delay(betweenMs);
  }
  await delay(300);
  for (const listener of listeners) listener.close();
  agent.destroy();
  if (samples.length < ticketsPerRepeat) {
    throw new Error(`Only ${samples.length} of ${ticketsPerRepeat} tickets became visible`);
  }
  return samples;
}

/** The nearest technician, from one on, who listens at the last place. */
function atLast(places: readonly string[], from: number): number {
  return from + places.length - 1 - (from % places.length);
}

function numberIn(data: unknown): number {
  if (typeof data !== 'object' || data === null) return -1;
  if ('number' in data) return Number(data.number);
  if ('item' in data && typeof data.item === 'object' && data.item !== null) {
    return 'number' in data.item ? Number(data.item.number) : -1;
  }
  return -1;
}
