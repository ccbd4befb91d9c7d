import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Readout } from '../../shared/domain/readout.ts';
import { comingBack, knownVisitor } from './coming-back.ts';
import { intake } from './desk-intake.ts';
import { resolvedTicket } from './desk-visitor-answers.ts';
import { again, ownReadout } from './own-readout.ts';
import type { StartedDesk } from './start-desk.ts';

/** How staff see at check-in that somebody comes back, whatever the database. */
export function knowsReturnsAtCounter(desk: () => StartedDesk): void {
  const cardOf = (ticketId: string) => desk().admin.call('ticket.get', { params: { ticketId } });
  const unverified = (badgeNumber: string) =>
    ({ kind: 'unverified', badgeNumber, name: null }) as const;
  /** A device of which a kiosk read the label, and what stands there. */
  const labelled = (): { readonly readout: Readout; readonly serial: string } => {
    const readout = ownReadout();
    const serial = `LAB${v7().slice(-10)}`.toUpperCase();
    return {
      serial,
      readout: {
        ...readout,
        device: { ...readout.device, deviceId: `label-${readout.readoutId}` },
        facts: readout.facts.map((fact) =>
          fact.key === 'device.serial' ? { ...fact, key: 'label.serial', value: serial } : fact,
        ),
      },
    };
  };

  describe('a return at the counter', () => {
    it('offers the three newest open tickets of a typed number with what they are about', async () => {
      const { kiosk } = desk();
      const technician = await desk().staff('technician', 'Sanne');
      const { badgeNumber, visitor } = await knownVisitor(desk());
      const made = [];
      for (const words of ['Eén', 'Twee', 'Drie', 'Vier']) {
        const reason = { category: 'mail', triage: {}, words, photoHash: null } as const;
        made.push(await kiosk.call('ticket.create', { body: intake({ visitor, reason }) }));
      }
      await kiosk.call('ticket.create', {
        body: intake({ visitor, errand: 'question', reportType: 'complaint' }),
      });

      const told = await technician.call('concierge.earlier', {
        body: { badgeNumber, deviceCode: null },
      });
      const nobody = await technician.call('concierge.earlier', {
        body: { badgeNumber: 'nooit-gezien', deviceCode: null },
      });

      expect(told.firstName).toBe('Sanne');
      expect(told.offers.map(({ ticketId }) => ticketId)).toEqual(
        made
          .slice(1)
          .map(({ ticketId }) => ticketId)
          .toReversed(),
      );
      expect(told.offers[0]).toMatchObject({
        visitCode: made[3]?.visitCode,
        words: 'Vier',
        category: 'mail',
        status: 'waiting',
        question: 'join',
        because: 'same-person',
      });
      expect(nobody).toEqual({ firstName: null, offers: [] });
    });

    it('adds the visit to the ticket that was chosen, once, in the name of the technician', async () => {
      const { kiosk } = desk();
      const technician = await desk().staff('technician', 'Sanne');
      await technician.call('session.set-counter', { body: { counter: 'Balie 3' } });
      const { badgeNumber, visitor } = await knownVisitor(desk());
      const first = await kiosk.call('ticket.create', { body: intake({ visitor }) });
      const body = comingBack(
        null,
        { ticketId: first.ticketId, answer: 'same' },
        { visitor: unverified(badgeNumber) },
      );

      const reply = await technician.call('concierge.check-in', { body });
      const replay = await technician.call('concierge.check-in', { body });
      const { history } = await cardOf(first.ticketId);

      expect(reply).toMatchObject({ ticketId: first.ticketId, visitCode: first.visitCode });
      expect(replay).toEqual(reply);
      expect(history.filter(({ kind }) => kind === 'ticket.joined')).toMatchObject([
        {
          actor: 'Sanne',
          words: 'En nu ook dit.',
          details: { where: 'counter', kiosk: 'Balie 3', category: 'mail' },
        },
      ]);
    });

    it('opens a solved ticket again by its device, and keeps a colleague with the same device apart', async () => {
      const technician = await desk().staff('technician', 'Sanne');
      const solver = await desk().staff('technician', 'Chris');
      const owner = await knownVisitor(desk());
      const colleague = await knownVisitor(desk());
      const { readout, serial } = labelled();
      const deviceCode = `S/N ${serial.toLowerCase()}`;
      const { ticketId } = await resolvedTicket(desk(), solver, {
        readout,
        visitor: owner.visitor,
      });
      await solver.call('ticket.verify', {
        params: { ticketId },
        body: { version: (await cardOf(ticketId)).item.version, verification: 'works' },
      });
      const offered = async (badgeNumber: string | null) =>
        (await technician.call('concierge.earlier', { body: { badgeNumber, deviceCode } })).offers;
      const checkIn = (badgeNumber: string) =>
        technician.call('concierge.check-in', {
          body: {
            ...comingBack(
              null,
              { ticketId, answer: 'same', worse: 'cannot-work' },
              { visitor: unverified(badgeNumber) },
            ),
            deviceCode,
          },
        });

      const asked = [await offered(null), await offered(colleague.badgeNumber)];
      const own = await checkIn(colleague.badgeNumber);
      const reopened = await checkIn(owner.badgeNumber);
      const card = await cardOf(ticketId);

      expect(asked).toMatchObject([[{ ticketId, question: 'reopen', because: 'same-device' }], []]);
      expect(own.ticketId).not.toBe(ticketId);
      expect(reopened.ticketId).toBe(ticketId);
      expect(card.item).toMatchObject({ status: 'waiting', priorityAccepted: false });
      expect(card.history.at(-1)).toMatchObject({
        kind: 'ticket.reopened',
        actor: 'Sanne',
        details: { where: 'counter', worse: 'cannot-work', toPriority: card.item.priority },
      });
    });

    it('knows a device again that was only typed in, at the next kiosk that reads its label', async () => {
      const technician = await desk().staff('technician', 'Sanne');
      const { readout, serial: deviceCode } = labelled();

      const first = await technician.call('concierge.check-in', {
        body: { ...intake({ visitor: { kind: 'anonymous' } }), deviceCode },
      });
      const joined = await desk().kiosk.call('ticket.create', {
        body: comingBack(again(readout), { ticketId: first.ticketId, answer: 'same' }),
      });

      expect(joined.ticketId).toBe(first.ticketId);
    });

    it('is told to nobody but staff', async () => {
      const body = { badgeNumber: '0412345', deviceCode: null };

      const refusals = [
        await desk().anonymous.refusal('concierge.earlier', { body }),
        await desk().kiosk.refusal('concierge.earlier', { body }),
      ];

      expect(refusals.map(({ code }) => code)).toEqual(['auth/required', 'auth/forbidden']);
    });
  });
}
