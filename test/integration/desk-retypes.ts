import { describe, expect, it } from 'vitest';
import type { ReportType } from '../../shared/domain/report-type.ts';
import { codeOf } from './authorisation-steps.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

/** What becomes of what stands beside a ticket of another type, whatever the database. */
export function retypesReports(desk: () => StartedDesk): void {
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
  });
}
