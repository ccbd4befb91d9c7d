import { tmpdir } from 'node:os';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { sampleArrival } from '../../bench/sample-arrival.ts';
import { noticeArrival } from '../../desk/store/arrival-in-postgres.ts';
import { takeIn } from '../../desk/store/arrival-store.ts';
import { eventChannel, toldEvent, visitChannel } from '../../desk/store/event-channel.ts';
import type { Arrival, GivenNumbers } from '../../desk/store/new-arrival.ts';
import { openDatabase } from '../../desk/store/open-database.ts';
import type { DeskDatabase } from '../../desk/store/tables.ts';
import { isTakenVisit } from '../../desk/store/taken-visit.ts';
import { type StartedPostgres, startPostgres } from './desk-postgres.ts';

let postgres: StartedPostgres;
let url: string;
/** Two desks on one database. */
let one: DeskDatabase;
let two: DeskDatabase;

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

beforeEach(async () => {
  url = await postgres.newDatabase();
  [one, two] = [await open(), await open()];
});

afterEach(async () => {
  await one.close();
  await two.close();
});

async function open(): Promise<DeskDatabase> {
  const opened = await openDatabase(tmpdir(), url, () => undefined);
  if (!opened.ok) throw new Error(opened.fault.detail);
  return opened.value;
}

const series = { name: 'visit-code:today:A', firstFree: (code: number) => code };

const arrive = (
  desk: DeskDatabase,
  make: (given: GivenNumbers) => Arrival<number> = sampleArrival,
  locks = false,
) => takeIn(desk, { series, locks }, (given) => Promise.resolve(make(given)));

const upTo = (last: number) => Array.from({ length: last }, (_none, at) => at + 1);

async function stored() {
  const tickets = await one.read
    .selectFrom('ticket')
    .select(['number', 'visit_code'])
    .orderBy('number')
    .execute();
  const events = await one.read
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

const consecutive = (last: number) => ({
  numbers: upTo(last),
  codes: upTo(last).map((nth) => `A${String(nth).padStart(2, '0')}`),
  events: upTo(last),
});

it('takes a visit in with one statement as long as nobody else took its numbers', async () => {
  const first = await arrive(one);
  const next = await arrive(one);
  const elsewhere = await arrive(two);
  const overtaken = await arrive(one);
  const last = await arrive(two);
  await noticeArrival(one, last.reply);
  const expected = await arrive(one);

  expect([first, next, elsewhere, overtaken, last, expected].map(({ told }) => told)).toEqual([
    false,
    true,
    false,
    false,
    false,
    true,
  ]);
  expect(await stored()).toEqual(consecutive(6));
});

it('leaves out no number and gives none twice when both desks take in many at once', async () => {
  await arrive(one);
  await arrive(two);
  const outcomes = await Promise.allSettled(
    upTo(40).map((nth) =>
      arrive(nth % 2 === 0 ? one : two, (given) => {
        if (nth % 5 === 0) throw new Error('refused');
        return sampleArrival(given);
      }),
    ),
  );
  for (const desk of [one, two, one, one]) await arrive(desk);

  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(8);
  expect(await stored()).toEqual(consecutive(38));
});

it('refuses a visit that is stored already and goes on with its number', async () => {
  await arrive(one);
  const { reply, told } = await arrive(one, (given) => withVisit(sampleArrival(given), 'twice'));
  const again = arrive(one, (given) => withVisit(sampleArrival(given), 'twice'));

  expect({ reply, told }).toEqual({ reply: 2, told: true });
  await expect(again).rejects.toSatisfy(isTakenVisit);
  expect((await arrive(one)).reply).toBe(3);
  expect(await stored()).toEqual(consecutive(3));
});

const withVisit = (arrival: Arrival<number>, visitId: string): Arrival<number> => ({
  ...arrival,
  ticket: { ...arrival.ticket, visitId },
});

it('counts on from a number that was taken by hand, and in a transaction where locks must last', async () => {
  await arrive(one);
  await one.write((db) =>
    db.updateTable('counter').set({ value: 41 }).where('name', '=', series.name).execute(),
  );
  const overtaken = await arrive(one);
  const locking = await arrive(one, sampleArrival, true);
  const passing = await takeIn(
    one,
    { series: { ...series, firstFree: (code) => (code === 44 ? 45 : code) }, locks: false },
    (given) => Promise.resolve(sampleArrival(given)),
  );

  expect([overtaken, locking, passing].map(({ told }) => told)).toEqual([false, false, true]);
  expect((await stored()).codes).toEqual(['A01', 'A42', 'A43', 'A45']);
});

it('says the name of the channel nowhere where others than the desk may read', async () => {
  const channel = await visitChannel(one);
  const { rows } = await sql<{ text: string }>`
    select prosrc as text from pg_proc where proname = 'arrival_taken_in'
    union all select definition from pg_views where viewname = 'arrival'`.execute(one.read);

  expect(rows).toHaveLength(2);
  expect(rows.filter(({ text }) => text.includes(channel.slice(-43)))).toEqual([]);
  expect(await visitChannel(two)).toBe(channel);
});

it('tells other desks with the commit what came in, unless it is too long to be told', async () => {
  const listener = new pg.Client({ connectionString: url });
  await listener.connect();
  const heard: string[] = [];
  listener.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await listener.query(`LISTEN ${eventChannel}`);
  await listener.query(`LISTEN ${listener.escapeIdentifier(await visitChannel(one))}`);
  try {
    await arrive(one);
    const { event } = await arrive(one);
    const asked = await arrive(one, (given) => {
      const arrival = sampleArrival(given);
      return { ...arrival, event: { ...arrival.event, details: { personAsked: true } } };
    });
    const tooLong = await arrive(one, (given) => {
      const arrival = sampleArrival(given);
      const item = { ...arrival.event.item, deviceName: 'é'.repeat(4000) };
      return { ...arrival, event: { ...arrival.event, item } };
    });
    // Its answer comes after everything that this connection was to be told.
    await listener.query('select 1');

    expect(tooLong.told).toBe(true);
    expect(heard.map(toldEvent)).toEqual([event, asked.event, null]);
  } finally {
    await listener.end();
  }
});
