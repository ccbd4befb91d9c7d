import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { TicketIntake } from '../shared/domain/ticket.ts';
import { startDeskUnderTest } from './desk-under-test.ts';
import { median, percentile } from './percentile.ts';
import { cpuMs, startProgram } from './processes.ts';
import { type Figure, plainFigure, ratioFigure } from './report.ts';
import { sampleIntake } from './sample-intake.ts';
import { openStreams } from './streams-under-test.ts';

const streams = 1000;
const repeats = 5;
const eventsPerRepeat = 40;
const eventsPerSecond = 20;

const replySchema = z.object({ number: z.number() });

interface Target {
  readonly url: string;
  readonly pid: number;
  readonly streamHeaders: Readonly<Record<string, string>>;
  readonly ticketHeaders: Readonly<Record<string, string>>;
}

interface Measured {
  /** Processor time of the whole program per event delivered to one stream, in µs. */
  readonly microsPerDelivery: number;
  readonly p50: number;
  readonly p99: number;
}

/**
 * A thousand technicians on one desk and 20 events a second (goal P6): processor time per delivery
 * and the time from sending the ticket until a stream has its event, beside the floor program. The
 * part of taking the tickets in is measured on one stream and taken off.
 */
export async function pushFanOut(): Promise<readonly Figure[]> {
  const desk = await startDeskUnderTest();
  const folder = mkdtempSync(join(tmpdir(), 'balie-floor-'));
  const floor = await startProgram(join(import.meta.dirname, 'floor.ts'), [
    join(folder, 'journal'),
  ]);
  try {
    const { pid: floorPid } = floor.child;
    if (floorPid === undefined) throw new Error('The floor program has no process');
    const least: Target = {
      url: floor.ready.url,
      pid: floorPid,
      streamHeaders: {},
      ticketHeaders: {},
    };
    const product: Target = {
      url: desk.url,
      pid: desk.pid,
      streamHeaders: desk.staffHeaders,
      ticketHeaders: desk.kioskHeaders,
    };
    const intakeMs = { least: await intakeCost(least), product: await intakeCost(product) };
    const measured = { least: [] as Measured[], product: [] as Measured[] };
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      measured.least.push(await fanOut(least, intakeMs.least));
      measured.product.push(await fanOut(product, intakeMs.product));
    }
    const middle = (of: readonly Measured[], what: keyof Measured): number =>
      median(of.map((one) => one[what]));
    const cost = middle(measured.product, 'microsPerDelivery');
    const leastCost = middle(measured.least, 'microsPerDelivery');
    return [
      plainFigure(`processor per delivery, ${streams} streams`, cost, 'µs', 15),
      ratioFigure('the same beside the floor', cost, 'µs', leastCost, null),
      plainFigure('processor per ticket taken in', intakeMs.product * 1000, 'µs'),
      ...(['p50', 'p99'] as const).flatMap((share) => [
        plainFigure(
          `submit → on a stream, ${share}`,
          middle(measured.product, share),
          'ms',
          share === 'p99' ? 150 : null,
        ),
        ratioFigure(
          `the same beside the floor, ${share}`,
          middle(measured.product, share),
          'ms',
          middle(measured.least, share),
          null,
        ),
      ]),
    ];
  } finally {
    await floor.stop();
    await desk.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Processor time to take one ticket in, with one stream open, in ms. The first tickets warm up. */
async function intakeCost(target: Target): Promise<number> {
  await run(target, 1, 100);
  return (await run(target, 1, 100)).cpu / 100;
}

async function fanOut(target: Target, intakeMs: number): Promise<Measured> {
  const { cpu, delivered, latencies } = await run(target, streams, eventsPerRepeat);
  return {
    microsPerDelivery: ((cpu - intakeMs * eventsPerRepeat) * 1000) / delivered,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
  };
}

async function run(target: Target, count: number, events: number) {
  const sentAt = new Map<number, number>();
  const open = await openStreams(`${target.url}/v1/events`, target.streamHeaders, count);
  try {
    await delay(200);
    const before = await cpuMs(target.pid);
    const from = performance.now();
    for (let event = 0; event < events; event += 1) {
      const intake = sampleIntake();
      const sent = performance.now();
      sentAt.set(await send(target, intake), sent);
      const nextAt = from + ((event + 1) * 1000) / eventsPerSecond;
      await delay(Math.max(0, nextAt - performance.now()));
    }
    await open.arrived(events);
    const cpu = (await cpuMs(target.pid)) - before;
    return { cpu, delivered: open.delivered(), latencies: open.latenciesSince(sentAt) };
  } finally {
    open.close();
  }
}

/** Answers the number of the ticket. */
async function send(target: Target, intake: TicketIntake): Promise<number> {
  const response = await fetch(`${target.url}/v1/tickets`, {
    method: 'POST',
    headers: {
      ...target.ticketHeaders,
      'content-type': 'application/json',
      'idempotency-key': intake.visitId,
    },
    body: JSON.stringify(intake),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return replySchema.parse(await response.json()).number;
}
