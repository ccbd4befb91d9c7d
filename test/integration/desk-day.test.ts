import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DayClock } from './day/day-clock.ts';
import { playServiceDay } from './day/service-day.ts';
import { type StartedPostgres, startPostgres } from './desk-postgres.ts';
import { startDesk } from './start-desk.ts';

const opensAt = '2026-11-25T07:30:00.000Z';
const day = { seed: 20261125, visitors: 200, technicians: 10 };
const nothingWrong = {
  visits: 200,
  tickets: 200,
  lost: [],
  calledTwice: [],
  wrongQueues: [],
  wrongClocks: [],
};

async function dayOn(databaseUrl: string | null) {
  const clock = new DayClock(Date.parse(opensAt));
  const desk = await startDesk({ clock, databaseUrl });
  try {
    return await playServiceDay(desk, clock, day);
  } finally {
    await desk.stop();
  }
}

describe('a day of ten technicians and two hundred visitors', () => {
  let postgres: StartedPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres.stop());

  it('loses nobody, calls nobody twice and has every clock right on SQLite', async () => {
    expect(await dayOn(null)).toMatchObject(nothingWrong);
  }, 180_000);

  it('loses nobody, calls nobody twice and has every clock right on PostgreSQL', async () => {
    expect(await dayOn(await postgres.newDatabase())).toMatchObject(nothingWrong);
  }, 180_000);
});
