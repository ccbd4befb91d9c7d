import { describe, expect, it } from 'vitest';
import { rightJobs } from '../../desk/right/right-jobs.ts';
import { authorisationSteps, codeOf, dayFrom, dayMs, holder } from './authorisation-steps.ts';
import { runAt } from './run-at.ts';
import type { StartedDesk } from './start-desk.ts';

/** How every desk grants, ends and takes away rights, whatever its database. */
export function grantsRights(desk: () => StartedDesk): void {
  const { newTicket, newTemplate, signedIn, askBody, ask, answer, prove, grant } =
    authorisationSteps(desk);

  describe('a right', () => {
    it('is not granted on a badge alone, nor on the word of one colleague', async () => {
      const mila = await signedIn('technician', 'Mila');
      const tom = await signedIn('technician', 'Tom');
      const ticketId = await newTicket();
      const templateId = await newTemplate({ fourEyes: false });
      const body = { by: 'template', templateId, holder, untilOn: dayFrom(5) } as const;
      const tries = async () =>
        codeOf(await mila.visitor.ask('ticket.grant-right', { params: { ticketId }, body }));

      const onBadge = await tries();
      await mila.visitor.call('ticket.prove-identity', {
        params: { ticketId },
        body: { how: 'colleagues', remark: 'Werkt naast mij' },
      });
      const onOneWord = await tries();
      const herself = await mila.visitor.refusal('ticket.confirm-identity', {
        params: { ticketId },
      });
      await tom.visitor.call('ticket.confirm-identity', { params: { ticketId } });
      const onTwoWords = await tries();

      expect([onBadge, onOneWord, herself.code, onTwoWords]).toEqual([
        'identity/unproven',
        'identity/unproven',
        'approval/four-eyes',
        'ok',
      ]);
    });

    it('is granted by somebody else than the one who approved it, when a right asks for two', async () => {
      const lead = await signedIn('lead', 'Lea');
      const ticketId = await newTicket();
      const templateId = await newTemplate({ approverLevel: 'lead' });
      const manager = await signedIn('approver', 'Jo Bakker');

      const tooLow = await desk().admin.refusal('ticket.ask-approval', {
        params: { ticketId },
        body: askBody(manager, templateId),
      });
      const { approval } = await ask(desk().admin, ticketId, lead, templateId);
      await prove(desk().admin, ticketId);
      const early = await grant(desk().admin, ticketId, approval.approvalId);
      await answer(lead.visitor, approval.approvalId);
      const byApprover = await grant(lead.visitor, ticketId, approval.approvalId);
      const around = await desk().admin.refusal('ticket.grant-right', {
        params: { ticketId },
        body: { by: 'template', templateId, holder, untilOn: dayFrom(5) },
      });
      const byOther = await grant(desk().admin, ticketId, approval.approvalId);

      expect([
        tooLow.code,
        codeOf(early),
        codeOf(byApprover),
        around.code,
        codeOf(byOther),
      ]).toEqual([
        'auth/forbidden',
        'approval/required',
        'approval/four-eyes',
        'approval/required',
        'ok',
      ]);
    });

    it('that needs a licence waits for the seat of its holder', async () => {
      const { productId } = await desk().admin.call('licence.create', {
        body: { name: 'Pakket', vendor: 'BV', seats: 1, owner: 'ICT', alternatives: [] },
      });
      const ticketId = await newTicket();
      const templateId = await newTemplate({ fourEyes: false, productId });
      await prove(desk().admin, ticketId);
      const body = { by: 'template', templateId, holder, untilOn: dayFrom(5) } as const;
      const params = { ticketId };

      const without = await desk().admin.ask('ticket.grant-right', { params, body });
      await desk().admin.call('ticket.assign-seat', {
        params,
        body: { productId, holder, untilOn: null },
      });
      const withSeat = await desk().admin.ask('ticket.grant-right', { params, body });

      expect([codeOf(without), codeOf(withSeat)]).toEqual(['licence/seat-required', 'ok']);
    });

    it('is given once for as long, longer again, and on no ticket that is over', async () => {
      const { admin } = desk();
      const ticketId = await newTicket();
      const params = { ticketId };
      await prove(admin, ticketId);
      const templateId = await newTemplate({ fourEyes: false });
      const give = async (days: number, to = holder) => {
        const body = { by: 'template', templateId, holder: to, untilOn: dayFrom(days) } as const;
        return codeOf(await admin.ask('ticket.grant-right', { params, body }));
      };

      const first = [await give(10), await give(10), await give(9), await give(11)];
      const toAnother = await give(10, { name: 'Noor de Vries', staffNumber: '100002' });
      const { item } = await admin.call('ticket.get', { params });
      await admin.call('ticket.cancel', {
        params,
        body: { version: item.version, reason: 'Niet meer nodig' },
      });

      expect([...first, toAnother, await give(90)]).toEqual([
        'ok',
        'right/already-held',
        'right/already-held',
        'ok',
        'ok',
        'ticket/illegal-move',
      ]);
    });

    it('is given once by several at the same moment, each on a ticket of his own', async () => {
      const { admin } = desk();
      const templateId = await newTemplate({ fourEyes: false });
      const tickets = await Promise.all(Array.from({ length: 4 }, () => newTicket()));
      for (const ticketId of tickets) await prove(admin, ticketId);
      const body = { by: 'template', templateId, holder, untilOn: dayFrom(10) } as const;
      const given = await Promise.all(
        tickets.map((ticketId) => admin.ask('ticket.grant-right', { params: { ticketId }, body })),
      );

      const held = 'right/already-held';
      expect(given.map(codeOf).toSorted()).toEqual(['ok', held, held, held]);
    });

    it('keeps two persons when a colleague who saw it before changes something else', async () => {
      const templateId = await newTemplate({ fourEyes: false });
      const { templates } = await desk().admin.call('right.templates', { query: { limit: 100 } });
      const shown = templates.find((each) => each.templateId === templateId);
      if (shown === undefined) throw new Error('No template');
      const { templateId: _id, ...seen } = shown;
      const change = (facts: object) =>
        desk().admin.ask('right.change-template', {
          params: { templateId },
          body: { ...seen, ...facts, seen },
        });

      const answers = await Promise.all([change({ fourEyes: true }), change({ defaultDays: 30 })]);

      expect(answers.map(codeOf).toSorted()).toEqual(['ok', 'register/changed-meanwhile']);
    });

    it('is told of before it ends and when it ended, once each, and can be revoked', async () => {
      const technician = await signedIn('technician', 'Mila');
      const ticketId = await newTicket();
      await prove(technician.visitor, ticketId);
      const templateId = await newTemplate({ fourEyes: false });
      const give = async (days: number) =>
        (
          await technician.visitor.call('ticket.grant-right', {
            params: { ticketId },
            body: { by: 'template', templateId, holder, untilOn: dayFrom(days) },
          })
        ).grantId;
      const ending = await give(10);
      const revoked = await give(60);
      const holding = await give(80);
      const now = Date.now();
      const listed = async (state: 'active' | 'ending' | 'over') =>
        (await technician.visitor.call('right.grants', { query: { state, limit: 100 } })).grants
          .map((each) => each.grantId)
          .filter((id) => [ending, revoked, holding].includes(id));

      await technician.visitor.call('right.revoke', {
        params: { grantId: revoked },
        body: { reason: 'Ander werk' },
      });
      const lists = [await listed('active'), await listed('ending'), await listed('over')];
      await runAt(desk(), rightJobs, now);
      await runAt(desk(), rightJobs, now + dayMs);
      await runAt(desk(), rightJobs, now + 12 * dayMs);
      await runAt(desk(), rightJobs, now + 13 * dayMs);
      const again = await technician.visitor.refusal('right.revoke', {
        params: { grantId: revoked },
        body: { reason: 'Nog eens' },
      });
      const { history } = await technician.visitor.call('ticket.get', { params: { ticketId } });

      expect(lists).toEqual([[holding, ending], [ending], [revoked]]);
      expect(again.code).toBe('right/unknown');
      expect(
        (await technician.visitor.call('notice.list', {})).notices.map((each) => each.kind).sort(),
      ).toEqual(['right-ended', 'right-ending']);
      expect(history.map(({ kind }) => kind).slice(-3)).toEqual([
        'ticket.right-revoked',
        'ticket.right-ending',
        'ticket.right-ended',
      ]);
    });

    it('of which the account that gave it is blocked is told of to the leads instead', async () => {
      const gone = await signedIn('technician', 'Vertrokken');
      const lead = await desk().staff('lead');
      const ticketId = await newTicket();
      await prove(gone.visitor, ticketId);
      const templateId = await newTemplate({ fourEyes: false });
      await gone.visitor.call('ticket.grant-right', {
        params: { ticketId },
        body: { by: 'template', templateId, holder, untilOn: dayFrom(10) },
      });
      await desk().admin.call('account.block', {
        params: { accountId: gone.accountId },
        body: { blocked: true },
      });

      await runAt(desk(), rightJobs, Date.now());
      const told = (await lead.call('notice.list', {})).notices
        .filter(({ ticket }) => ticket?.ticketId === ticketId)
        .map(({ kind }) => kind);

      expect(told).toEqual(['right-ending']);
    });
  });
}
