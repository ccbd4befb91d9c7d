import { DayClock } from '../test/integration/day/day-clock.ts';
import { playServiceDay } from '../test/integration/day/service-day.ts';
import { startPostgres } from '../test/integration/desk-postgres.ts';
import { startDesk } from '../test/integration/start-desk.ts';
import { type Figure, plainFigure } from './report.ts';

const opensAt = Date.parse('2026-11-25T07:30:00.000Z');
const seeds = [1, 2, 3];
const visitors = 200;
const technicians = 10;

/** Whole days over HTTP, ten technicians and two hundred visitors each, on both databases. */
export async function day(): Promise<readonly Figure[]> {
  const postgres = await startPostgres({ syncs: true });
  try {
    const figures: Figure[] = [];
    for (const name of ['SQLite', 'PostgreSQL'] as const) {
      const sums = { visits: 0, races: 0, twice: 0, lost: 0, queues: 0, clocks: 0 };
      for (const seed of seeds) {
        const clock = new DayClock(opensAt);
        const databaseUrl = name === 'SQLite' ? null : await postgres.newDatabase();
        const desk = await startDesk({ clock, databaseUrl });
        try {
          const outcome = await playServiceDay(desk, clock, { seed, visitors, technicians });
          sums.visits += outcome.visits;
          sums.races += outcome.lostRaces;
          sums.twice += outcome.calledTwice.length;
          sums.lost += outcome.lost.length;
          sums.queues += outcome.wrongQueues.length;
          sums.clocks += outcome.wrongClocks.length;
        } finally {
          await desk.stop();
        }
      }
      figures.push(
        plainFigure(`${name}: visits in ${seeds.length} days`, sums.visits, 'count'),
        plainFigure(`${name}: a colleague was faster`, sums.races, 'count'),
        plainFigure(`${name}: called by two at once`, sums.twice, 'count', 0),
        plainFigure(`${name}: lost`, sums.lost, 'count', 0),
        plainFigure(`${name}: looks at a wrong queue`, sums.queues, 'count', 0),
        plainFigure(`${name}: clocks of agreed time that are wrong`, sums.clocks, 'count', 0),
      );
    }
    return figures;
  } finally {
    await postgres.stop();
  }
}
