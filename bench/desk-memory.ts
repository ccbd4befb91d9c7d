import { setTimeout as delay } from 'node:timers/promises';
import { startDeskUnderTest } from './desk-under-test.ts';
import { handOverMany } from './hand-over.ts';
import { residentMegabytes } from './processes.ts';
import type { Figure } from './report.ts';

const tickets = 10_000;
const atOnce = 32;
const restMs = 15_000;

/** Resident memory of the desk after 10,000 tickets came in. */
export async function deskMemory(): Promise<readonly Figure[]> {
  const desk = await startDeskUnderTest();
  try {
    const before = await residentMegabytes(desk.pid);
    const from = performance.now();
    await handOverMany(desk, tickets, atOnce);
    const perSecond = tickets / ((performance.now() - from) / 1000);
    const busy = await residentMegabytes(desk.pid);
    await delay(restMs);
    const plain = { baseline: null, ratio: null } as const;
    return [
      { ...plain, name: 'desk at start', value: before, unit: 'MB', target: null },
      {
        ...plain,
        name: `desk right after ${tickets} tickets`,
        value: busy,
        unit: 'MB',
        target: 150,
      },
      {
        ...plain,
        name: `desk ${restMs / 1000} s later`,
        value: await residentMegabytes(desk.pid),
        unit: 'MB',
        target: 150,
      },
      { ...plain, name: 'tickets per second', value: perSecond, unit: 'count', target: null },
    ];
  } finally {
    await desk.stop();
  }
}
