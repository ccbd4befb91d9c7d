import { describe, expect, it } from 'vitest';
import { licenceJobs } from '../../desk/licence/licence-jobs.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { endTicket } from './end-ticket.ts';
import { licenceWishes } from './licence-wishes.ts';
import { runAt } from './run-at.ts';
import type { StartedDesk } from './start-desk.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** What becomes of seats and offers whose time is over, and who is told of it. */
export function endsLicences(desk: () => StartedDesk): void {
  const { newProduct, newTicket, holder, assign, kindsOf, endOfOffer } = licenceWishes(desk);

  describe('a licence', () => {
    it.each([
      ['cancelled', 'solved', ['Bo']],
      ['closed', 'withdrawn', ['Bo']],
      ['closed', 'refused', ['Bo']],
      ['closed', 'referred', ['Noor']],
    ] as const)(
      'of a ticket that is %s as %s is kept for who still wants it',
      async (how, code, kept) => {
        const technician = await desk().staff('technician');
        const productId = await newProduct({ seats: 1 });
        // Of an access that ends otherwise something must have been given.
        const reportType = code === 'referred' ? 'incident' : 'authorisation';
        const { ticketId } = await desk().kiosk.call('ticket.create', {
          body: intake({ reportType }),
        });
        const params = { ticketId };
        const taken = await assign(technician, productId, 'Sam');
        const wait = async (on: string, name: string) =>
          technician.call('ticket.wait-for-seat', {
            params: { ticketId: on },
            body: { productId, holder: holder(name) },
          });
        await wait(ticketId, 'Noor');
        await wait(await newTicket(), 'Bo');
        const reason = 'Werkt hier niet meer';
        await technician.call('licence.release', {
          params: { seatId: taken.seatId },
          body: { reason },
        });
        const version = async () => (await technician.call('ticket.get', { params })).item.version;
        await technician.call('ticket.call', { params, body: { version: await version() } });
        await technician.call('ticket.start', { params, body: { version: await version() } });

        await endTicket(
          desk(),
          technician,
          await technician.call('ticket.get', { params }),
          how,
          code,
        );
        const { waits } = await technician.call('licence.get', { params: { productId } });

        const offered = waits.filter(({ offeredUntil }) => offeredUntil !== null);
        expect(offered.map((one) => one.holder.name)).toEqual(kept);
      },
    );

    it('that somebody lets go by puts him at the end once, then off the list, and tells who asked and the leads', async () => {
      const [technician, lead] = [await desk().staff('technician'), await desk().staff('lead')];
      const productId = await newProduct({ seats: 1 });
      const [first, second] = [await newTicket(), await newTicket()];
      const taken = await assign(technician, productId, 'Sam');
      for (const [ticketId, name] of [
        [first, 'Noor'],
        [second, 'Bo'],
      ] as const) {
        await technician.call('ticket.wait-for-seat', {
          params: { ticketId },
          body: { productId, holder: holder(name) },
        });
      }
      const waits = async () =>
        (await technician.call('licence.get', { params: { productId } })).waits.map((wait) => [
          wait.holder.name,
          wait.place,
          wait.lapsedAt !== undefined,
        ]);
      const letGoBy = async () =>
        runAt(desk(), licenceJobs, Date.parse(await endOfOffer(productId)));
      const told = async (by: DeskVisitor) =>
        (await by.call('notice.list', {})).notices
          .filter(({ ticket }) => ticket?.ticketId === first)
          .map(({ kind }) => kind)
          .toSorted();
      await technician.call('licence.release', {
        params: { seatId: taken.seatId },
        body: { reason: 'Werkt hier niet meer' },
      });

      await letGoBy();
      const afterNoor = await waits();
      await letGoBy();
      const afterBo = await waits();
      await letGoBy();
      const afterNoorAgain = await waits();

      expect([afterNoor, afterBo, afterNoorAgain]).toEqual([
        [
          ['Bo', null, false],
          ['Noor', 1, true],
        ],
        [
          ['Noor', null, true],
          ['Bo', 1, true],
        ],
        [['Bo', null, true]],
      ]);
      expect(await told(technician)).toEqual([
        'seat-lapsed',
        'seat-offered',
        'seat-offered',
        'seat-wait-ended',
      ]);
      expect(await told(lead)).toEqual(['seat-lapsed', 'seat-wait-ended']);
      expect((await kindsOf(first)).slice(1)).toEqual([
        'ticket.seat-waiting',
        'ticket.seat-offered',
        'ticket.seat-lapsed',
        'ticket.seat-offered',
        'ticket.seat-wait-left',
      ]);
    });

    it('tells once that a seat ends soon, and frees it after its last day', async () => {
      const technician = await desk().staff('technician', 'Chris');
      const productId = await newProduct();
      const ticketId = await newTicket();
      const now = Date.now();
      const untilOn = new Date(now + 10 * dayMs).toISOString().slice(0, 10);
      await technician.call('ticket.assign-seat', {
        params: { ticketId },
        body: { productId, holder: holder('Tijdelijk'), untilOn },
      });

      await runAt(desk(), licenceJobs, now);
      await runAt(desk(), licenceJobs, now + dayMs);
      await runAt(desk(), licenceJobs, now + 12 * dayMs);
      await runAt(desk(), licenceJobs, now + 13 * dayMs);
      const { licence } = await technician.call('licence.get', { params: { productId } });
      const told = (await technician.call('notice.list', {})).notices.map(({ kind }) => kind);

      expect(licence.taken).toBe(0);
      expect(told.sort()).toEqual(['seat-ended', 'seat-ending']);
    });

    it('of which the account that gave it is blocked is told of to the leads instead', async () => {
      const [gone, lead] = [
        await desk().staff('technician', 'Vertrokken'),
        await desk().staff('lead'),
      ];
      const productId = await newProduct();
      const ticketId = await newTicket();
      const now = Date.now();
      const untilOn = new Date(now + 10 * dayMs).toISOString().slice(0, 10);
      const body = { productId, holder: holder('Tijdelijk'), untilOn };
      await gone.call('ticket.assign-seat', { params: { ticketId }, body });
      const { accountId } = await gone.call('session.get', {});
      await desk().admin.call('account.block', { params: { accountId }, body: { blocked: true } });

      await runAt(desk(), licenceJobs, now);
      await runAt(desk(), licenceJobs, now + 12 * dayMs);
      const told = (await lead.call('notice.list', {})).notices
        .filter(({ ticket }) => ticket?.ticketId === ticketId)
        .map(({ kind }) => kind);

      expect(told.toSorted()).toEqual(['seat-ended', 'seat-ending']);
    });
  });
}
