import { describe, expect, it } from 'vitest';
import { complaintJobs } from '../../desk/complaint/complaint-jobs.ts';
import type { NoticeKind } from '../../shared/domain/notice.ts';
import { emptyDetails } from '../../shared/domain/report-details.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { runAt } from './run-at.ts';
import type { StartedDesk } from './start-desk.ts';

const hourMs = 60 * 60 * 1000;

/** Who hears of a complaint and answers for it, whatever the database. */
export function answersComplaints(desk: () => StartedDesk): void {
  const complaint = (replyBy: string | null = null) =>
    intake({
      errand: 'question',
      reportType: 'complaint',
      details: { ...emptyDetails('complaint'), about: 'Iemand van de balie', replyBy },
    });
  const arrived = async (replyBy: string | null = null) =>
    (await desk().kiosk.call('ticket.create', { body: complaint(replyBy) })).ticketId;
  const told = async (who: DeskVisitor, kind: NoticeKind, ticketId: string) =>
    (await who.call('notice.list', {})).notices
      .filter((notice) => notice.kind === kind && notice.ticket?.ticketId === ticketId)
      .map(({ details }) => details);
  const detailsOf = async (who: DeskVisitor, ticketId: string) =>
    (await who.call('ticket.get', { params: { ticketId } })).details;

  describe('a complaint', () => {
    it('is told to those who may read it, without a word of it, and to nobody else', async () => {
      const technician = await desk().staff('technician');
      const lead = await desk().staff('lead');

      const ticketId = await arrived();
      const known = (await technician.call('notice.list', {})).notices;
      await runAt(desk(), complaintJobs, Date.now());

      expect(await told(lead, 'complaint-arrived', ticketId)).toEqual([{}]);
      expect(await told(desk().admin, 'complaint-arrived', ticketId)).toEqual([{}]);
      expect(known).toEqual([]);
    });

    it('is told when the counter takes it in or makes it one, but not to whoever did', async () => {
      const technician = await desk().staff('technician');
      const lead = await desk().staff('lead');
      const other = await desk().staff('lead');
      const { ticketId: atCounter } = await lead.call('concierge.check-in', {
        body: complaint(),
      });
      const { ticketId } = await desk().kiosk.call('ticket.create', { body: intake() });
      await technician.call('ticket.report-type', {
        params: { ticketId },
        body: { version: 1, reportType: 'complaint', reason: 'Het gaat over ons' },
      });

      expect([
        await told(lead, 'complaint-arrived', atCounter),
        await told(other, 'complaint-arrived', atCounter),
        await told(lead, 'complaint-arrived', ticketId),
      ]).toEqual([[], [{}], [{}]]);
      expect((await technician.call('notice.list', {})).notices).toEqual([]);
    });

    it('belongs to whoever begins with it, unless somebody owns it already', async () => {
      const lead = await desk().staff('lead', 'Lea Jansen');
      const other = await desk().staff('lead', 'Bo Visser');
      const ticketId = await arrived();
      const params = { ticketId };
      await lead.call('ticket.call', { params, body: { version: 1 } });
      await lead.call('ticket.start', { params, body: { version: 2 } });
      const first = await detailsOf(lead, ticketId);

      await lead.call('ticket.return', { params, body: { version: 3, reason: 'Even weg' } });
      await other.call('ticket.call', { params, body: { version: 4 } });
      await other.call('ticket.start', { params, body: { version: 5 } });

      expect(first).toMatchObject({ owner: 'Lea Jansen', about: 'Iemand van de balie' });
      expect(await detailsOf(lead, ticketId)).toEqual(first);
    });

    it('reminds its owner once when the answer is nearly due, and all who may read it when it has none', async () => {
      const owner = await desk().staff('lead', 'Ria Eigenaar');
      const other = await desk().staff('lead');
      const dueAt = Date.now() + 30 * hourMs;
      const owned = await arrived(new Date(dueAt).toISOString());
      const free = await arrived(new Date(dueAt).toISOString());
      const params = { ticketId: owned };
      await owner.call('ticket.call', { params, body: { version: 1 } });
      await owner.call('ticket.start', { params, body: { version: 2 } });
      const due = (who: DeskVisitor, ticketId: string) =>
        told(who, 'complaint-reply-due', ticketId);

      await runAt(desk(), complaintJobs, Date.now());
      const early = [await due(owner, owned), await due(other, free)];
      await runAt(desk(), complaintJobs, dueAt - 23 * hourMs);
      await runAt(desk(), complaintJobs, dueAt + hourMs);

      expect(early).toEqual([[], []]);
      expect([
        await due(owner, owned),
        await due(other, owned),
        await due(owner, free),
        await due(other, free),
      ]).toEqual([[{}], [], [{}], [{}]]);
    });

    it('reminds of nothing that was answered', async () => {
      const lead = await desk().staff('lead');
      const dueAt = Date.now() + hourMs;
      const ticketId = await arrived(new Date(dueAt).toISOString());
      await lead.call('ticket.details', {
        params: { ticketId },
        body: {
          version: 1,
          details: {
            ...emptyDetails('complaint'),
            replyBy: new Date(dueAt).toISOString(),
            reply: 'We bellen voortaan terug.',
          },
          forWhom: null,
          reason: 'Gebeld',
        },
      });

      await runAt(desk(), complaintJobs, dueAt);

      expect(await told(lead, 'complaint-reply-due', ticketId)).toEqual([]);
    });
  });
}
