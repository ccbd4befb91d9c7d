import { describe, expect, it } from 'vitest';
import { tellOfLateSuppliers } from '../../desk/escalation/late-suppliers.ts';
import { openDayAfter } from '../../shared/domain/loan.ts';
import { openingCalendar } from '../../desk/service-level/opening-calendar.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { runAt } from './run-at.ts';
import type { StartedDesk } from './start-desk.ts';

/** Who hears that a supplier is late, whatever the database. */
export function knowsLateSuppliers(desk: () => StartedDesk): void {
  const today = () => desk().desk.context.dayAt(Date.now());
  const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);
  const told = async (who: DeskVisitor, ticketId: string) =>
    (await who.call('notice.list', {})).notices
      .filter(({ kind, ticket }) => kind === 'supplier-late' && ticket?.ticketId === ticketId)
      .map(({ details }) => details);

  /** A ticket that is at a supplier, who promised it for today or another day. */
  const atSupplier = async (technician: DeskVisitor) => {
    const { supplierId } = await desk().admin.call('supplier.keep', {
      body: { supplierId: null, name: 'Acme', contact: '', referenceExample: '' },
    });
    const { ticketId } = await desk().kiosk.call('ticket.create', { body: intake() });
    const params = { ticketId };
    await technician.call('ticket.call', { params, body: { version: 1 } });
    const started = await technician.call('ticket.start', { params, body: { version: 2 } });
    const to = { kind: 'supplier', supplierId } as const;
    const words = { reason: 'Scherm', tried: '', added: {}, warranty: '' };
    const body = { version: started.item.version, to, serial: 'masked', ...words } as const;
    await technician.call('ticket.escalate', { params, body });
    const [open] = (await technician.call('ticket.escalations', { params })).escalations;
    const at = { ticketId, escalationId: open?.escalationId ?? '' };
    const promise = (expectedOn: string) =>
      technician.call('escalation.follow-up', {
        params: at,
        body: { reference: '', expectedOn, warranty: '' },
      });
    return { ticketId, at, promise };
  };

  describe('a supplier who is late', () => {
    it('is marked on the card and in the list since the open day after the one that he promised', async () => {
      const tom = await desk().staff('technician', 'Tom');
      const late = await atSupplier(tom);
      const inTime = await atSupplier(tom);
      await late.promise('2026-11-18');
      await inTime.promise(today());
      const marks = async ({ ticketId }: { readonly ticketId: string }) => {
        const card = await tom.call('ticket.escalations', { params: { ticketId } });
        const list = await tom.call('escalation.list', {});
        return [
          ...card.escalations.map(({ lateSince }) => lateSince),
          ...list.escalations
            .filter(({ ticket }) => ticket.ticketId === ticketId)
            .map(({ escalation }) => escalation.lateSince),
        ];
      };

      expect(await marks(late)).toEqual(['2026-11-19', '2026-11-19']);
      expect(await marks(inTime)).toEqual([undefined, undefined]);
    });

    it('is told once to whoever has the ticket, and an open day later once to the leads', async () => {
      const tom = await desk().staff('technician', 'Tom');
      const lead = await desk().staff('lead', 'Lena');
      const { ticketId, promise } = await atSupplier(tom);
      await promise(today());
      const calendar = await openingCalendar(desk().desk.context.database.read);
      const [first, second] = [1, 2].map((days) =>
        openDayAfter(calendar, openDayAfter(calendar, today(), 0), days),
      );
      const run = (day = '') => runAt(desk(), [tellOfLateSuppliers], noon(day));
      const both = async () => [await told(tom, ticketId), await told(lead, ticketId)];
      const line = { to: 'Acme', until: today() };

      await run(today());
      const inTime = await both();
      await run(first);
      const late = await both();
      await run(second);
      await run(second);

      expect(inTime).toEqual([[], []]);
      expect(late).toEqual([[line], []]);
      expect(await both()).toEqual([[line], [line]]);
    });

    it('is told anew of another day, and not of what is back', async () => {
      const tom = await desk().staff('technician', 'Tom');
      const lead = await desk().staff('lead', 'Lena');
      const again = await atSupplier(tom);
      const back = await atSupplier(tom);
      await again.promise('2026-11-18');
      await back.promise('2026-11-18');
      await tom.call('escalation.end', { params: back.at, body: { words: 'Gerepareerd' } });

      await runAt(desk(), [tellOfLateSuppliers], Date.now());
      await again.promise('2026-11-19');
      await runAt(desk(), [tellOfLateSuppliers], Date.now());

      const lines = [
        { to: 'Acme', until: '2026-11-19' },
        { to: 'Acme', until: '2026-11-18' },
      ];
      const known = await told(tom, again.ticketId);
      expect(known).toHaveLength(2);
      expect(known).toEqual(expect.arrayContaining(lines));
      expect(await told(lead, again.ticketId)).toHaveLength(2);
      expect(await told(tom, back.ticketId)).toEqual([]);
    });

    it('is told to the leads at once when nobody has the ticket any more', async () => {
      const tom = await desk().staff('technician', 'Tom');
      const lead = await desk().staff('lead', 'Lena');
      const { ticketId, promise } = await atSupplier(tom);
      await promise(today());
      const { accountId } = await tom.call('session.get', {});
      await desk().admin.call('account.block', { params: { accountId }, body: { blocked: true } });
      const calendar = await openingCalendar(desk().desk.context.database.read);
      const first = openDayAfter(calendar, openDayAfter(calendar, today(), 0), 1);

      await runAt(desk(), [tellOfLateSuppliers], noon(first));

      expect(await told(lead, ticketId)).toEqual([{ to: 'Acme', until: today() }]);
    });
  });
}
