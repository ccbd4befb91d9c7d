import { describe, expect, it } from 'vitest';
import { saveWatches } from '../../desk/store/clock-store.ts';
import type { EscalationTarget } from '../../shared/domain/escalation.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { authorisationSteps } from './authorisation-steps.ts';
import { intake } from './desk-intake.ts';
import { indexed } from './desk-search.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

/** How every desk narrows its open tickets by what does not stand in their line, whatever its database. */
export function narrowsByMarks(desk: () => StartedDesk): void {
  const { signedIn, ask } = authorisationSteps(desk);
  const draft = {
    reason: 'Dit kan alleen een ander',
    tried: 'Kabel gewisseld',
    added: {},
    warranty: '',
    serial: 'masked',
  } as const;
  const idOf = async (visitor: DeskVisitor) => (await visitor.call('session.get', {})).accountId;
  const word = `merk${Math.random().toString(36).slice(2).replaceAll(/\d/gu, 'q')}`;
  const reported = async (words = word, reportType: TicketIntake['reportType'] = 'incident') => {
    const reason = { category: 'wifi', triage: {}, words, photoHash: null } as const;
    const body = intake({ reason, reportType });
    return (await desk().kiosk.call('ticket.create', { body })).ticketId;
  };
  const started = async (
    technician: DeskVisitor,
    words = word,
    reportType: TicketIntake['reportType'] = 'incident',
  ) => {
    const params = { ticketId: await reported(words, reportType) };
    await technician.call('ticket.call', { params, body: { version: 1 } });
    const { item } = await technician.call('ticket.start', { params, body: { version: 2 } });
    return { params, ticketId: params.ticketId, version: item.version };
  };
  /** By the search and by the ids that a list of open tickets is narrowed to, which must agree. */
  const marked = async (query: object, by = desk().admin) => {
    const found = (await by.call('ticket.search', { query: { ...query, limit: 100 } })).items;
    const ids = found.map(({ ticketId }) => ticketId);
    expect((await by.call('ticket.marked', { query })).ticketIds).toEqual(ids);
    return ids;
  };
  const searched = async (query: object) =>
    (await desk().admin.call('ticket.search', { query })).items.map(({ ticketId }) => ticketId);

  describe('a mark of open tickets', () => {
    it('finds what waits for another, and for whom, until that is over', async () => {
      const { admin } = desk();
      const tom = await desk().staff('technician', 'Tom');
      const mia = await desk().staff('technician', 'Mia');
      const group = await admin.call('group.keep', {
        body: { groupId: null, name: 'Netwerk', members: [await idOf(mia)] },
      });
      const supplier = await admin.call('supplier.keep', {
        body: { supplierId: null, name: 'Acme', contact: '', referenceExample: '' },
      });
      const { groupId } = group;
      const { supplierId } = supplier;
      const escalated = async (to: EscalationTarget) => {
        const { params, ticketId, version } = await started(tom);
        await tom.call('ticket.escalate', { params, body: { ...draft, version, to } });
        return ticketId;
      };
      const toSupplier = await escalated({ kind: 'supplier', supplierId });
      const toGroup = await escalated({ kind: 'group', groupId });
      const toPerson = await escalated({ kind: 'person', accountId: await idOf(mia) });

      const all = await marked({ escalated: 'anybody' });
      expect(all.slice(0, 3)).toEqual([toPerson, toGroup, toSupplier]);
      expect(await marked({ escalated: groupId })).toEqual([toGroup]);
      expect(await marked({ escalated: supplierId })).toEqual([toSupplier]);
      expect(await marked({ escalated: 'me' }, mia)).toEqual([toPerson, toGroup]);
      expect(await marked({ escalated: 'me' }, tom)).toEqual([]);
      expect((await marked({ escalated: 'supplier' }))[0]).toBe(toSupplier);
      expect((await marked({ escalated: 'group' }))[0]).toBe(toGroup);
      expect((await marked({ escalated: 'person' }))[0]).toBe(toPerson);

      const params = { ticketId: toSupplier };
      const [open] = (await tom.call('ticket.escalations', { params })).escalations;
      await tom.call('escalation.end', {
        params: { ...params, escalationId: open?.escalationId ?? '' },
        body: { words: 'Scherm vervangen' },
      });
      expect(await marked({ escalated: supplierId })).toEqual([]);
    });

    it('finds what is late and nearly late, as the clocks were last seen', async () => {
      const [late, nearly, paused] = [await reported(), await reported(), await reported()];
      const watch = (ticketId: string, state: 'breached' | 'warned' | 'paused') => ({
        ticket_id: ticketId,
        state,
        due_at: '2026-11-22T10:00:00.000Z',
        next_at: null,
      });
      await desk().desk.context.database.write((db) =>
        saveWatches(db, [
          watch(late, 'breached'),
          watch(nearly, 'warned'),
          watch(paused, 'paused'),
        ]),
      );

      expect(await marked({ agreed: 'breached' })).toContain(late);
      expect(await marked({ agreed: 'breached' })).not.toContain(nearly);
      expect(await marked({ agreed: 'warned' })).toContain(nearly);
      expect([
        ...(await marked({ agreed: 'breached' })),
        ...(await marked({ agreed: 'warned' })),
      ]).not.toContain(paused);
      await desk().admin.call('ticket.cancel', {
        params: { ticketId: late },
        body: { version: 1, reason: 'Weg' },
      });
      expect(await marked({ agreed: 'breached' })).not.toContain(late);
    });

    it('finds what waits for approval, and what was reopened, with words and with the rest of a filter', async () => {
      const { visitor: technician } = await signedIn('technician', 'Mila');
      const manager = await signedIn('approver', 'Jo Bakker');
      const asked = await started(technician, word, 'authorisation');
      await ask(technician, asked.ticketId, manager, null);
      expect(await marked({ approval: 'asked' })).toContain(asked.ticketId);

      const back = await started(technician, `${word} kwam terug`);
      const solved = { cause: 'Stuk', solution: 'Gemaakt', closingCode: 'solved' } as const;
      const { item } = await technician.call('ticket.resolve', {
        params: back.params,
        body: { version: back.version, ...solved },
      });
      await technician.call('ticket.reopen', {
        params: back.params,
        body: { version: item.version, reason: 'Toch niet' },
      });

      const query = { reopened: 'yes' } as const;
      expect(await marked(query)).toContain(back.ticketId);
      // At once, and again once it is in the index.
      for (const wait of [false, true]) {
        if (wait) await indexed(desk());
        expect(await searched({ ...query, q: `${word} kwam te` })).toEqual([back.ticketId]);
        expect(await searched({ ...query, q: `${word} kwam`, order: 'relevance' })).toEqual([
          back.ticketId,
        ]);
        expect(await searched({ ...query, q: `${word} nooitgezegd` })).toEqual([]);
      }
      expect(await searched({ ...query, q: word, category: 'mail' })).toEqual([]);
      expect(await searched({ ...query, approval: 'asked' })).toEqual([]);
      expect(await searched({ ...query, status: 'closed' })).toEqual([]);
    });

    it('tells nobody of a ticket that he may not see, and pages what it finds', async () => {
      const technician = await desk().staff('technician', 'Tom');
      const body = intake({ reportType: 'complaint' });
      const { ticketId } = await desk().kiosk.call('ticket.create', { body });
      const both = [ticketId, await reported()];
      await desk().desk.context.database.write((db) =>
        saveWatches(
          db,
          both.map((ticket_id) => ({
            ticket_id,
            state: 'breached' as const,
            due_at: '2026-11-22T10:00:00.000Z',
            next_at: null,
          })),
        ),
      );

      expect(await marked({ agreed: 'breached' })).toContain(ticketId);
      expect(await marked({ agreed: 'breached' }, technician)).not.toContain(ticketId);
      const query = { agreed: 'breached', limit: 1 } as const;
      const first = await desk().admin.call('ticket.search', { query });
      const second = await desk().admin.call('ticket.search', {
        query: { ...query, before: first.next ?? undefined },
      });
      expect([...first.items, ...second.items].map((item) => item.ticketId)).toEqual(
        both.toReversed(),
      );
    });

    it('writes what has a mark as CSV, and keeps the mark in a saved view', async () => {
      const { admin } = desk();
      const csv = await admin.send('GET', '/v1/tickets.csv?escalated=supplier&agreed=breached');
      const search = { view: 'all', agreed: 'breached' } as const;
      const { views } = await admin.call('view.create', {
        body: { name: 'Te laat', search, shared: false },
      });

      expect(csv.status).toBe(200);
      expect(String(csv.body).trim().split('\n')).toHaveLength(1);
      expect(views.find(({ name }) => name === 'Te laat')?.search).toEqual(search);
      expect((await admin.send('GET', '/v1/tickets?agreed=perhaps')).status).toBe(400);
    });
  });
}
