import { rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startDeskUnderTest } from './desk-under-test.ts';
import { type EventListener, listenToEvents } from './event-listener.ts';
import { median, percentile } from './percentile.ts';
import { postIntake } from './post-intake.ts';
import { startProgram } from './processes.ts';
import type { Figure } from './report.ts';
import { sampleIntake } from './sample-intake.ts';

const repeats = 5;
const ticketsPerRepeat = 200;
const betweenMs = 20;

/**
 * From the moment a kiosk sends a ticket until a technician's client has parsed its event, product
 * beside floor, interleaved in one run (goal P1). Full product: token, validation, SQLite with
 * synchronous=FULL, event table, sign-in on the stream.
 */
export async function submitToVisible(): Promise<readonly Figure[]> {
  const desk = await startDeskUnderTest();
  const journal = join(tmpdir(), `balie-floor-${process.pid}`);
  const floor = await startProgram(join(import.meta.dirname, 'floor.ts'), [journal]);
  try {
    const figures: Figure[] = [];
    for (const technicians of [1, 200]) {
      const product = { p50: [] as number[], p99: [] as number[] };
      const least = { p50: [] as number[], p99: [] as number[] };
      for (let repeat = 0; repeat < repeats; repeat += 1) {
        for (const [into, target] of [
          [least, { url: floor.ready.url, headers: {} as Record<string, string>, kiosk: {} }],
          [product, { url: desk.url, headers: desk.staffHeaders, kiosk: desk.kioskHeaders }],
        ] as const) {
          const samples = await measure(target.url, target.headers, target.kiosk, technicians);
          into.p50.push(percentile(samples, 0.5));
          into.p99.push(percentile(samples, 0.99));
        }
      }
      for (const share of ['p50', 'p99'] as const) {
        const ours = median(product[share]);
        const theirs = median(least[share]);
        figures.push({
          name: `submit → visible, ${technicians} technician(s), ${share}`,
          value: ours,
          unit: 'ms',
          baseline: theirs,
          ratio: ours / theirs,
          target: share === 'p50' ? 1.5 : 2,
        });
      }
    }
    return figures;
  } finally {
    await floor.stop();
    await desk.stop();
    rmSync(journal, { force: true });
  }
}

async function measure(
  url: string,
  staffHeaders: Readonly<Record<string, string>>,
  kioskHeaders: Readonly<Record<string, string>>,
  technicians: number,
): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const sentAt = new Map<number, number>();
  const samples: number[] = [];
  const listeners: EventListener[] = [];
  const early = new Map<number, number>();
  // Neither the one who is told first nor the last.
  const watched = Math.floor(technicians / 2);
  for (let count = 0; count < technicians; count += 1) {
    const watching = count === watched;
    listeners.push(
      await listenToEvents(`${url}/v1/events`, staffHeaders, (data, atMs) => {
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

function numberIn(data: unknown): number {
  if (typeof data !== 'object' || data === null) return -1;
  if ('number' in data) return Number(data.number);
  if ('item' in data && typeof data.item === 'object' && data.item !== null) {
    return 'number' in data.item ? Number(data.item.number) : -1;
  }
  return -1;
}
