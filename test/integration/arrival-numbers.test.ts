import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sampleArrival } from '../../bench/sample-arrival.ts';
import { takeIn } from '../../desk/store/arrival-store.ts';
import { openDatabase } from '../../desk/store/open-database.ts';
import type { DeskDatabase } from '../../desk/store/tables.ts';

let folder: string;
let database: DeskDatabase;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'balie-arrivals-'));
  const opened = await openDatabase(folder, null, () => undefined);
  if (!opened.ok) throw new Error(opened.fault.detail);
  database = opened.value;
});

afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const arrive = (series: string | null, taken = false, held: readonly number[] = []) =>
  takeIn(database, { series: codesOf(series, held), locks: false }, (given) =>
    taken
      ? Promise.reject(new Error('This visit is taken'))
      : Promise.resolve(sampleArrival(given)),
  );

const codesOf = (name: string | null, held: readonly number[]) =>
  name === null ? null : { name, firstFree: freeBut(held) };

/** The first number from one on that is not among these. */
const freeBut =
  (held: readonly number[]) =>
  (from: number): number =>
    held.includes(from) ? freeBut(held)(from + 1) : from;

/** What was stored, each kind of number in order. */
async function stored() {
  const tickets = await database.read
    .selectFrom('ticket')
    .select(['number', 'visit_code'])
    .orderBy('number')
    .execute();
  const events = await database.read
    .selectFrom('event')
    .select('event_id')
    .orderBy('event_id')
    .execute();
  return {
    numbers: tickets.map((ticket) => ticket.number),
    codes: tickets.map((ticket) => ticket.visit_code),
    events: events.map((event) => event.event_id),
  };
}

const upTo = (last: number) => Array.from({ length: last }, (_none, at) => at + 1);

it('leaves out no number when visits that come in together are refused in between', async () => {
  const outcomes = await Promise.allSettled(
    upTo(30).map((nth) => arrive('visit-code:today:A', nth % 3 === 0)),
  );

  const { numbers, codes, events } = await stored();
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(10);
  expect(numbers).toEqual(upTo(20));
  expect(codes).toEqual(upTo(20).map((nth) => `A${String(nth).padStart(2, '0')}`));
  expect(events).toEqual(upTo(20));
});

it('goes on counting after another command, another series and a pause', async () => {
  await arrive('visit-code:today:A');
  await database.write((db) =>
    db.updateTable('counter').set({ value: 41 }).where('name', '=', 'visit-code:today:A').execute(),
  );
  await arrive('visit-code:today:A');
  await arrive(null);
  await arrive('visit-code:tomorrow:A');
  // Longer than the quiet after which numbers are asked for ahead.
  await delay(30);
  await arrive('visit-code:tomorrow:A');

  const { numbers, codes, events } = await stored();
  expect(numbers).toEqual(upTo(5));
  expect(codes).toEqual(['A01', 'A42', 'Anull', 'A01', 'A02']);
  expect(events).toEqual(upTo(5));
});

it('asks anew after a visit that was refused by the statement itself', async () => {
  const twice = () =>
    takeIn(database, { series: codesOf('visit-code:today:A', []), locks: false }, (given) => {
      const arrival = sampleArrival(given);
      return Promise.resolve({ ...arrival, ticket: { ...arrival.ticket, visitId: 'twice' } });
    });
  const outcomes = await Promise.allSettled([twice(), twice(), arrive('visit-code:today:A')]);
  await arrive('visit-code:today:A');

  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const { numbers, events } = await stored();
  expect(numbers).toEqual(upTo(3));
  expect(events).toEqual(upTo(3));
});

it('passes codes over that somebody holds still, and goes on after them', async () => {
  await arrive('visit-code:today:A', false, [1, 2]);
  await arrive('visit-code:today:A', false, [4]);
  await Promise.all(upTo(3).map(() => arrive('visit-code:today:A', false, [7])));

  expect((await stored()).codes).toEqual(['A03', 'A05', 'A06', 'A08', 'A09']);
});
