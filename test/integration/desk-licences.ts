import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { licenceJobs } from '../../desk/licence/licence-jobs.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { licenceWishes } from './licence-wishes.ts';
import { runAt } from './run-at.ts';
import type { StartedDesk } from './start-desk.ts';

/** How every desk keeps the register of licences, whatever its database. */
export function keepsLicences(desk: () => StartedDesk): void {
  const { newProduct, newTicket, holder, assign, kindsOf, endOfOffer } = licenceWishes(desk);

  describe('a licence', () => {
    it('never gives more seats than there are, when sixteen ask at once', async () => {
      const productId = await newProduct({ seats: 5 });
      const tickets = await Promise.all(Array.from({ length: 16 }, newTicket));

      const answers = await Promise.all(
        tickets.map((ticketId, index) =>
          desk().admin.ask('ticket.assign-seat', {
            params: { ticketId },
            body: { productId, holder: holder(`Persoon ${index}`), untilOn: null },
          }),
        ),
      );
      const { licence } = await desk().admin.call('licence.get', { params: { productId } });
      const { seats } = await desk().admin.call('licence.seats', { params: { productId } });

      expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(11);
      expect(licence).toMatchObject({ seats: 5, taken: 5, offered: 0, waiting: 0 });
      expect(seats).toHaveLength(5);
    });

    it('gives nobody two seats, however his name is written', async () => {
      const productId = await newProduct({ seats: 3 });
      await assign(desk().admin, productId, 'Noor  de Vriés');
      const ticketId = await newTicket();

      const refused = await desk().admin.refusal('ticket.assign-seat', {
        params: { ticketId },
        body: { productId, holder: holder('noor de vries'), untilOn: null },
      });

      expect(refused.code).toBe('licence/already-held');
    });

    it('that is sold out names what can do instead, and keeps a freed seat for the first who waits', async () => {
      const technician = await desk().staff('technician', 'Mila');
      const other = await newProduct({ seats: 4 });
      const productId = await newProduct({ alternatives: [other] });
      const taken = await assign(technician, productId, 'Sam');
      const [first, second] = [await newTicket(), await newTicket()];

      const refused = await technician.refusal('ticket.assign-seat', {
        params: { ticketId: first },
        body: { productId, holder: holder('Noor', '100001'), untilOn: null },
      });
      const place = (ticketId: string, name: string, staffNumber: string) =>
        technician.call('ticket.wait-for-seat', {
          params: { ticketId },
          body: { productId, holder: holder(name, staffNumber) },
        });
      const places = [
        await place(first, 'Noor', '100001'),
        await place(second, 'Bo', '100002'),
        await place(first, 'Noor', '100001'),
      ];
      const soldOut = await technician.call('licence.get', { params: { productId } });
      await technician.call('licence.release', {
        params: { seatId: taken.seatId },
        body: { reason: 'Werkt hier niet meer' },
      });
      const stranger = await newTicket();
      const passedBy = await technician.refusal('ticket.assign-seat', {
        params: { ticketId: stranger },
        body: { productId, holder: holder('Vreemde'), untilOn: null },
      });
      const kept = await technician.call('licence.get', { params: { productId } });
      const told = (await technician.call('notice.list', {})).notices;
      await technician.call('ticket.assign-seat', {
        params: { ticketId: first },
        body: { productId, holder: holder('Noor', '100001'), untilOn: null },
      });
      const after = await technician.call('licence.get', { params: { productId } });

      expect(refused.code).toBe('licence/sold-out');
      expect(soldOut.alternatives).toMatchObject([{ productId: other, seats: 4, taken: 0 }]);
      expect(places.map((each) => each.place)).toEqual([1, 2, 1]);
      expect(passedBy.code).toBe('licence/sold-out');
      expect(kept.licence).toMatchObject({ taken: 0, offered: 1, waiting: 1 });
      expect(kept.waits).toMatchObject([
        { holder: { name: 'Noor' }, place: null },
        { holder: { name: 'Bo' }, place: 1, offeredUntil: null },
      ]);
      expect(told).toMatchObject([{ kind: 'seat-offered', ticket: { ticketId: first } }]);
      expect(after.licence).toMatchObject({ taken: 1, offered: 0, waiting: 1 });
      expect((await kindsOf(first)).slice(1)).toEqual([
        'ticket.seat-waiting',
        'ticket.seat-waiting',
        'ticket.seat-offered',
        'ticket.seat-assigned',
      ]);
      expect(await kindsOf(taken.ticketId)).toContain('ticket.seat-released');
    });

    it('offers new seats in order, and passes on what is left or not taken in time', async () => {
      const productId = await newProduct({ seats: 0 });
      const waiting = [];
      for (const name of ['Een', 'Twee', 'Drie']) {
        waiting.push(
          await desk().admin.call('ticket.wait-for-seat', {
            params: { ticketId: await newTicket() },
            body: { productId, holder: holder(name) },
          }),
        );
      }
      const { licence } = await desk().admin.call('licence.get', { params: { productId } });
      const { name, vendor, owner, alternatives } = licence;
      const offered = async () =>
        (await desk().admin.call('licence.get', { params: { productId } })).waits
          .filter((wait) => wait.offeredUntil !== null)
          .map((wait) => wait.holder.name);

      await desk().admin.call('licence.change', {
        params: { productId },
        body: { name, vendor, owner, alternatives, seats: 1 },
      });
      const atFirst = await offered();
      await desk().admin.call('licence.leave-wait', {
        params: { waitId: waiting[0]?.waitId ?? '' },
        body: { reason: 'Niet meer nodig' },
      });
      const afterLeaving = await offered();
      const offeredUntil = await endOfOffer(productId);
      await runAt(desk(), licenceJobs, Date.parse(offeredUntil) - 1);
      const afterAlmost = await offered();
      await runAt(desk(), licenceJobs, Date.parse(offeredUntil));
      const afterDays = await offered();
      const tooFew = await desk().admin.refusal('licence.change', {
        params: { productId },
        body: { name, vendor, owner, alternatives, seats: 0 },
      });

      expect([atFirst, afterLeaving, afterAlmost, afterDays]).toEqual([
        ['Een'],
        ['Twee'],
        ['Twee'],
        ['Drie'],
      ]);
      expect(tooFew.code).toBe('licence/seats-in-use');
    });

    it('is not written over what a colleague made of it since it was shown', async () => {
      const productId = await newProduct({ seats: 1 });
      const params = { productId };
      const { licence } = await desk().admin.call('licence.get', { params });
      const { name, vendor, seats, owner, alternatives } = licence;
      const seen = { name, vendor, seats, owner, alternatives };
      const change = (facts: object) => ({ params, body: { ...seen, ...facts, seen } }) as const;

      await desk().admin.call('licence.change', change({ seats: 5 }));
      const second = await desk().admin.refusal('licence.change', change({ owner: 'Inkoop' }));
      const now = await desk().admin.call('licence.get', { params });
      const older = { params, body: { ...seen, owner: 'Inkoop' } };
      const fromBefore = await desk().admin.call('licence.change', older);

      expect(second.code).toBe('register/changed-meanwhile');
      expect(now.licence).toMatchObject({ seats: 5, owner });
      expect(fromBefore).toMatchObject({ seats, owner: 'Inkoop' });
    });

    it('is found by words in pages, newest first, and changed by leads only', async () => {
      const technician = await desk().staff('technician');
      const mark = v7().slice(-8);
      const made = [];
      for (const name of ['Alfa', 'Bèta', 'Gamma']) {
        made.push(await newProduct({ name: `${name} ${mark}` }));
      }

      const first = await technician.call('licence.list', { query: { q: mark, limit: 2 } });
      const rest = await technician.call('licence.list', {
        query: { q: mark, limit: 2, before: first.next ?? '' },
      });
      const beta = await technician.call('licence.list', { query: { q: `beta ${mark}` } });
      const refused = await technician.refusal('licence.create', {
        body: { name: 'Nee', vendor: 'Nee', seats: 1, owner: 'Nee', alternatives: [] },
      });

      expect([...first.licences, ...rest.licences].map((each) => each.productId)).toEqual(
        made.toReversed(),
      );
      expect([first.next, rest.next]).toEqual([made[1], null]);
      expect(beta.licences.map((each) => each.productId)).toEqual([made[1]]);
      expect(refused.code).toBe('auth/forbidden');
    });

    it('names no ticket that may not be seen', async () => {
      const technician = await desk().staff('technician');
      const productId = await newProduct();
      const { ticketId } = await assign(desk().admin, productId, 'Stil');
      const { item } = await desk().admin.call('ticket.get', { params: { ticketId } });
      await desk().admin.call('ticket.hand-over', {
        params: { ticketId },
        body: {
          version: item.version,
          to: { kind: 'queue', queue: 'confidential' },
          reason: 'Vertrouwelijk',
        },
      });

      const seen = async (by: DeskVisitor) =>
        (await by.call('licence.seats', { params: { productId } })).seats[0]?.ticket ?? null;

      expect(await seen(technician)).toBeNull();
      expect(await seen(desk().admin)).toMatchObject({ ticketId });
      expect(
        (await technician.refusal('ticket.authorisation', { params: { ticketId } })).code,
      ).toBe('ticket/unknown');
    });
  });
}
