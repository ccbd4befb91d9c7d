import { describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { ReportType } from '../../shared/domain/report-type.ts';
import { authorisationSteps, codeOf } from './authorisation-steps.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

/** What becomes of what stands beside a ticket of another type, whatever the database. */
export function retypesReports(desk: () => StartedDesk): void {
  const { newTicket, newTemplate, signedIn, ask, answer } = authorisationSteps(desk);
  const retype = async (by: DeskVisitor, ticketId: string, reportType: ReportType) => {
    const { item } = await by.call('ticket.get', { params: { ticketId } });
    return by.ask('ticket.report-type', {
      params: { ticketId },
      body: { version: item.version, reportType, reason: 'Bij nader inzien' },
    });
  };

  describe('another type of report', () => {
    it('is given to a hand-over that really is a change', async () => {
      const technician = await desk().staff('technician');
      const { ticketId } = await desk().kiosk.call('ticket.create', {
        body: intake({ errand: 'handover', reportType: 'change' }),
      });

      const made = codeOf(await retype(technician, ticketId, 'change'));
      const again = codeOf(await retype(technician, ticketId, 'change'));
      const { item, history } = await technician.call('ticket.get', { params: { ticketId } });

      expect([made, again]).toEqual(['ok', 'ticket/illegal-move']);
      expect(item).toMatchObject({ errand: 'question', reportType: 'change', queue: 'advice' });
      expect(history.at(-1)?.details).toMatchObject({
        from: 'change',
        to: 'change',
        fromErrand: 'handover',
      });
    });

    it('asks an approver no longer for what nobody wants any more', async () => {
      const { visitor: technician } = await signedIn('technician', 'Mila');
      const manager = await signedIn('approver', 'Jo Bakker');
      const ticketId = await newTicket();
      const { approval } = await ask(technician, ticketId, manager, await newTemplate());

      await retype(technician, ticketId, 'information');
      const inbox = await manager.visitor.call('approval.inbox', {});
      const decided = codeOf(await answer(manager.visitor, approval.approvalId));
      const { history } = await technician.call('ticket.get', { params: { ticketId } });

      expect(inbox).toMatchObject({ open: 0, approvals: [] });
      expect(decided).toBe('approval/over');
      expect(history.slice(-2).map(({ kind, actor }) => [kind, actor])).toEqual([
        ['ticket.approval-withdrawn', 'Mila'],
        ['ticket.type-changed', 'Mila'],
      ]);
    });

    it('does not take a device that is here out of sight of those who give it back', async () => {
      const technician = await desk().staff('technician');
      const { ticketId } = await desk().kiosk.call('ticket.create', { body: intake() });
      const params = { ticketId };
      await technician.call('ticket.call', { params, body: { version: 1 } });
      await technician.call('ticket.start', { params, body: { version: 2 } });
      const { shelfId } = await desk().admin.call('shelf.create', {
        body: { name: `Plank ${ticketId.slice(-6)}`, capacity: 2, closed: false },
      });
      const { device } = await technician.call('bench.leave', {
        params,
        body: {
          leftId: v7(),
          deviceName: 'Laptop',
          accessories: '',
          condition: 'Heel',
          shelfId,
          promisedAt: new Date(Date.now() + 60_000).toISOString(),
          agreed: true,
        },
      });

      const held = codeOf(await retype(technician, ticketId, 'complaint'));
      const { item } = await technician.call('ticket.get', { params });
      const handedOver = await technician.refusal('ticket.hand-over', {
        params,
        body: {
          version: item.version,
          to: { kind: 'queue', queue: 'confidential' },
          reason: 'Klacht',
        },
      });
      await technician.call('bench.hand-out', {
        params: { leftId: device.leftId },
        body: { seen: 2, check: { by: 'identity', words: 'Rijbewijs gezien' } },
      });

      expect([held, handedOver.code]).toEqual(['custody/still-here', 'custody/still-here']);
      expect(codeOf(await retype(technician, ticketId, 'complaint'))).toBe('ok');
    });
  });
}
