import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { intake } from './desk-intake.ts';
import type { StartedDesk } from './start-desk.ts';

/** A barcode of its own for each test: twelve digits and the one that fits. */
function newEan(): string {
  const digits = String(Math.floor(Math.random() * 1e12)).padStart(12, '0');
  const sum = Array.from(digits).reduce(
    (total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3),
    0,
  );
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** How every desk keeps count of what is used up, whatever its database. */
export function countsConsumables(desk: () => StartedDesk): void {
  const newItem = async (stock: number) => {
    const ean = newEan();
    const body = {
      name: `Lader ${v7().slice(-6)}`,
      ean,
      site: 'Kast 1',
      reorderAt: 2,
      closed: false,
    };
    const item = await desk().admin.call('consumable.create', { body });
    if (stock > 0) {
      await desk().admin.call('consumable.receive', {
        params: { itemId: item.itemId },
        body: { movementId: v7(), count: stock, words: '' },
      });
    }
    return { ...item, ean };
  };
  const person = { kind: 'person', name: 'Noor' } as const;
  const stockOf = async (itemId: string) => {
    const { movements } = await desk().admin.call('consumable.movements', { params: { itemId } });
    return movements;
  };

  describe('a consumable', () => {
    it('goes out by one scan, to a person or with a ticket, and the book tells it all', async () => {
      const { admin, kiosk } = desk();
      const { itemId, ean } = await newItem(5);
      const { ticketId, visitCode } = await kiosk.call('ticket.create', { body: intake() });
      const movementId = v7();
      const scan = (to: typeof person | { kind: 'ticket'; ticketId: string }, id: string) =>
        admin.call('consumable.hand-out', { body: { movementId: id, item: { ean }, to } });

      await scan(person, v7());
      const first = await scan({ kind: 'ticket', ticketId }, movementId);
      const again = await scan({ kind: 'ticket', ticketId }, movementId);
      await admin.call('consumable.count', {
        params: { itemId },
        body: { movementId: v7(), counted: 2, reason: 'Er lag er een onder de kast minder' },
      });

      expect(again).toEqual(first);
      expect(await stockOf(itemId)).toMatchObject([
        { sequence: 4, reason: 'counted', change: -1, stock: 2, to: null },
        { sequence: 3, reason: 'handed-out', change: -1, stock: 3, to: visitCode },
        { sequence: 2, reason: 'handed-out', change: -1, stock: 4, to: 'Noor' },
        { sequence: 1, reason: 'received', change: 5, stock: 5 },
      ]);
      const { history } = await admin.call('ticket.get', { params: { ticketId } });
      expect(history.filter(({ kind }) => kind === 'ticket.consumable-handed-out')).toHaveLength(1);
    });

    it('is never handed out below nothing, when sixteen ask at once', async () => {
      const { admin } = desk();
      const { itemId, ean } = await newItem(5);

      const answers = await Promise.all(
        Array.from({ length: 16 }, () =>
          admin.ask('consumable.hand-out', {
            body: { movementId: v7(), item: { ean }, to: person },
          }),
        ),
      );

      expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(11);
      const movements = await stockOf(itemId);
      expect(movements.map(({ stock }) => stock)).toEqual([0, 1, 2, 3, 4, 5]);
    });

    it('tells leads once when it comes down to its level, and stands on the list to order', async () => {
      const { admin } = desk();
      const lead = await desk().staff('lead', 'Lea');
      const { itemId, name, ean } = await newItem(4);
      const take = () =>
        admin.call('consumable.hand-out', {
          body: { movementId: v7(), item: { ean }, to: person },
        });
      const toldOf = async () =>
        (await lead.call('notice.list', {})).notices.filter(
          ({ kind, details }) => kind === 'stock-low' && details['item'] === name,
        );
      await take();
      const before = await toldOf();
      await take();
      await take();

      const low = await admin.call('consumable.list', { query: { low: 'true', q: name } });
      expect(before).toEqual([]);
      expect(await toldOf()).toMatchObject([{ details: { count: 2 } }]);
      expect(low.items).toMatchObject([{ itemId, stock: 1 }]);
    });

    it('is refused with a wrong or a used barcode, when it is closed, and to who may not see the ticket', async () => {
      const { admin, kiosk } = desk();
      const technician = await desk().staff('technician', 'Tom');
      const { itemId, name, ean } = await newItem(1);
      const facts = { name, ean, site: '', reorderAt: 0, closed: false };
      const complaint = await kiosk.call('ticket.create', {
        body: intake({ reportType: 'complaint' }),
      });
      const give = { movementId: v7(), item: { ean }, to: person };
      const { ticketId } = complaint;

      const wrong = await admin.refusal('consumable.create', {
        body: { ...facts, ean: '4006381333932' },
      });
      const used = await admin.refusal('consumable.create', { body: facts });
      const unseen = await technician.refusal('consumable.hand-out', {
        body: { ...give, to: { kind: 'ticket', ticketId } },
      });
      const forbidden = await technician.refusal('consumable.change', {
        params: { itemId },
        body: facts,
      });
      await admin.call('consumable.change', {
        params: { itemId },
        body: { ...facts, closed: true },
      });
      const closed = await admin.refusal('consumable.hand-out', { body: give });

      expect([wrong, used, unseen, forbidden, closed].map(({ code }) => code)).toEqual([
        'input/invalid',
        'stock/barcode-taken',
        'ticket/unknown',
        'auth/forbidden',
        'stock/closed',
      ]);
      expect(await stockOf(itemId)).toHaveLength(1);
    });
  });
}
