import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { openDatabase } from '../desk/store/open-database.ts';
import { mergeIndex } from '../desk/store/search-index-store.ts';
import type { DeskUnderTest } from './desk-under-test.ts';
import { handOver } from './hand-over.ts';
import { sampleIntake } from './sample-intake.ts';

/** Tickets that are open on every desk; the rest is closed history. */
const openTickets = 50;
/** One of so many words stands in the text of each ticket. */
export const rareWords = 1_000;

/** A word that every `rareWords`-th ticket has. */
export function rareWord(nth: number): string {
  const letter = (figure: number) => 'abcdefghij'[Math.floor(nth / figure) % 10] ?? '';
  return `zeld${letter(100)}${letter(10)}${letter(1)}`;
}

/**
 * Takes 50 visits in by the desk itself, then clones them by SQL, with ids and words of their own, as closed
 * tickets with older numbers, of the size of a visit without a readout. The oldest has a word that no
 * other has. Answers when all of them are in the desk's index: the seconds that putting them in took.
 */
export async function fillDesk(desk: DeskUnderTest, tickets: number): Promise<number> {
  for (let count = 0; count < openTickets - 1; count += 1) await takeIn(desk);
  await untilIndexed(desk);
  const file = new DatabaseSync(join(desk.folder, 'desk.sqlite'));
  // Speed only: the desk's own connections keep their durability.
  file.exec('PRAGMA synchronous=OFF; PRAGMA busy_timeout=10000; PRAGMA cache_size=-128000');
  const columns = z
    .array(z.object({ name: z.string() }))
    .parse(file.prepare("SELECT name FROM pragma_table_info('ticket')").all())
    .map(({ name }) => name);
  const samples = openTickets - 1;
  // The numbers of the real ones: they become the newest.
  file.exec(`UPDATE ticket SET number = number + ${tickets}`);
  file.exec(`UPDATE counter SET value = value + ${tickets} WHERE name = 'ticket'`);
  const letter = (figure: number) => `substr('abcdefghij', n / ${figure} % 10 + 1, 1)`;
  const word = `'zeld' || ${letter(100)} || ${letter(10)} || ${letter(1)} || CASE n WHEN 1 THEN ' sesam' ELSE '' END`;
  const other: Readonly<Record<string, string>> = {
    ticket_id: "printf('00000000-0000-7000-8000-%012x', n)",
    visit_id: "printf('00000000-0000-7000-9000-%012x', n)",
    status_token: "printf('bench-status-token-%024d', n)",
    number: 'n',
    status: "'closed'",
    arrived_at: "strftime('%Y-%m-%dT%H:%M:%fZ', 1700000000 + n * 60, 'unixepoch')",
    resolved_at: "strftime('%Y-%m-%dT%H:%M:%fZ', 1700000600 + n * 60, 'unixepoch')",
    started_at: "strftime('%Y-%m-%dT%H:%M:%fZ', 1700000300 + n * 60, 'unixepoch')",
    document: `replace(document, 'vanmorgen', ${word})`,
  };
  const values = columns.map((column) => other[column] ?? column).join(', ');
  const chunk = 100_000;
  const clones = tickets - openTickets;
  for (let from = 1; from <= clones; from += chunk) {
    const to = Math.min(from + chunk - 1, clones);
    file.exec(
      `INSERT INTO ticket (${columns.join(', ')})
       WITH RECURSIVE clone(n) AS (SELECT ${from} UNION ALL SELECT n + 1 FROM clone WHERE n < ${to})
       SELECT ${values} FROM clone JOIN ticket ON ticket.number = ${tickets} + 1 + n % ${samples}`,
    );
  }
  file.exec("INSERT INTO search_index (search_index) VALUES ('delete-all')");
  file.exec('DELETE FROM search_document');
  file.exec(`UPDATE search_position SET fill_below = ${tickets + openTickets},
    fill_from = ${tickets + openTickets}`);
  file.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  file.close();
  const began = performance.now();
  // The desk asked for its numbers before they were changed behind its back, and is refused once.
  await takeIn(desk).catch(() => takeIn(desk));
  await untilIndexed(desk);
  const seconds = (performance.now() - began) / 1000;
  await mergeAll(desk);
  await readWhole(join(desk.folder, 'desk.sqlite'));
  return seconds;
}

/** So that the system has it in memory, as the file of a desk that has run for a day. */
async function readWhole(file: string): Promise<void> {
  await pipeline(createReadStream(file), async (bytes) => {
    for await (const _ of bytes);
  });
}

/**
 * Helps the desk to make one part of the many that its index has right after it was built, as it does by itself in
 * the next minute: a desk with so many tickets has seldom just built it.
 */
async function mergeAll(desk: DeskUnderTest): Promise<void> {
  const opened = await openDatabase(desk.folder, null, () => undefined);
  if (!opened.ok) throw new Error(opened.fault.detail);
  await mergeIndex(opened.value);
  await opened.value.close();
}

/** Until nothing is left to index, by what the desk says of itself. */
async function untilIndexed(desk: DeskUnderTest): Promise<void> {
  for (;;) {
    const text = await (await fetch(`${desk.url}/metrics`)).text();
    const gauge = (name: string) =>
      Number(new RegExp(`^${name} (\\d+)$`, 'mu').exec(text)?.[1] ?? NaN);
    if (gauge('balie_search_lag_events') === 0 && gauge('balie_search_built_percent') === 100)
      return;
    await delay(100);
  }
}

/** One visit without a readout. */
export async function takeIn(desk: DeskUnderTest): Promise<void> {
  const { readout: _readout, decision: _decision, ...visit } = sampleIntake();
  await handOver(desk, { ...visit, readout: null, decision: { choice: 'no-device' } });
}
