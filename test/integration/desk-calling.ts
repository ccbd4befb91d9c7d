import { expect, it } from 'vitest';
import type { Ticket } from '../../shared/domain/ticket.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { emptyQueue } from './empty-queue.ts';
import type { StartedDesk } from './start-desk.ts';

/** How every desk calls visitors, whatever its database. */
export function callsVisitors(desk: () => StartedDesk): void {
  it('gives every waiting visitor to exactly one of sixteen technicians who call at once', async () => {
    await emptyQueue(desk().admin);
    const created = await Promise.all(
      Array.from({ length: 40 }, () => desk().kiosk.call('ticket.create', { body: intake() })),
    );
    const technicians = await Promise.all(
      Array.from({ length: 4 }, () => desk().staff('technician')),
    );

    const called: string[] = [];
    const callUntilEmpty = async (technician: DeskVisitor): Promise<void> => {
      for (;;) {
        const answer = await technician.ask('queue.next', { body: { queues: ['advice'] } });
        if (answer.status === 404) return;
        expect(answer.status).toBe(200);
        called.push((answer.body as Ticket).item.ticketId);
      }
    };
    await Promise.all(
      technicians.flatMap((technician) =>
        Array.from({ length: 4 }, () => callUntilEmpty(technician)),
      ),
    );

    expect(called.toSorted()).toEqual(created.map((reply) => reply.ticketId).toSorted());
  });

  it('gives nobody the number of somebody who waits since yesterday', async () => {
    const { admin, kiosk } = desk();
    const { database } = desk().desk.context;
    await emptyQueue(admin);
    const arrive = () => kiosk.call('ticket.create', { body: intake() });
    // What the next day does: its series begins at its first number.
    const beginAnew = (value: number) =>
      database.write((db) =>
        db
          .updateTable('counter')
          .set({ value })
          .where('name', 'like', 'visit-code:%:A')
          .returningAll()
          .execute(),
      );
    const numberOf = (code: string) => Number(code.slice(1));
    const [first, second, third] = [await arrive(), await arrive(), await arrive()];
    await admin.call('ticket.cancel', {
      params: { ticketId: third.ticketId },
      body: { version: 1, reason: 'Ging weg' },
    });

    await beginAnew(numberOf(first.visitCode) - 1);
    const codes = [(await arrive()).visitCode, (await arrive()).visitCode];

    const after = numberOf(second.visitCode);
    expect(codes.map(numberOf)).toEqual([after + 1, after + 2]);
  });

  it('calls by priority, then by arrival', async () => {
    await emptyQueue(desk().admin);
    const assessed = (priority: 2 | 4, minute: number) =>
      intake({
        submittedAt: new Date(Date.now() - (60 - minute) * 60_000).toISOString(),
        assessment: { ...intake().assessment, impact: priority === 2 ? 1 : 3, priority },
      });
    const late = await desk().kiosk.call('ticket.create', { body: assessed(4, 30) });
    const early = await desk().kiosk.call('ticket.create', { body: assessed(4, 10) });
    const urgent = await desk().kiosk.call('ticket.create', { body: assessed(2, 40) });

    const order: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const ticket = await desk().admin.call('queue.next', { body: { queues: ['advice'] } });
      order.push(ticket.item.ticketId);
    }

    expect(order).toEqual([urgent.ticketId, early.ticketId, late.ticketId]);
  });

  it('keeps a visitor for the colleague to whom he was handed', async () => {
    await emptyQueue(desk().admin);
    const one = await desk().staff('technician', 'Anna');
    const two = await desk().staff('technician', 'Bram');
    const { accountId } = await two.call('session.get', {});
    const { ticketId } = await desk().kiosk.call('ticket.create', { body: intake() });

    const handed = await one.call('ticket.hand-over', {
      params: { ticketId },
      body: { version: 1, to: { kind: 'account', accountId }, reason: 'Weet hier meer van' },
    });
    const empty = await one.refusal('queue.next', { body: { queues: ['advice'] } });
    const called = await two.call('queue.next', { body: { queues: ['advice'] } });

    expect(handed.item).toMatchObject({ status: 'waiting', assignee: { accountId, name: 'Bram' } });
    expect(empty.code).toBe('queue/empty');
    expect(called.item.ticketId).toBe(ticketId);
  });
}

/** Sends everybody home who still waits for advice. */
