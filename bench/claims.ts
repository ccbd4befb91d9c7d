import type { Ticket } from '../shared/domain/ticket.ts';
import { intake } from '../test/integration/desk-intake.ts';
import { startPostgres } from '../test/integration/desk-postgres.ts';
import { type StartedDesk, startDesk } from '../test/integration/start-desk.ts';
import { median } from './percentile.ts';
import { type Figure, plainFigure } from './report.ts';

const claims = Number(process.env['BALIE_BENCH_CLAIMS'] ?? 7_500);
const technicians = 16;
const kiosksAtOnce = 32;

/**
 * Sixteen technicians press Next as fast as they can until nobody waits, on SQLite and on PostgreSQL:
 * every visitor must be somebody's, and nobody's twice.
 */
export async function claimsUnderLoad(): Promise<readonly Figure[]> {
  const postgres = await startPostgres({ syncs: true });
  try {
    const figures: Figure[] = [];
    for (const [name, databaseUrl] of [
      ['SQLite', null],
      ['PostgreSQL', await postgres.newDatabase()],
    ] as const) {
      const desk = await startDesk({ databaseUrl });
      try {
        figures.push(...(await claimAll(desk, name)));
      } finally {
        await desk.stop();
      }
    }
    return figures;
  } finally {
    await postgres.stop();
  }
}

async function claimAll(desk: StartedDesk, name: string): Promise<readonly Figure[]> {
  const waiting = await fill(desk);
  const staff = await Promise.all(
    Array.from({ length: technicians }, () => desk.staff('technician')),
  );
  const called: string[] = [];
  const took: number[] = [];
  const from = performance.now();
  await Promise.all(
    staff.map(async (technician) => {
      for (;;) {
        const asked = performance.now();
        const answer = await technician.ask('queue.next', { body: { queues: ['advice'] } });
        if (answer.status === 404) return;
        if (answer.status !== 200) throw new Error(`queue.next answered ${answer.status}`);
        took.push(performance.now() - asked);
        // The route's own reply.
        called.push((answer.body as Ticket).item.ticketId);
      }
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  const once = new Set(called);
  const missed = waiting.filter((ticketId) => !once.has(ticketId)).length;
  return [
    plainFigure(`${name}: visitors called`, once.size, 'count'),
    plainFigure(`${name}: called twice`, called.length - once.size, 'count', 0),
    plainFigure(`${name}: never called`, missed, 'count', 0),
    plainFigure(`${name}: calls a second`, called.length / seconds, 'count'),
    plainFigure(`${name}: one call, p50`, median(took), 'ms'),
  ];
}

async function fill(desk: StartedDesk): Promise<readonly string[]> {
  const ids: string[] = [];
  await Promise.all(
    Array.from({ length: kiosksAtOnce }, async (_, place) => {
      for (let count = place; count < claims; count += kiosksAtOnce) {
        ids.push((await desk.kiosk.call('ticket.create', { body: intake() })).ticketId);
      }
    }),
  );
  return ids;
}
