import { rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { startDeskUnderTest } from './desk-under-test.ts';
import { median } from './percentile.ts';
import { postIntake } from './post-intake.ts';
import { type Program, startProgram } from './processes.ts';
import { type Figure, plainFigure } from './report.ts';
import { sampleIntake } from './sample-intake.ts';

const repeats = 5;
const kiosks = 500;
const technicians = 50;
/** Each kiosk hands a visit over, and each technician searches, once in so many ms. */
const kioskEveryMs = 10_000;
const searchEveryMs = 1_000;
const seconds = 10;
const words = ['mail', 'wifi', 'telefoon', 'sam', 'opslag'];

const lagSchema = z.object({
  type: z.literal('lag'),
  p50: z.number(),
  p999: z.number(),
  max: z.number(),
});
type Lag = z.infer<typeof lagSchema>;

/**
 * How long the desk's event loop stands still while 50 technicians search and 500 kiosks hand visits over
 * (goal P5), beside the floor program, which only takes the visits.
 */
export async function eventLoop(): Promise<readonly Figure[]> {
  const look = join(import.meta.dirname, 'desk-with-lag.ts');
  const desk = await startDeskUnderTest({ within: look });
  const journal = join(tmpdir(), `balie-floor-${process.pid}`);
  const floor = await startProgram(look, [join(import.meta.dirname, 'floor.ts'), journal]);
  try {
    const ours: Lag[] = [];
    const least: Lag[] = [];
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      least.push(await loaded(floor, floor.ready.url, {}, null));
      ours.push(await loaded(desk.program, desk.url, desk.kioskHeaders, desk.staffHeaders));
    }
    const ms = (lags: readonly Lag[], share: 'p50' | 'p999' | 'max') =>
      median(lags.map((lag) => lag[share])) / 1e6;
    return [
      plainFigure('a stand-still of the event loop, p99.9', ms(ours, 'p999'), 'ms', 10),
      plainFigure('the longest', ms(ours, 'max'), 'ms'),
      plainFigure('the floor program, p99.9', ms(least, 'p999'), 'ms'),
      plainFigure('the floor program, the longest', ms(least, 'max'), 'ms'),
    ];
  } finally {
    await floor.stop();
    await desk.stop();
    rmSync(journal, { force: true });
  }
}

async function loaded(
  program: Program,
  url: string,
  kioskHeaders: Readonly<Record<string, string>>,
  staffHeaders: Readonly<Record<string, string>> | null,
): Promise<Lag> {
  const agent = new Agent({ keepAlive: true });
  await lagOf(program);
  const endMs = performance.now() + seconds * 1000;
  const everyMs = async (
    periodMs: number,
    place: number,
    of: number,
    work: () => Promise<unknown>,
  ) => {
    await delay((periodMs * place) / of);
    while (performance.now() < endMs) {
      const from = performance.now();
      await work();
      await delay(Math.max(0, periodMs - (performance.now() - from)));
    }
  };
  await Promise.all([
    ...Array.from({ length: kiosks }, (_, place) =>
      everyMs(kioskEveryMs, place, kiosks, () =>
        postIntake(agent, url, kioskHeaders, sampleIntake()),
      ),
    ),
    ...Array.from({ length: staffHeaders === null ? 0 : technicians }, (_, place) =>
      everyMs(searchEveryMs, place, technicians, async () => {
        const path = `/v1/tickets?q=${words[place % words.length]}&limit=50`;
        const response = await fetch(url + path, { headers: staffHeaders ?? {} });
        if (!response.ok) throw new Error(`A search answered ${response.status}`);
        await response.arrayBuffer();
      }),
    ),
  ]);
  agent.destroy();
  return lagOf(program);
}

/** The delays since the last time that this was asked. */
function lagOf({ child }: Program): Promise<Lag> {
  return new Promise((resolve) => {
    const hear = (message: unknown) => {
      const parsed = lagSchema.safeParse(message);
      if (!parsed.success) return;
      child.off('message', hear);
      resolve(parsed.data);
    };
    child.on('message', hear);
    child.send('lag');
  });
}
