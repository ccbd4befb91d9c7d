import { describe, expect, it } from 'vitest';
import { approvalJobs } from '../../desk/approval/approval-jobs.ts';
import { authorisationSteps, codeOf, dayMs, tokenOf } from './authorisation-steps.ts';
import { ends, endTicket } from './end-ticket.ts';
import { runAt } from './run-at.ts';
import type { StartedDesk } from './start-desk.ts';

/** What becomes of a question to an approver when its ticket ends, whatever the database. */
export function endsApprovals(desk: () => StartedDesk): void {
  const { newTicket, signedIn, askBody, ask, answer } = authorisationSteps(desk);

  const asked = async (byLink: boolean) => {
    const { visitor: technician } = await signedIn('technician', 'Mila');
    const manager = await signedIn('approver', 'Jo Bakker');
    const ticketId = await newTicket();
    const params = { ticketId };
    await technician.call('ticket.call', { params, body: { version: 1 } });
    await technician.call('ticket.start', { params, body: { version: 2 } });
    const { approval, linkPath } = await ask(technician, ticketId, byLink ? null : manager, null);
    const card = await technician.call('ticket.get', { params });
    const token = tokenOf(linkPath);
    return { technician, manager: manager.visitor, params, card, approval, token };
  };

  describe('a question to an approver', () => {
    it.each(ends)('ends with a ticket that is %s, and its approver reads why', async (because) => {
      const { technician, manager, params, card, approval, token } = await asked(false);

      await endTicket(desk(), technician, card, because, 'withdrawn');
      const open = await manager.call('approval.inbox', {});
      const over = await manager.call('approval.inbox', { query: { state: 'over' } });
      const behindLink = await manager.call('approval.open-link', { body: { token } });
      const decided = codeOf(await answer(manager, approval.approvalId));
      const { notices } = await manager.call('notice.list', {});
      const { history } = await technician.call('ticket.get', { params });

      const ended = { state: 'withdrawn', endedBecause: because };
      expect(open).toMatchObject({ open: 0, approvals: [] });
      expect(over.approvals).toMatchObject([ended]);
      expect(behindLink).toMatchObject(ended);
      expect(decided).toBe('approval/over');
      expect(notices.map(({ kind }) => kind).toSorted()).toEqual([
        'approval-asked',
        'approval-ended',
      ]);
      expect(history.slice(-2)).toMatchObject([
        { kind: 'ticket.approval-withdrawn', details: { approver: 'Jo Bakker', because } },
        { kind: because === 'merged' ? 'ticket.merged-into' : `ticket.${because}` },
      ]);
    });

    it('by link says so behind the link, and nobody is reminded any more', async () => {
      const { technician, manager, params, card, token } = await asked(true);

      await endTicket(desk(), technician, card, 'cancelled');
      await runAt(desk(), approvalJobs, Date.now() + 3 * dayMs);
      await runAt(desk(), approvalJobs, Date.now() + 8 * dayMs);
      const behindLink = await manager.call('approval.open-link', { body: { token } });
      const { notices } = await technician.call('notice.list', {});
      const { history } = await technician.call('ticket.get', { params });

      expect(behindLink).toMatchObject({ state: 'withdrawn', endedBecause: 'cancelled' });
      expect(notices).toEqual([]);
      expect(history.at(-1)?.kind).toBe('ticket.cancelled');
    });

    it('is not put for a ticket that is over', async () => {
      const { technician, params, card } = await asked(true);
      await endTicket(desk(), technician, card, 'cancelled');

      const refused = await technician.refusal('ticket.ask-approval', {
        params,
        body: askBody(null, null),
      });

      expect(refused.code).toBe('ticket/illegal-move');
    });

    it.each(['shut out', 'given another role'])(
      'is told to whoever asked, once, when its approver is %s',
      async (what) => {
        const technician = await signedIn('technician', 'Mila');
        const { accountId } = await signedIn('approver', 'Jo Bakker');
        const manager = { visitor: desk().anonymous, accountId };
        const asked = [
          await ask(technician.visitor, await newTicket(), manager, null),
          await ask(technician.visitor, await newTicket(), manager, null),
        ];
        const ticketIds = asked.map(({ approval }) => approval.ticket.ticketId);
        const told = async () =>
          (await technician.visitor.call('notice.list', {})).notices.map(
            ({ kind, ticket }) => `${kind} ${ticket?.ticketId}`,
          );
        const params = { accountId };

        await runAt(desk(), approvalJobs, Date.now());
        const before = await told();
        await (what === 'shut out'
          ? desk().admin.call('account.block', { params, body: { blocked: true } })
          : desk().admin.call('account.change-role', { params, body: { role: 'technician' } }));
        await runAt(desk(), approvalJobs, Date.now());
        await runAt(desk(), approvalJobs, Date.now() + 3 * dayMs);

        expect(before).toEqual([]);
        expect((await told()).toSorted()).toEqual(
          ticketIds.map((ticketId) => `approval-lost ${ticketId}`).toSorted(),
        );
        for (const { approval } of asked) {
          await technician.visitor.call('ticket.withdraw-approval', {
            params: { ticketId: approval.ticket.ticketId, approvalId: approval.approvalId },
          });
        }
      },
    );

    it('tells the leads what becomes of it when whoever asked is shut out', async () => {
      const lead = await signedIn('lead', 'Lena');
      const { technician, manager, params, approval } = await asked(false);
      const other = await ask(technician, await newTicket(), null, null);
      const { accountId } = await technician.call('session.get', {});
      const body = { blocked: true };
      await desk().admin.call('account.block', { params: { accountId }, body });

      await answer(manager, approval.approvalId);
      await runAt(desk(), approvalJobs, Date.now() + 3 * dayMs);
      await runAt(desk(), approvalJobs, Date.now() + 8 * dayMs);
      const { notices } = await lead.visitor.call('notice.list', {});
      const toldOf = (ticketId: string) =>
        notices.filter(({ ticket }) => ticket?.ticketId === ticketId).map(({ kind }) => kind);

      expect(toldOf(params.ticketId)).toEqual(['approval-decided']);
      expect(toldOf(other.approval.ticket.ticketId).toSorted()).toEqual([
        'approval-expired',
        'approval-reminder',
      ]);
    });
  });
}
