import { expect, it } from 'vitest';
import { mainFigures } from '../../shared/domain/main-figures.ts';
import { spanAfter, wholeSpan } from '../../shared/domain/report-span.ts';
import { closedTicket } from './closed-ticket.ts';
import { knownVisitor } from './coming-back.ts';
import { intake } from './desk-intake.ts';
import type { StartedDesk } from './start-desk.ts';

/** Reports of other spans than a month, whatever the database. Other tests fill it too. */
export function reportsSpans(desk: () => StartedDesk): void {
  it('tells of any span of days up to a year, beside the span before', async () => {
    const { admin, kiosk } = desk();
    const today = new Intl.DateTimeFormat('sv-SE').format(desk().desk.context.clock.nowMs());
    const week = wholeSpan('week', today);
    const year = { from: '2024-01-01', until: '2024-12-31' };
    await kiosk.call('ticket.create', {
      body: intake({ submittedAt: new Date().toISOString() }),
    });

    const now = await admin.call('report.span', { query: week });
    const later = await admin.call('report.span', { query: spanAfter(week) });
    const quiet = await admin.call('report.span', { query: year });
    const month = await admin.call('report.month', { query: { month: today.slice(0, 7) } });
    const sameMonth = await admin.call('report.span', {
      query: { from: month.from, until: month.until },
    });
    const file = await admin.send('GET', `/v1/reports/span.csv?from=${today}&until=${today}`);
    const paper = await admin.send('GET', '/v1/reports/span.pdf?from=2024-01-01&until=2024-12-31');
    const wrong = await Promise.all(
      [
        'from=2024-01-01&until=2025-01-01',
        'from=2024-01-02&until=2024-01-01',
        'from=2024-01-01',
      ].map((query) => admin.send('GET', `/v1/reports/span?${query}`)),
    );

    expect(now.tickets).toBeGreaterThan(0);
    expect(later).toMatchObject({ ...spanAfter(week), tickets: 0 });
    expect(later.before).toMatchObject({ ...week, figures: { tickets: now.tickets } });
    expect(later.before.figures).toEqual(mainFigures(now));
    expect(quiet.days).toHaveLength(366);
    expect(quiet.before).toMatchObject({ from: '2023-01-01', until: '2023-12-31' });
    // The desk begins to measure new tickets at any moment.
    const same = { madeAt: '', agreements: [] };
    expect({ ...sameMonth, ...same }).toEqual({ ...month, ...same });
    expect(file.headers.get('content-disposition')).toContain(`"balie-${today}-${today}.csv"`);
    expect(paper.headers.get('content-disposition')).toContain('"balie-2024.pdf"');
    const { lines } = await admin.call('audit.list', { query: { kind: 'export.taken' } });
    const taken = lines.filter(({ subject }) => subject.startsWith('report.')).slice(0, 2);
    expect(taken.map(({ subject, details }) => [subject, details])).toEqual([
      ['report.pdf', year],
      ['report.csv', { from: today, until: today }],
    ]);
    expect(wrong.map(({ status }) => status)).toEqual([400, 400, 400]);
  });

  it('knows who came back by the week after the closing, however long his visit was open', async () => {
    const { visitor } = await knownVisitor(desk());
    const visitAt = async (at: string) => {
      const ticketId = await closedTicket(desk(), visitor, 'terug');
      await desk().desk.context.database.write(async (db) => {
        const ticket = db.updateTable('ticket').where('ticket_id', '=', ticketId);
        await ticket.set({ arrived_at: at }).execute();
        const event = db.updateTable('event').where('ticket_id', '=', ticketId);
        await event.where('kind', '=', 'ticket.created').set({ at }).execute();
        const closing = event.where('kind', '=', 'ticket.closed');
        await closing.set({ at: '2021-05-10T12:00:00.000Z' }).execute();
      });
      const query = { from: '2021-05-01', until: '2021-05-01' };
      return (await desk().admin.call('report.span', { query })).firstVisit;
    };

    const alone = await visitAt('2021-05-01T12:00:00.000Z');
    const tooLate = await visitAt('2021-05-17T12:00:00.001Z');
    const back = await visitAt('2021-05-17T12:00:00.000Z');

    expect(alone).toMatchObject({ closed: 1, fixed: 1, cameBack: 0 });
    expect(tooLate).toEqual(alone);
    expect(back).toMatchObject({ closed: 1, fixed: 0, cameBack: 1 });
  });
}
