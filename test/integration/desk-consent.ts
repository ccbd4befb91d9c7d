import { describe, expect, it } from 'vitest';
import { type ReportDetails, emptyDetails } from '../../shared/domain/report-details.ts';
import type { Resolution } from '../../shared/domain/ticket.ts';
import { authorisationSteps, codeOf } from './authorisation-steps.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

/** How a request ends that others had to allow, whatever the database. */
export function closesByConsent(desk: () => StartedDesk): void {
  const { newTemplate, signedIn, ask, answer, prove, grant } = authorisationSteps(desk);

  /** A ticket that somebody works on. */
  const begun = async (by: DeskVisitor, details: ReportDetails) => {
    const { ticketId, statusPath } = await desk().kiosk.call('ticket.create', {
      body: intake({ errand: 'question', reportType: details.type, details }),
    });
    await by.call('ticket.call', { params: { ticketId }, body: { version: 1 } });
    await by.call('ticket.start', { params: { ticketId }, body: { version: 2 } });
    return { ticketId, token: statusPath.slice('/s/'.length) };
  };
  const body = async (by: DeskVisitor, ticketId: string) => ({
    params: { ticketId },
    body: { version: (await by.call('ticket.get', { params: { ticketId } })).item.version },
  });
  const resolve = async (
    by: DeskVisitor,
    ticketId: string,
    closingCode: Resolution['closingCode'],
  ) => {
    const seen = await body(by, ticketId);
    await by.call('ticket.resolve', {
      ...seen,
      body: { ...seen.body, cause: 'Aanvraag', solution: 'Zie het antwoord', closingCode },
    });
  };
  const whyNotClosed = async (by: DeskVisitor, ticketId: string) =>
    (await by.refusal('ticket.close', await body(by, ticketId))).detail;
  const close = async (by: DeskVisitor, ticketId: string) =>
    (await by.call('ticket.close', await body(by, ticketId))).item.status;
  const again = async (by: DeskVisitor, ticketId: string) => {
    const seen = await body(by, ticketId);
    await by.call('ticket.reopen', { ...seen, body: { ...seen.body, reason: 'Ander einde' } });
    await by.call('ticket.call', await body(by, ticketId));
    await by.call('ticket.start', await body(by, ticketId));
  };
  const refuse = async (by: DeskVisitor, approvalId: string) =>
    codeOf(
      await by.ask('approval.decide', {
        params: { approvalId },
        body: { decision: 'refused', reason: 'Niet nodig', token: null },
      }),
    );
  const access = { ...emptyDetails('authorisation'), end: { kind: 'unlimited' } } as const;
  const largeChange = {
    ...emptyDetails('change'),
    wished: { kind: 'any-day' },
    risk: 'large',
  } as const;

  describe('the end of a request', () => {
    it('does not say of an access that was refused that it is solved, to nobody', async () => {
      const { visitor: technician } = await signedIn('technician', 'Mila');
      const manager = await signedIn('approver', 'Jo Bakker');
      const { ticketId, token } = await begun(technician, access);
      const { approval } = await ask(technician, ticketId, manager, await newTemplate());
      await refuse(manager.visitor, approval.approvalId);

      await resolve(technician, ticketId, 'solved');
      const why = await whyNotClosed(technician, ticketId);
      await again(technician, ticketId);
      await resolve(technician, ticketId, 'refused');
      const page = await desk().anonymous.call('status.get', { params: { token } });

      expect(why).toBe('approval-refused');
      expect(page).toMatchObject({ status: 'resolved', outcome: 'refused', visitorMay: [] });
      expect(await close(technician, ticketId)).toBe('closed');
    });

    it('says of an access that it is solved only when it was given', async () => {
      const { visitor: technician } = await signedIn('technician', 'Mila');
      const manager = await signedIn('approver', 'Jo Bakker');
      const { ticketId } = await begun(technician, access);
      await resolve(technician, ticketId, 'solved');

      const unasked = await whyNotClosed(technician, ticketId);
      const { approval } = await ask(technician, ticketId, manager, await newTemplate());
      const asked = await whyNotClosed(technician, ticketId);
      await answer(manager.visitor, approval.approvalId);
      await prove(technician, ticketId);
      const approved = await whyNotClosed(technician, ticketId);
      const granted = codeOf(await grant(technician, ticketId, approval.approvalId));

      expect([unasked, asked, approved, granted]).toEqual([
        'right-not-granted',
        'approval-asked',
        'right-not-granted',
        'ok',
      ]);
      expect(await close(technician, ticketId)).toBe('closed');
    });

    it('asks for a yes to a change that many people notice, and takes no for an answer', async () => {
      const { visitor: technician } = await signedIn('technician', 'Mila');
      const manager = await signedIn('approver', 'Jo Bakker');
      const { ticketId } = await begun(technician, largeChange);
      await resolve(technician, ticketId, 'solved');

      const unasked = await whyNotClosed(technician, ticketId);
      const first = await ask(technician, ticketId, manager, null);
      await refuse(manager.visitor, first.approval.approvalId);
      const refused = await whyNotClosed(technician, ticketId);
      const second = await ask(technician, ticketId, manager, null);
      await answer(manager.visitor, second.approval.approvalId);

      expect([unasked, refused]).toEqual(['approval-missing', 'approval-refused']);
      expect(await close(technician, ticketId)).toBe('closed');
    });
  });
}
