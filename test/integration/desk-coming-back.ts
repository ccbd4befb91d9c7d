import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { lockTicket } from '../../desk/store/ticket-store.ts';
import { comingBack, knownVisitor } from './coming-back.ts';
import { intake } from './desk-intake.ts';
import type { StartedDesk } from './start-desk.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** What a desk does with somebody who comes back while his ticket is open, whatever its database. */
export function takesBackWhoReturns(desk: () => StartedDesk): void {
  const cardOf = (ticketId: string) => desk().admin.call('ticket.get', { params: { ticketId } });

  it('puts who did not come back in the queue when he checks in for the same again', async () => {
    const { kiosk, admin } = desk();
    const { visitor } = await knownVisitor(desk());
    const { ticketId } = await kiosk.call('ticket.create', { body: intake({ visitor }) });
    for (const version of [1, 2]) {
      await admin.call('ticket.call', { params: { ticketId }, body: { version } });
    }
    await admin.call('ticket.no-show', { params: { ticketId }, body: { version: 3 } });

    const body = comingBack(null, { ticketId, answer: 'same' }, { visitor });
    const reply = await kiosk.call('ticket.create', { body });
    const { item, history } = await cardOf(ticketId);

    expect(reply.ticketId).toBe(ticketId);
    expect(item).toMatchObject({ status: 'waiting', heldUntil: null });
    expect(history.slice(-2).map(({ kind, actor }) => [kind, actor])).toEqual([
      ['ticket.joined', 'visitor'],
      ['ticket.back-in-queue', 'visitor'],
    ]);
  });

  it('puts who comes back before his hold is over at his old place in the queue', async () => {
    const { kiosk, admin } = desk();
    const { visitor } = await knownVisitor(desk());
    const { ticketId } = await kiosk.call('ticket.create', { body: intake({ visitor }) });
    const before = await cardOf(ticketId);
    const until = new Date(Date.now() + 14 * dayMs).toISOString();
    await admin.call('ticket.hold', {
      params: { ticketId },
      body: { version: 1, until, reason: 'Onderdeel besteld' },
    });

    const body = comingBack(null, { ticketId, answer: 'same' }, { visitor });
    const reply = await kiosk.call('ticket.create', { body });
    const { item } = await cardOf(ticketId);

    expect(reply.ticketId).toBe(ticketId);
    expect(item).toMatchObject({
      status: 'waiting',
      heldUntil: null,
      arrivedAt: before.item.arrivedAt,
    });
  });

  it('gives one line to a visit that was handed over again while its first answer was still to come', async () => {
    const { kiosk } = desk();
    const { database } = desk().desk.context;
    const { visitor } = await knownVisitor(desk());
    const { ticketId } = await kiosk.call('ticket.create', { body: intake({ visitor }) });
    const body = comingBack(null, { ticketId, answer: 'same' }, { visitor, kioskCode: 'B09' });
    const busy = Promise.withResolvers<null>();
    const held = database.write(async (db) => {
      await lockTicket(db, database.kind, ticketId);
      await busy.promise;
    });

    const first = kiosk.call('ticket.create', { body });
    await delay(100);
    const shown = kiosk.send('POST', '/v1/tickets', body, {
      'idempotency-key': body.visitId,
      'balie-shown-code': 'kiosk',
    });
    await delay(100);
    busy.resolve(null);
    await held;

    expect((await first).ticketId).toBe(ticketId);
    expect((await shown).body).toMatchObject({ ticketId, visitCode: 'B09' });
    expect((await cardOf(ticketId)).item).toMatchObject({ visitCode: 'B09', status: 'waiting' });
  });
}
