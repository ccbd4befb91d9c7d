import { expect, it } from 'vitest';
import { intake } from './desk-intake.ts';
import type { StartedDesk } from './start-desk.ts';

/** What every desk does with visitors whom staff check in, whatever its database. */
export function checksVisitorsIn(desk: () => StartedDesk): void {
  it('puts a visitor whom a technician checks in into the same line, once, with who did it and where', async () => {
    const technician = await desk().staff('technician', 'Sanne');
    await technician.call('session.set-counter', { body: { counter: 'Balie 3' } });
    const visit = intake({
      visitor: { kind: 'guest', name: 'Noor\u202E\u0000', contact: 'aan de balie' },
    });

    const [one, two] = await Promise.all([
      technician.call('concierge.check-in', { body: visit }),
      technician.call('concierge.check-in', { body: visit }),
    ]);
    const other = await technician.refusal('concierge.check-in', {
      body: { ...visit, locale: 'en' },
    });
    const after = await desk().kiosk.call('ticket.create', { body: intake() });
    const ticket = await technician.call('ticket.get', { params: { ticketId: one.ticketId } });

    expect(two).toEqual(one);
    expect(other.code).toBe('idempotency/different-content');
    expect(Number(after.visitCode.slice(1))).toBe(Number(one.visitCode.slice(1)) + 1);
    expect(ticket).toMatchObject({
      item: { status: 'waiting', queue: 'advice', visitorName: 'Noor' },
      kioskName: 'Balie 3',
    });
    expect(ticket.history).toMatchObject([
      { kind: 'ticket.created', actor: 'Sanne', details: { counter: 'Balie 3' } },
    ]);
  });

  it('lets nobody but staff check a visitor in', async () => {
    const refusals = [
      await desk().anonymous.refusal('concierge.check-in', { body: intake() }),
      await desk().kiosk.refusal('concierge.check-in', { body: intake() }),
    ];

    expect(refusals.map(({ code }) => code)).toEqual(['auth/required', 'auth/forbidden']);
  });
}
