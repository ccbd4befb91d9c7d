import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { newKiosk, newTicket, readoutOf } from './desk-kiosks.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

/** How every desk passes requests on, whatever its database. Every test has a kiosk of its own. */
export function asksKiosks(desk: () => StartedDesk): void {
  const readAgain = (by: DeskVisitor, ticketId: string, kioskId: string) =>
    by.call('ticket.ask-kiosk', { params: { ticketId }, body: { kind: 'read-again', kioskId } });

  describe('a request to read again', () => {
    it('goes from the card to the kiosk and comes back as a second reading', async () => {
      const technician = await desk().staff('technician', 'Mila');
      const { kioskId, visitor } = await newKiosk(desk());
      const ticketId = await newTicket(desk(), readoutOf(1));

      const asked = await readAgain(technician, ticketId, kioskId);
      const { requests } = await visitor.call('kiosk.requests', {});
      const { requestId } = requests[0] ?? { requestId: '' };
      const params = { requestId };
      for (const progress of ['started', 'reading'] as const) {
        await visitor.call('kiosk.request-progress', { params, body: { progress } });
      }
      const during = await technician.call('ticket.get', { params: { ticketId } });
      const answer = { outcome: 'read', readout: readoutOf(64) } as const;
      await visitor.call('kiosk.request-answer', { params, body: answer });
      const card = await technician.call('ticket.get', { params: { ticketId } });

      expect(requests).toMatchObject([
        {
          requestId,
          work: {
            kind: 'read-again',
            device: { vendorId: 0x18d1, productId: 0x4ee1, serial: 'LAB0' },
          },
        },
      ]);
      expect(asked.kioskRequests).toMatchObject([{ state: 'waiting', askedBy: 'Mila' }]);
      expect(during.kioskRequests).toMatchObject([{ state: 'taken', progress: 'reading' }]);
      expect(card.kioskRequests).toMatchObject([{ state: 'done' }]);
      expect(card.readout?.facts[1]?.value).toBe(1);
      expect(card.readings).toMatchObject([
        { layer: 'L1', askedBy: 'Mila', readout: { facts: [{}, { value: 64 }] } },
      ]);
      expect(card.item.version).toBe(asked.item.version);
      expect(card.history.map((event) => event.kind)).toEqual([
        'ticket.created',
        'ticket.kiosk-asked',
        'ticket.kiosk-progressed',
        'ticket.kiosk-progressed',
        'ticket.kiosk-done',
      ]);
    });

    it('is one request when it is asked twice, and one reading when it is answered twice at once', async () => {
      const { admin } = desk();
      const { kioskId, visitor } = await newKiosk(desk());
      const ticketId = await newTicket(desk());
      await readAgain(admin, ticketId, kioskId);
      const twice = await readAgain(admin, ticketId, kioskId);
      const params = { requestId: twice.kioskRequests[0]?.requestId ?? '' };

      const send = (freeBytes: number) =>
        visitor.ask('kiosk.request-answer', {
          params,
          body: { outcome: 'read', readout: readoutOf(freeBytes) },
        });
      const answers = await Promise.all([send(1), send(2), send(3)]);
      await visitor.call('kiosk.request-answer', {
        params,
        body: { outcome: 'failed', faultCode: 'device/gone' },
      });

      const card = await admin.call('ticket.get', { params: { ticketId } });
      expect(twice.kioskRequests).toHaveLength(1);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(card.readings).toHaveLength(1);
      expect(card.kioskRequests).toMatchObject([{ state: 'done', faultCode: null }]);
      expect(card.history.filter(({ kind }) => kind === 'ticket.kiosk-done')).toHaveLength(1);
    });

    it('reaches a kiosk that waits for it at once, and again after a lost reply', async () => {
      const { admin } = desk();
      const { kioskId, visitor } = await newKiosk(desk());
      const ticketId = await newTicket(desk());
      const waiting = visitor.call('kiosk.requests', {});
      await readAgain(admin, ticketId, kioskId);

      const first = await waiting;
      const again = await visitor.call('kiosk.requests', {});
      const known = first.requests.map(({ requestId }) => requestId).join(',');
      const held = visitor.call('kiosk.requests', { query: { known } });
      const params = { ticketId, requestId: known };
      const card = await admin.call('ticket.withdraw-kiosk-request', { params });

      expect(first.requests).toHaveLength(1);
      expect(again.requests.map(({ requestId }) => requestId).join(',')).toBe(known);
      expect((await held).requests).toEqual([]);
      expect(card.kioskRequests).toMatchObject([{ state: 'withdrawn' }]);
      const answer = { outcome: 'read', readout: readoutOf(1) } as const;
      const late = await visitor.refusal('kiosk.request-answer', {
        params: { requestId: known },
        body: answer,
      });
      expect(late.code).toBe('request/over');
    });

    it('belongs to its kiosk alone', async () => {
      const { admin } = desk();
      const { kioskId } = await newKiosk(desk());
      const other = await newKiosk(desk());
      const card = await readAgain(admin, await newTicket(desk()), kioskId);
      const params = { requestId: card.kioskRequests[0]?.requestId ?? '' };

      const taken = await other.visitor.refusal('kiosk.request-progress', {
        params,
        body: { progress: 'started' },
      });
      const answered = await other.visitor.refusal('kiosk.request-answer', {
        params,
        body: { outcome: 'failed', faultCode: 'device/gone' },
      });

      expect([taken.code, answered.code]).toEqual(['request/unknown', 'request/unknown']);
    });

    it('says why it failed', async () => {
      const { admin } = desk();
      const { kioskId, visitor } = await newKiosk(desk());
      const ticketId = await newTicket(desk());
      const card = await readAgain(admin, ticketId, kioskId);
      const params = { requestId: card.kioskRequests[0]?.requestId ?? '' };

      await visitor.call('kiosk.request-answer', {
        params,
        body: { outcome: 'failed', faultCode: 'kiosk/busy' },
      });

      const after = await admin.call('ticket.get', { params: { ticketId } });
      expect(after.kioskRequests).toMatchObject([{ state: 'failed', faultCode: 'kiosk/busy' }]);
      expect(after.history.at(-1)).toMatchObject({
        kind: 'ticket.kiosk-failed',
        details: { code: 'kiosk/busy' },
      });
    });

    it('is refused for a kiosk that is unknown, too old or silent, and for a closed ticket', async () => {
      const { admin } = desk();
      const { kioskId, visitor } = await newKiosk(desk());
      const ticketId = await newTicket(desk());
      const refusal = async (id: string, ticket = ticketId) => {
        const body = { kind: 'read-again', kioskId: id } as const;
        return (await admin.refusal('ticket.ask-kiosk', { params: { ticketId: ticket }, body }))
          .code;
      };
      const { context } = desk().desk;
      const closed = await newTicket(desk());
      await admin.call('ticket.cancel', {
        params: { ticketId: closed },
        body: { version: 1, reason: 'Weg' },
      });

      expect(await refusal(v7())).toBe('kiosk/unknown');
      expect(await refusal(kioskId, closed)).toBe('ticket/illegal-move');
      expect(await refusal(kioskId, v7())).toBe('ticket/unknown');
      await visitor.call('kiosk.hello', { body: { version: '0.9.0', queued: 0 } });
      expect(await refusal(kioskId)).toBe('kiosk/too-old');
      await context.database.write((db) =>
        db
          .updateTable('kiosk')
          .set({ last_seen_at: new Date(Date.now() - 60_000).toISOString() })
          .where('kiosk_id', '=', kioskId)
          .execute(),
      );
      expect(await refusal(kioskId)).toBe('kiosk/offline');
      const { kiosks } = await admin.call('kiosk.list', {});
      expect(kiosks.find((one) => one.kioskId === kioskId)).toMatchObject({
        reachable: false,
        takesRequests: false,
      });
    });

    it('on a complaint is not for a technician, who does not learn that it exists', async () => {
      const technician = await desk().staff('technician');
      const { kioskId } = await newKiosk(desk());
      const { ticketId } = await desk().kiosk.call('ticket.create', {
        body: intake({ errand: 'question', reportType: 'complaint' }),
      });
      const body = { kind: 'read-again', kioskId } as const;

      const refusal = await technician.refusal('ticket.ask-kiosk', { params: { ticketId }, body });

      expect(refusal.code).toBe('ticket/unknown');
    });

    it('expires when nobody takes it; a reading that comes late is kept all the same', async () => {
      const { admin } = desk();
      const { kioskId, visitor } = await newKiosk(desk());
      const ticketId = await newTicket(desk());
      const card = await readAgain(admin, ticketId, kioskId);
      const requestId = card.kioskRequests[0]?.requestId ?? '';
      await desk().desk.context.database.write((db) =>
        db
          .updateTable('kiosk_request')
          .set({ expires_at: new Date(Date.now() - 1).toISOString() })
          .where('request_id', '=', requestId)
          .execute(),
      );

      const expired = await admin.call('ticket.get', { params: { ticketId } });
      const progress = await visitor.refusal('kiosk.request-progress', {
        params: { requestId },
        body: { progress: 'started' },
      });
      await visitor.call('kiosk.request-answer', {
        params: { requestId },
        body: { outcome: 'read', readout: readoutOf(5) },
      });

      const after = await admin.call('ticket.get', { params: { ticketId } });
      expect(expired.kioskRequests).toMatchObject([{ state: 'expired' }]);
      expect(progress.code).toBe('request/over');
      expect(after.kioskRequests).toMatchObject([{ state: 'done' }]);
      expect(after.readings).toHaveLength(1);
    });
  });
}
