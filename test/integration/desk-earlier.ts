import { expect, it } from 'vitest';
import { deviceIdentity } from '../../shared/domain/device-identity.ts';
import type { Readout } from '../../shared/domain/readout.ts';
import { comingBack, knownVisitor } from './coming-back.ts';
import { intake } from './desk-intake.ts';
import { resolvedTicket } from './desk-visitor-answers.ts';
import { again, ownReadout } from './own-readout.ts';
import type { StartedDesk } from './start-desk.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** What a desk does with somebody who was there before, whatever its database. */
export function knowsEarlierVisits(desk: () => StartedDesk): void {
  const ask = async (device: Readout | null, badgeNumber: string | null = null) =>
    (
      await desk().kiosk.call('visit.earlier', {
        body: { badgeNumber, device: deviceIdentity(device) },
      })
    ).found;
  const cardOf = (ticketId: string) => desk().admin.call('ticket.get', { params: { ticketId } });

  it('offers the open ticket of a badge without a word of it, and adds the visit to it', async () => {
    const { kiosk } = desk();
    const { badgeNumber, visitor } = await knownVisitor(desk());
    const first = await kiosk.call('ticket.create', { body: intake({ visitor }) });
    const before = await cardOf(first.ticketId);
    const readout = ownReadout();

    const found = await ask(null, badgeNumber);
    const body = comingBack(readout, { ticketId: first.ticketId, answer: 'same' }, { visitor });
    const reply = await kiosk.call('ticket.create', { body });
    const replay = await kiosk.call('ticket.create', { body });
    const card = await cardOf(first.ticketId);
    const queue = await desk().admin.call('queue.get', {});

    expect(found).toEqual({
      ticketId: first.ticketId,
      visitCode: first.visitCode,
      category: 'wifi',
      arrivedAt: before.item.arrivedAt,
      question: 'join',
    });
    expect(reply).toMatchObject({
      ticketId: first.ticketId,
      number: first.number,
      visitCode: first.visitCode,
      statusPath: first.statusPath,
    });
    expect(replay).toEqual(reply);
    expect(queue.items.filter((item) => item.visitCode === first.visitCode)).toHaveLength(1);
    expect(card.history.filter(({ kind }) => kind === 'ticket.joined')).toMatchObject([
      {
        actor: 'visitor',
        words: 'En nu ook dit.',
        details: { where: 'kiosk', category: 'mail', 'triage.what': 'send' },
      },
    ]);
    expect(card.readings).toMatchObject([{ askedBy: 'Sanne', readout: { facts: readout.facts } }]);
  });

  it('opens a ticket again when its device comes back on day 3, and not on day 8', async () => {
    const colleague = await desk().staff('technician', 'Chris');
    const { context } = desk().desk;
    const closedDaysAgo = async (days: number) => {
      const readout = ownReadout();
      const { ticketId, version } = await resolvedTicket(desk(), colleague, { readout });
      await colleague.call('ticket.close', {
        params: { ticketId },
        body: { version, notAskedBecause: 'Moest naar de les' },
      });
      const closedAt = new Date(context.clock.nowMs() - days * dayMs).toISOString();
      await context.database.write((db) =>
        db
          .updateTable('ticket')
          .set({ closed_at: closedAt })
          .where('ticket_id', '=', ticketId)
          .execute(),
      );
      return { ticketId, readout };
    };
    const recent = await closedDaysAgo(3);
    const old = await closedDaysAgo(8);
    const same = (ticketId: string) => ({ ticketId, answer: 'same' }) as const;

    const asked = [await ask(recent.readout), await ask(old.readout)];
    const reopened = await desk().kiosk.call('ticket.create', {
      body: comingBack(again(recent.readout), {
        ...same(recent.ticketId),
        worse: 'cannot-work',
      }),
    });
    const own = await desk().kiosk.call('ticket.create', {
      body: comingBack(again(old.readout), same(old.ticketId)),
    });
    const card = await cardOf(recent.ticketId);

    expect(asked).toMatchObject([{ ticketId: recent.ticketId, question: 'reopen' }, null]);
    expect(reopened.ticketId).toBe(recent.ticketId);
    expect(card.item).toMatchObject({ status: 'waiting', priorityAccepted: false });
    expect(card.assessment.urgency).toBe(1);
    expect(card.history.filter(({ kind }) => kind === 'ticket.reopened')).toMatchObject([
      {
        actor: 'visitor',
        words: 'En nu ook dit.',
        details: {
          ...{ from: 'closed', where: 'kiosk', category: 'mail', 'triage.what': 'send' },
          ...{ worse: 'cannot-work', toPriority: card.item.priority },
        },
      },
    ]);
    expect(own.ticketId).not.toBe(old.ticketId);
    expect((await cardOf(old.ticketId)).item.status).toBe('closed');
  });

  it('asks nothing about the ticket of a colleague who brought the same device, and adds nothing to it', async () => {
    const readout = ownReadout();
    const owner = await knownVisitor(desk());
    const next = await knownVisitor(desk());
    const first = await desk().kiosk.call('ticket.create', {
      body: intake({ visitor: owner.visitor, readout }),
    });
    const same = { ticketId: first.ticketId, answer: 'same' } as const;

    const asked = [await ask(readout, next.badgeNumber), await ask(readout, owner.badgeNumber)];
    const own = await desk().kiosk.call('ticket.create', {
      body: comingBack(again(readout), same, { visitor: next.visitor }),
    });
    const guest = await desk().kiosk.call('ticket.create', {
      body: comingBack(again(readout), same, {
        visitor: { kind: 'guest', name: 'Daan', contact: 'daan@example.nl' },
      }),
    });
    const related = await desk().admin.call('ticket.related', {
      params: { ticketId: own.ticketId },
    });
    const { history } = await cardOf(first.ticketId);

    expect(asked).toMatchObject([null, { ticketId: first.ticketId }]);
    expect(own.ticketId).not.toBe(first.ticketId);
    expect(JSON.stringify(related)).toContain(first.ticketId);
    expect(guest.ticketId).toBe(first.ticketId);
    expect(history.at(-1)).toMatchObject({ kind: 'ticket.joined', details: { cameAs: 'Daan' } });
  });

  it('keeps what the visitor of a resolved ticket says when he plugs his device in', async () => {
    const colleague = await desk().staff('technician', 'Chris');
    const readout = ownReadout();
    const { ticketId } = await resolvedTicket(desk(), colleague, { readout });

    const found = await ask(readout);
    await desk().kiosk.call('ticket.create', {
      body: comingBack(again(readout), { ticketId, answer: 'does-not-work' }),
    });
    const card = await cardOf(ticketId);

    expect(found).toMatchObject({ ticketId, question: 'verify' });
    expect(card.item.status).toBe('in-progress');
    expect(card.history.slice(-2)).toMatchObject([
      { kind: 'ticket.joined', words: 'En nu ook dit.' },
      {
        kind: 'ticket.verified',
        actor: 'visitor',
        details: { verification: 'does-not-work', where: 'kiosk' },
      },
    ]);
    expect((await colleague.call('notice.list', {})).notices).toMatchObject([
      { kind: 'visitor-not-helped', ticket: { ticketId } },
    ]);
  });

  it('gives a ticket of its own to who means something else, or holds a number already', async () => {
    const { kiosk } = desk();
    const readout = ownReadout();
    const { ticketId } = await kiosk.call('ticket.create', { body: intake({ readout }) });

    const other = await kiosk.call('ticket.create', {
      body: comingBack(again(readout), { ticketId, answer: 'other' }),
    });
    const body = comingBack(again(readout), { ticketId, answer: 'same' }, { kioskCode: 'B07' });
    const shown = await kiosk.send('POST', '/v1/tickets', body, {
      'idempotency-key': body.visitId,
      'balie-shown-code': 'kiosk',
    });

    expect(other.ticketId).not.toBe(ticketId);
    expect(shown.body).toMatchObject({ visitCode: 'B07' });
    expect(shown.body).not.toMatchObject({ ticketId });
  });

  it('calls a joined visitor by the number that his kiosk gave him when the answer was lost', async () => {
    const { kiosk } = desk();
    const readout = ownReadout();
    const { ticketId } = await kiosk.call('ticket.create', { body: intake({ readout }) });
    const body = comingBack(again(readout), { ticketId, answer: 'same' }, { kioskCode: 'B08' });

    await kiosk.call('ticket.create', { body });
    const shown = await kiosk.send('POST', '/v1/tickets', body, {
      'idempotency-key': body.visitId,
      'balie-shown-code': 'kiosk',
    });

    expect(shown.body).toMatchObject({ ticketId, visitCode: 'B08' });
    expect((await cardOf(ticketId)).item.visitCode).toBe('B08');
  });

  it('asks nobody about a complaint, and lets nobody into the ticket of a stranger', async () => {
    const { kiosk } = desk();
    const { badgeNumber, visitor } = await knownVisitor(desk());
    const complaint = intake({ visitor, errand: 'question', reportType: 'complaint' });
    const { ticketId } = await kiosk.call('ticket.create', { body: complaint });
    const stranger = await kiosk.call('ticket.create', { body: intake() });

    const found = await ask(null, badgeNumber);
    const into = async (other: string) =>
      (
        await kiosk.call('ticket.create', {
          body: comingBack(null, { ticketId: other, answer: 'same' }, { visitor }),
        })
      ).ticketId;

    expect(found).toBeNull();
    expect([ticketId, stranger.ticketId]).not.toContain(await into(ticketId));
    expect([ticketId, stranger.ticketId]).not.toContain(await into(stranger.ticketId));
  });
}
