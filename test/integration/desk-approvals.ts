import { describe, expect, it } from 'vitest';
import { approvalBlockers } from '../../desk/approval/approval-blockers.ts';
import { approvalJobs } from '../../desk/approval/approval-jobs.ts';
import { findTicket } from '../../desk/store/ticket-store.ts';
import {
  type Somebody,
  authorisationSteps,
  codeOf,
  dayFrom,
  dayMs,
  holder,
  tokenOf,
} from './authorisation-steps.ts';
import { runAt } from './run-at.ts';
import type { StartedDesk } from './start-desk.ts';

/** How every desk lets work be approved, whatever its database. */
export function approvesWork(desk: () => StartedDesk): void {
  const { newTicket, newTemplate, signedIn, askBody, ask, answer, prove, grant } =
    authorisationSteps(desk);

  describe('an approval', () => {
    it('goes from the technician to a manager and back, and history names both', async () => {
      const technician = await signedIn('technician', 'Mila');
      const manager = await signedIn('approver', 'Jo Bakker');
      const ticketId = await newTicket();
      const templateId = await newTemplate();

      const { approval } = await ask(technician.visitor, ticketId, manager, templateId);
      const inbox = await manager.visitor.call('approval.inbox', {});
      await answer(manager.visitor, approval.approvalId);
      const again = await answer(manager.visitor, approval.approvalId);
      await prove(technician.visitor, ticketId);
      const granted = await grant(technician.visitor, ticketId, approval.approvalId);
      const twice = await grant(technician.visitor, ticketId, approval.approvalId);
      const card = await technician.visitor.call('ticket.authorisation', { params: { ticketId } });
      const { history } = await technician.visitor.call('ticket.get', { params: { ticketId } });
      const over = await manager.visitor.call('approval.inbox', { query: { state: 'over' } });

      expect(inbox).toMatchObject({
        open: 1,
        approvals: [
          {
            askedBy: 'Mila',
            holder,
            subject: 'Roosters bekijken voor het nieuwe team.',
            right: { templateId, role: 'Lezer' },
            untilOn: dayFrom(30),
          },
        ],
      });
      expect([codeOf(again), codeOf(granted), codeOf(twice)]).toEqual([
        'approval/over',
        'ok',
        'approval/over',
      ]);
      expect(card.grants).toMatchObject([
        { holder, grantedBy: 'Mila', approvedBy: 'Jo Bakker', untilOn: dayFrom(30) },
      ]);
      expect(
        history
          .filter(({ kind }) => kind !== 'ticket.created')
          .map(({ kind, actor, details }) => [
            kind,
            actor,
            details['askedBy'] ?? details['approvedBy'],
          ]),
      ).toEqual([
        ['ticket.approval-asked', 'Mila', undefined],
        ['ticket.approval-approved', 'Jo Bakker', 'Mila'],
        ['ticket.identity-proven', 'Mila', undefined],
        ['ticket.right-granted', 'Mila', 'Jo Bakker'],
      ]);
      expect(over.approvals).toMatchObject([{ state: 'approved', decidedBy: 'Jo Bakker' }]);
      expect((await technician.visitor.call('notice.list', {})).notices).toMatchObject([
        { kind: 'approval-decided', details: { by: 'Jo Bakker' } },
      ]);
    });

    it('lets an approver see his requests and no ticket, queue, register or account', async () => {
      const { visitor } = await signedIn('approver', 'Alleen Keuren');
      const ticketId = await newTicket();

      const answers = await Promise.all([
        visitor.ask('ticket.get', { params: { ticketId } }),
        visitor.ask('ticket.authorisation', { params: { ticketId } }),
        visitor.ask('queue.get', {}),
        visitor.ask('ticket.search', {}),
        visitor.ask('account.list', {}),
        visitor.ask('licence.list', {}),
        visitor.ask('right.grants', {}),
        visitor.send('GET', '/v1/events'),
      ]);

      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
      expect((await visitor.call('approval.inbox', {})).approvals).toEqual([]);
    });

    it('is decided by a second person with no interest in it', async () => {
      const technician = await signedIn('technician', 'Mila');
      const lead = await signedIn('lead', 'Lea');
      const holderAccount = await signedIn('approver', 'Noor de Vríes');
      const visitorAccount = await signedIn('approver', 'Gast Persoon');
      const otherTechnician = await signedIn('technician', 'Tom');
      const ticketId = await newTicket({
        visitor: { kind: 'guest', name: 'Gast Persoon', contact: 'x@example.invalid' },
      });
      const asking = async (by: Somebody, approver: Somebody) =>
        codeOf(
          await by.visitor.ask('ticket.ask-approval', {
            params: { ticketId },
            body: askBody(approver, null),
          }),
        );

      const refusedAtOnce = [
        await asking(lead, lead),
        await asking(technician, holderAccount),
        await asking(technician, visitorAccount),
        await asking(technician, otherTechnician),
      ];
      const named = { kind: 'link', name: 'noor  de Vries', email: null } as const;
      const linkToHolder = await technician.visitor.refusal('ticket.ask-approval', {
        params: { ticketId },
        body: { ...askBody(null, null), approver: named },
      });
      const { approval, linkPath } = await ask(lead.visitor, ticketId, null, null);
      const token = tokenOf(linkPath);
      const byLink = [];
      for (const { visitor } of [lead, holderAccount, visitorAccount, otherTechnician]) {
        byLink.push(codeOf(await answer(visitor, approval.approvalId, token)));
      }

      const expected = [
        'approval/four-eyes',
        'approval/own-request',
        'approval/own-request',
        'auth/forbidden',
      ];
      expect(refusedAtOnce).toEqual(expected);
      expect(linkToHolder.code).toBe('approval/own-request');
      expect(byLink).toEqual(expected);
    });

    it('by link needs the link and a sign-in, is decided once by two at once, and stores no token', async () => {
      const one = await signedIn('approver', 'Jo Bakker');
      const two = await signedIn('approver', 'Kim Smit');
      const ticketId = await newTicket({ reportType: 'change' });
      const { approval, linkPath } = await ask(desk().admin, ticketId, null, null);
      const token = tokenOf(linkPath);

      const anonymous = await desk().anonymous.ask('approval.open-link', { body: { token } });
      const withoutLink = await answer(one.visitor, approval.approvalId);
      const opened = await one.visitor.call('approval.open-link', { body: { token } });
      const both = await Promise.all([
        answer(one.visitor, approval.approvalId, token),
        answer(two.visitor, approval.approvalId, token),
      ]);
      const rows = await desk()
        .desk.context.database.read.selectFrom('approval')
        .selectAll()
        .where('approval_id', '=', approval.approvalId)
        .execute();

      expect(anonymous.status).toBe(401);
      expect(codeOf(withoutLink)).toBe('approval/unknown');
      expect(opened).toMatchObject({ approvalId: approval.approvalId, state: 'asked' });
      expect(both.map(codeOf).toSorted((one, other) => one.localeCompare(other))).toEqual([
        'approval/over',
        'ok',
      ]);
      expect(Buffer.from(token, 'base64url')).toHaveLength(32);
      expect(JSON.stringify(rows)).not.toContain(token);
    });

    it('link to an account opens for nobody else, nor after it was withdrawn; guessing is stopped', async () => {
      const manager = await signedIn('approver', 'Jo Bakker');
      const stranger = await signedIn('approver', 'Kim Smit');
      const ticketId = await newTicket();
      const { approval, linkPath } = await ask(desk().admin, ticketId, manager, null);
      const body = { token: tokenOf(linkPath) };

      const strange = await stranger.visitor.refusal('approval.open-link', { body });
      const own = await manager.visitor.call('approval.open-link', { body });
      const blockers = async () => {
        const { read } = desk().desk.context.database;
        const ticket = await findTicket(read, ticketId);
        return ticket === null ? null : approvalBlockers(read, ticket);
      };
      const whileAsked = await blockers();
      const second = await desk().admin.refusal('ticket.ask-approval', {
        params: { ticketId },
        body: askBody(stranger, null),
      });
      await desk().admin.call('ticket.withdraw-approval', {
        params: { ticketId, approvalId: approval.approvalId },
      });
      const late = await manager.visitor.refusal('approval.open-link', { body });
      const guesses = [];
      for (let attempt = 0; attempt < 21; attempt += 1) {
        guesses.push(
          (
            await stranger.visitor.refusal('approval.open-link', {
              body: { token: 'A'.repeat(43) },
            })
          ).code,
        );
      }

      expect([strange.code, own.approvalId, second.code, late.code]).toEqual([
        'approval/unknown',
        approval.approvalId,
        'approval/open',
        'approval/unknown',
      ]);
      expect([whileAsked, await blockers()]).toEqual([['approval-asked'], ['right-not-granted']]);
      expect(guesses.at(-1)).toBe('auth/too-many-attempts');
    });

    it('needs a reason to be refused, and what was refused is not granted', async () => {
      const manager = await signedIn('approver', 'Jo Bakker');
      const ticketId = await newTicket();
      const { approval } = await ask(desk().admin, ticketId, manager, await newTemplate());
      const params = { approvalId: approval.approvalId };

      const wordless = await manager.visitor.send(
        'POST',
        `/v1/approvals/${approval.approvalId}/decision`,
        { decision: 'refused', reason: '', token: null },
      );
      const refused = await manager.visitor.call('approval.decide', {
        params,
        body: { decision: 'refused', reason: 'Niet nodig voor dit werk.', token: null },
      });
      await prove(desk().admin, ticketId);
      const granted = await grant(desk().admin, ticketId, approval.approvalId);

      expect(wordless.status).toBe(400);
      expect(refused).toMatchObject({ state: 'refused', reason: 'Niet nodig voor dit werk.' });
      expect(codeOf(granted)).toBe('approval/required');
    });

    it('is reminded of once and expires when nobody answers', async () => {
      const technician = await signedIn('technician', 'Mila');
      const manager = await signedIn('approver', 'Jo Bakker');
      const ticketId = await newTicket();
      const { approval } = await ask(technician.visitor, ticketId, manager, null);
      const now = Date.now();

      await runAt(desk(), approvalJobs, now + 3 * dayMs);
      await runAt(desk(), approvalJobs, now + 4 * dayMs);
      await runAt(desk(), approvalJobs, now + 8 * dayMs);
      await runAt(desk(), approvalJobs, now + 9 * dayMs);
      const late = await answer(manager.visitor, approval.approvalId);
      const reminders = await desk()
        .desk.context.database.read.selectFrom('notice')
        .select('kind')
        .where('account_id', 'in', [manager.accountId, technician.accountId])
        .execute();

      expect(codeOf(late)).toBe('approval/over');
      expect(reminders.map(({ kind }) => kind).sort()).toEqual([
        'approval-asked',
        'approval-expired',
        'approval-reminder',
      ]);
    });
  });
}
