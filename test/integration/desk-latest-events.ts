import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { appendEvent } from '../../desk/store/event-store.ts';
import { lockTicket, updateTicket } from '../../desk/store/ticket-store.ts';
import { recordPhoto } from '../../desk/ticket/photo-arrival.ts';
import { intake } from './desk-intake.ts';
import type { StartedDesk } from './start-desk.ts';

/** That an event shows its ticket as it is at that event, whatever the database. */
export function tellsTheLatest(desk: () => StartedDesk): void {
  it('tells of a photo with the ticket as a change at the same moment left it', async () => {
    const { context } = desk().desk;
    const { database } = context;
    const photoHash = createHash('sha256').update(context.newId()).digest('hex');
    const reason = { category: 'mail', triage: {}, words: 'Zie de foto.', photoHash } as const;
    const { eventId } = await desk().admin.call('queue.get', {});
    const { ticketId } = await desk().kiosk.call('ticket.create', { body: intake({ reason }) });
    const [begun, finish] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
    const change = database.write(async (db) => {
      const ticket = await lockTicket(db, database.kind, ticketId);
      if (ticket === null) throw new Error('The ticket of this test is gone');
      const item = { ...ticket.item, status: 'called', version: 2 } as const;
      await updateTicket(db, { ...ticket, item });
      const at = ticket.updatedAt;
      const told = { item, at, actor: 'Anna', actorId: null, words: null, details: {} };
      await appendEvent(db, database.kind, { ...told, kind: 'ticket.called' });
      begun.resolve(null);
      await finish.promise;
    });
    await begun.promise;

    const photo = recordPhoto(context, photoHash, 1);
    // Long enough for a look at the ticket that waits for nobody.
    await new Promise((resolve) => setTimeout(resolve, 100));
    finish.resolve(null);
    await Promise.all([change, photo]);
    const events = (await context.hub.after(eventId)).filter(
      (event) => event.item.ticketId === ticketId,
    );

    expect(events.map(({ kind, item }) => [kind, item.status, item.version])).toEqual([
      ['ticket.created', 'waiting', 1],
      ['ticket.called', 'called', 2],
      ['ticket.photo-arrived', 'called', 2],
    ]);
  });
}
