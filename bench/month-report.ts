import { setTimeout as delay } from 'node:timers/promises';
import { deskContract } from '../shared/contract/desk-contract.ts';
import { startDeskUnderTest } from './desk-under-test.ts';
import { handOverMany } from './hand-over.ts';
import { residentMegabytes } from './processes.ts';
import { type Figure, plainFigure } from './report.ts';

const tickets = 10_000;
const atOnce = 32;
const rounds = 5;

/** The report of a month of 10,000 tickets, as JSON and as the paper, of a desk that does nothing else. */
export async function monthReport(): Promise<readonly Figure[]> {
  const desk = await startDeskUnderTest();
  try {
    await handOverMany(desk, tickets, atOnce);
    await delay(5_000);
    const before = await residentMegabytes(desk.pid);
    const month = new Intl.DateTimeFormat('sv-SE').format(Date.now()).slice(0, 7);
    const address = new URL(deskContract['report.month'].path, desk.url).href;
    const timed = async (file: string) => {
      const began = performance.now();
      const response = await fetch(`${address}${file}?month=${month}`, {
        headers: desk.staffHeaders,
      });
      const body = await response.text();
      if (!response.ok) throw new Error(`${response.status} ${body}`);
      return { tookMs: performance.now() - began, body };
    };
    const took: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { tookMs, body } = await timed('');
      took.push(tookMs);
      const told = deskContract['report.month'].response.parse(JSON.parse(body));
      if (told.tickets !== tickets) throw new Error(`${told.tickets} of ${tickets} counted`);
    }
    const paper = await timed('.pdf');
    return [
      plainFigure(`month of ${tickets}, the first time`, took[0] ?? NaN, 'ms', 2_000),
      plainFigure(`month of ${tickets}, slowest of ${rounds}`, Math.max(...took), 'ms', 2_000),
      plainFigure('the same as a paper', paper.tookMs, 'ms'),
      plainFigure(
        'memory of the desk, more than before',
        (await residentMegabytes(desk.pid)) - before,
        'MB',
      ),
    ];
  } finally {
    await desk.stop();
  }
}
