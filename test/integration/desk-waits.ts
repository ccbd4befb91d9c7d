import { expect, it } from 'vitest';
import { latestPromises, promiseOf } from '../../desk/store/pace-store.ts';
import { waitingInOrder } from '../../desk/store/ticket-store.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import { intake } from './desk-intake.ts';
import { emptyQueue } from './empty-queue.ts';
import type { StartedDesk } from './start-desk.ts';

/** How every desk estimates waits, whatever its database. */
export function estimatesWaits(desk: () => StartedDesk): void {
  it('knows of all who wait what their tickets say, first to be served first', async () => {
    await emptyQueue(desk().admin);
    const { database } = desk().desk.context;
    const ordinary = await desk().kiosk.call('ticket.create', { body: intake() });
    const urgent = await desk().kiosk.call('ticket.create', {
      body: intake({
        assessment: {
          ...{ impact: 2, urgency: 1, priority: 2, reasons: ['one-person'] },
          argument: 'Haast.',
        },
      }),
    });
    const last = await desk().kiosk.call('ticket.create', { body: intake() });
    const found = { code: 'storage-full', params: { free: 1, of: '64 "GB"' } };
    await database.write((db) =>
      db
        .updateTable('ticket')
        .set({ worst_finding: JSON.stringify(found), counter: 'Balie 3' })
        .where('ticket_id', '=', last.ticketId)
        .execute(),
    );

    const waiting = await waitingInOrder(database);
    const { items } = await desk().admin.call('queue.get', {});

    expect(waiting.map(({ ticketId }) => ticketId)).toEqual(
      [urgent, ordinary, last].map(({ ticketId }) => ticketId),
    );
    const said = items.filter(({ status }) => status === 'waiting');
    expect(said.map((item) => ({ siteId: firstSiteId, ...item }))).toMatchObject(waiting);
    expect(waiting.at(-1)).toMatchObject({
      counter: 'Balie 3',
      worstFinding: { code: 'storage-full' },
    });
    await emptyQueue(desk().admin);
  });

  it('reckons with a break at once, and with its end', async () => {
    await emptyQueue(desk().admin);
    const technician = await desk().staff('technician', 'Anna');
    await desk().admin.call('session.set-counter', { body: { counter: 'Balie 1' } });
    await technician.call('session.set-counter', { body: { counter: 'Balie 2' } });
    for (let visit = 0; visit < 6; visit += 1) {
      await desk().kiosk.call('ticket.create', { body: intake() });
    }
    const waitNow = async () => (await desk().anonymous.call('board.get', {})).wait.toMinutes;
    const together = await waitNow();

    const { breakUntil } = await technician.call('session.begin-break', { body: { minutes: 90 } });
    const alone = await waitNow();
    await technician.call('session.end-break', {});

    expect(breakUntil).not.toBeNull();
    expect(alone).toBeGreaterThan(together);
    // A slow machine may have come a minute further meanwhile.
    expect(Math.abs((await waitNow()) - together)).toBeLessThanOrEqual(1);
  });

  it('ends a break when the technician calls somebody', async () => {
    await emptyQueue(desk().admin);
    await desk().kiosk.call('ticket.create', { body: intake() });
    const technician = await desk().staff('technician', 'Bram');
    const breakUntil = async () => (await technician.call('session.get', {})).breakUntil;
    await technician.call('session.set-counter', { body: { counter: 'Balie 3' } });

    await technician.call('session.begin-break', { body: { minutes: 30 } });
    const { item } = await technician.call('queue.next', { body: { queues: ['advice'] } });
    const afterNext = await breakUntil();
    await technician.call('session.begin-break', { body: { minutes: 30 } });
    await technician.call('ticket.call', {
      params: { ticketId: item.ticketId },
      body: { version: item.version },
    });

    expect([afterNext, await breakUntil()]).toEqual([null, null]);
  });

  it('measures what a visitor was told by his first call alone', async () => {
    await emptyQueue(desk().admin);
    const { read } = desk().desk.context.database;
    const kept = async () => (await latestPromises(read, 100_000)).length;
    const before = await kept();
    const { ticketId } = await desk().kiosk.call('ticket.create', { body: intake() });
    const params = { ticketId };

    await desk().admin.call('ticket.call', { params, body: { version: 1 } });
    const first = await promiseOf(read, ticketId);
    await desk().admin.call('ticket.return', {
      params,
      body: { version: 2, reason: 'Is even weg' },
    });
    await desk().admin.call('ticket.call', { params, body: { version: 3 } });

    expect(first).not.toBeNull();
    expect(await promiseOf(read, ticketId)).toBeNull();
    expect(await kept()).toBe(before + 1);
  });

  it('measures nothing by a complaint, whose visitor was told that he need not wait', async () => {
    const { read } = desk().desk.context.database;
    const kept = async () => (await latestPromises(read, 100_000)).length;
    const before = await kept();
    const { ticketId } = await desk().kiosk.call('ticket.create', {
      body: intake({ errand: 'question', reportType: 'complaint' }),
    });

    await desk().admin.call('ticket.call', { params: { ticketId }, body: { version: 1 } });

    expect(await promiseOf(read, ticketId)).toBeNull();
    expect(await kept()).toBe(before);
  });

  it('publishes how often it was right once it knows of enough visits', async () => {
    await emptyQueue(desk().admin);
    await desk().admin.call('session.set-counter', { body: { counter: 'Balie 1' } });
    const before = (await desk().anonymous.call('board.get', {})).accuracy?.visits ?? 0;
    for (let visit = 0; visit < 20; visit += 1) {
      await desk().kiosk.call('ticket.create', {
        body: intake({ submittedAt: new Date().toISOString() }),
      });
      await desk().admin.call('queue.next', { body: { queues: ['advice'] } });
    }

    await expect
      .poll(async () => (await desk().anonymous.call('board.get', {})).accuracy?.visits ?? 0)
      .toBeGreaterThanOrEqual(before + 20);
  });
}
