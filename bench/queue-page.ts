import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type DeskUnderTest, startDeskUnderTest } from './desk-under-test.ts';
import { median } from './percentile.ts';
import { type Figure, ratioFigure } from './report.ts';
import { sampleIntake } from './sample-intake.ts';

const fewTickets = 10_000;
const manyTickets = Number(process.env['BALIE_BENCH_TICKETS'] ?? 1_000_000);
const openTickets = 50;
const manyRequests = 100;
/** Searches that read every ticket take seconds; a few say enough. */
const fewRequests = 3;

interface Question {
  readonly name: string;
  readonly path: string;
  readonly requests: number;
}

const questions: readonly Question[] = [
  { name: 'queue page', path: '/v1/queue', requests: manyRequests },
  { name: 'newest tickets', path: '/v1/tickets?limit=50', requests: manyRequests },
  { name: 'search, a common word', path: '/v1/tickets?q=mail&limit=50', requests: manyRequests },
  { name: 'search, no ticket has it', path: '/v1/tickets?q=zzyzx', requests: fewRequests },
  { name: 'search, the oldest ticket', path: '/v1/tickets?q=sesam', requests: fewRequests },
];

/**
 * The same pages on a desk with few and a desk with many tickets, request by request in one run (goal P4).
 * 50 tickets are open on both; the rest is closed history of the size of a visit without a readout.
 */
export async function queuePage(): Promise<readonly Figure[]> {
  const few = await startDeskUnderTest();
  const many = await startDeskUnderTest();
  try {
    await fill(few, fewTickets);
    await fill(many, manyTickets);
    const figures: Figure[] = [];
    for (const question of questions) {
      const onFew: number[] = [];
      const onMany: number[] = [];
      await ask(few, question);
      await ask(many, question);
      for (let request = 0; request < question.requests; request += 1) {
        onFew.push(await ask(few, question));
        onMany.push(await ask(many, question));
      }
      figures.push(
        ratioFigure(
          `${question.name}, ${manyTickets} tickets beside ${fewTickets}, p50`,
          median(onMany),
          'ms',
          median(onFew),
          1.3,
        ),
      );
    }
    return figures;
  } finally {
    await few.stop();
    await many.stop();
  }
}

/** The time of a page, in ms. */
async function ask(desk: DeskUnderTest, { path }: Question): Promise<number> {
  const from = performance.now();
  const response = await fetch(desk.url + path, { headers: desk.staffHeaders });
  const text = await response.text();
  const took = performance.now() - from;
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
  return took;
}

/**
 * Takes 50 visits in by the desk itself, then clones them by SQL, with ids of their own, as closed
 * tickets with older numbers. The oldest has a word that no other has.
 */
async function fill(desk: DeskUnderTest, tickets: number): Promise<void> {
  for (let count = 0; count < openTickets; count += 1) await takeIn(desk);
  const file = new DatabaseSync(join(desk.folder, 'desk.sqlite'));
  // Speed only: the desk's own connections keep their durability.
  file.exec('PRAGMA synchronous=OFF; PRAGMA busy_timeout=10000; PRAGMA cache_size=-128000');
  const columns = z
    .array(z.object({ name: z.string() }))
    .parse(file.prepare("SELECT name FROM pragma_table_info('ticket')").all())
    .map(({ name }) => name);
  // Numbers 1 to 50 are the real ones: they become the newest.
  file.exec(`UPDATE ticket SET number = number + ${tickets}`);
  file.exec(`UPDATE counter SET value = value + ${tickets} WHERE name = 'ticket'`);
  const other: Readonly<Record<string, string>> = {
    ticket_id: "printf('00000000-0000-7000-8000-%012x', n)",
    visit_id: "printf('00000000-0000-7000-9000-%012x', n)",
    status_token: "printf('bench-status-token-%024d', n)",
    number: 'n',
    status: "'closed'",
    arrived_at: "strftime('%Y-%m-%dT%H:%M:%fZ', 1700000000 + n * 60, 'unixepoch')",
    resolved_at: "strftime('%Y-%m-%dT%H:%M:%fZ', 1700000600 + n * 60, 'unixepoch')",
    started_at: "strftime('%Y-%m-%dT%H:%M:%fZ', 1700000300 + n * 60, 'unixepoch')",
    search_text: "replace(search_text, 'sesam', '') || CASE n WHEN 1 THEN ' sesam' ELSE '' END",
  };
  const values = columns.map((column) => other[column] ?? column).join(', ');
  const chunk = 100_000;
  for (let from = 1; from <= tickets - openTickets; from += chunk) {
    const to = Math.min(from + chunk - 1, tickets - openTickets);
    file.exec(
      `INSERT INTO ticket (${columns.join(', ')})
       WITH RECURSIVE clone(n) AS (SELECT ${from} UNION ALL SELECT n + 1 FROM clone WHERE n < ${to})
       SELECT ${values} FROM clone
       JOIN ticket ON ticket.number = ${tickets} + 1 + n % ${openTickets}`,
    );
  }
  file.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  file.close();
}

async function takeIn(desk: DeskUnderTest): Promise<void> {
  const { readout: _readout, decision: _decision, ...visit } = sampleIntake();
  const intake = { ...visit, readout: null, decision: { choice: 'no-device' } };
  const response = await fetch(`${desk.url}/v1/tickets`, {
    method: 'POST',
    headers: {
      ...desk.kioskHeaders,
      'content-type': 'application/json',
      'idempotency-key': intake.visitId,
    },
    body: JSON.stringify(intake),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}
