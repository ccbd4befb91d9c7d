import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askFeedback } from '../../desk/feedback/ask-feedback.ts';
import { eraseTicket } from '../../desk/store/erase-ticket-store.ts';
import { closeForgottenTickets } from '../../desk/ticket/close-forgotten.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { intake } from './desk-intake.ts';
import type { StartMailDesk } from './desk-mail.ts';
import { endTicket } from './end-ticket.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { runAt } from './run-at.ts';
import type { StartedDesk } from './start-desk.ts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** Whom every desk asks by mail whether it is solved, whatever its database. */
export function asksByMail(start: StartMailDesk): void {
  const nowMs = Date.parse('2026-11-23T09:00:00.000Z');

  describe('a question by mail whether it is solved', () => {
    let server: MailServer;
    let desk: StartedDesk;
    beforeAll(async () => {
      server = await startMailServer();
      desk = await start({ clock: { nowMs: () => nowMs }, mail: server.settings });
    });
    afterAll(async () => {
      await desk.stop();
      await server.stop();
    });

    /** A ticket of a guest with an address, that somebody works on. */
    const begun = async (change: Partial<TicketIntake> = {}) => {
      const address = `noor-${v7()}@example.org`;
      const visitor = { kind: 'guest', name: 'Noor', contact: address } as const;
      const body = intake({ visitor, ...change });
      const { ticketId, statusPath } = await desk.kiosk.call('ticket.create', { body });
      const params = { ticketId };
      await desk.admin.call('ticket.call', { params, body: { version: 1 } });
      const card = await desk.admin.call('ticket.start', { params, body: { version: 2 } });
      return { address, statusPath, params, card };
    };
    const closed = async (change: Partial<TicketIntake> = {}) => {
      const ticket = await begun(change);
      await endTicket(desk, desk.admin, ticket.card, 'closed');
      return ticket;
    };
    const written = async (address: string) =>
      desk.desk.context.database.read
        .selectFrom('outgoing')
        .select(['kind', 'content'])
        .where('recipient', '=', address)
        .execute();
    const look = (hours: number) => runAt(desk, [askFeedback], nowMs + hours * hourMs);
    const chooseHours = async (feedbackMailHours: number) => {
      const { version, rules } = await desk.admin.call('desk-rules.get', {});
      const body = { version, rules: { ...rules, feedbackMailHours } };
      await desk.admin.call('desk-rules.choose', { body });
    };

    it('goes out once, a day after closing, in the language of the visit, with the page of the visitor', async () => {
      const dutch = await closed();
      const english = await closed({ locale: 'en' });

      await look(23);
      const early = await written(dutch.address);
      await look(24);
      await look(48);
      const mails = [await written(dutch.address), await written(english.address)];

      expect(early).toEqual([]);
      expect(mails.map((each) => each.map(({ kind }) => kind))).toEqual([
        ['feedback-asked'],
        ['feedback-asked'],
      ]);
      const texts = mails.map((each) => String(each[0]?.content));
      expect(texts[0]).toContain('Is het nu opgelost?');
      expect(texts[0]).toContain('tot en met maandag 30 november 2026');
      expect(texts[0]).toContain(dutch.statusPath);
      expect(texts[1]).toContain('Is it solved now?');
    });

    it('is not asked of what was cancelled, refused or a complaint, nor of who has answered', async () => {
      const cancelled = await begun();
      await endTicket(desk, desk.admin, cancelled.card, 'cancelled');
      const refused = await begun({ reportType: 'change' });
      await endTicket(desk, desk.admin, refused.card, 'closed', 'withdrawn');
      const complaint = await begun({ reportType: 'complaint' });
      await endTicket(desk, desk.admin, complaint.card, 'closed', 'withdrawn');
      const answered = await closed();
      await desk.anonymous.call('status.feedback', {
        params: { token: answered.statusPath.slice('/s/'.length) },
        body: { solved: 'yes', timeLost: 'under-1-hour', words: '' },
      });

      await look(25);

      for (const { address } of [cancelled, refused, complaint, answered]) {
        expect(await written(address)).toEqual([]);
      }
    });

    it('waits while a ticket is open again, and is not repeated when it is closed once more', async () => {
      const early = await closed();
      const late = await closed();
      const reopen = async ({ params }: typeof early) => {
        const { version } = (await desk.admin.call('ticket.get', { params })).item;
        const body = { version, reason: 'Toch niet' };
        await desk.admin.call('ticket.reopen', { params, body });
      };
      const closeAgain = async ({ params }: typeof early) => {
        const { version } = (await desk.admin.call('ticket.get', { params })).item;
        const called = await desk.admin.call('ticket.call', { params, body: { version } });
        const card = await desk.admin.call('ticket.start', {
          params,
          body: { version: called.item.version },
        });
        await endTicket(desk, desk.admin, card, 'closed');
      };

      await reopen(early);
      await look(24);
      const whileOpen = await written(early.address);
      await closeAgain(early);
      await reopen(late);
      await closeAgain(late);
      await look(24);
      await look(48);

      expect(whileOpen).toEqual([]);
      expect(await written(early.address)).toHaveLength(1);
      expect(await written(late.address)).toHaveLength(1);
    });

    it('is asked once of what was forgotten and closed by itself, not of who answered or has it open again', async () => {
      type Begun = Awaited<ReturnType<typeof begun>>;
      const forget = async ({ params }: Begun, version: number) => {
        const solved = {
          cause: 'Router',
          solution: 'Herstart',
          closingCode: 'workaround',
        } as const;
        await desk.admin.call('ticket.resolve', { params, body: { version, ...solved } });
        const resolved_at = new Date(nowMs - 15 * dayMs).toISOString();
        await desk.desk.context.database.write((db) =>
          db
            .updateTable('ticket')
            .set({ resolved_at })
            .where('ticket_id', '=', params.ticketId)
            .execute(),
        );
      };
      const forgotten = async (change: Partial<TicketIntake> = {}) => {
        const ticket = await begun(change);
        await forget(ticket, ticket.card.item.version);
        return ticket;
      };
      const stateOf = async ({ params }: Begun) =>
        (await desk.admin.call('ticket.get', { params })).item;
      const [silent, answered, open] = [await forgotten(), await forgotten(), await forgotten()];
      const complaint = await forgotten({ reportType: 'complaint' });

      await runAt(desk, [closeForgottenTickets], nowMs);
      const states = [await stateOf(silent), await stateOf(complaint)].map(({ status }) => status);
      await desk.anonymous.call('status.feedback', {
        params: { token: answered.statusPath.slice('/s/'.length) },
        body: { solved: 'partly', timeLost: 'under-1-hour', words: '' },
      });
      const { params } = open;
      const closedOnce = await stateOf(open);
      const { item } = await desk.admin.call('ticket.reopen', {
        params,
        body: { version: closedOnce.version, reason: 'Toch niet' },
      });
      await look(24);
      await look(48);
      const whileOpen = await written(open.address);
      const called = await desk.admin.call('ticket.call', {
        params,
        body: { version: item.version },
      });
      const again = await desk.admin.call('ticket.start', {
        params,
        body: { version: called.item.version },
      });
      await forget(open, again.item.version);
      await runAt(desk, [closeForgottenTickets], nowMs);
      await look(24);
      await look(48);

      expect(states).toEqual(['closed', 'resolved']);
      expect(closedOnce.status).toBe('closed');
      expect(whileOpen).toEqual([]);
      expect((await stateOf(open)).status).toBe('closed');
      expect(await written(silent.address)).toHaveLength(1);
      expect(await written(open.address)).toHaveLength(1);
      expect(await written(answered.address)).toEqual([]);
      expect(await written(complaint.address)).toEqual([]);
    });

    it('goes by the hours that leads choose, or not at all, and is erased with its ticket', async () => {
      await chooseHours(2);
      const soon = await closed();
      await look(2);
      const erased = await closed();
      const { ticketId } = erased.params;
      const { database } = desk.desk.context;
      await database.write((db) =>
        eraseTicket(db, database.kind, ticketId, '2026-11-23T10:00:00Z'),
      );
      await look(3);
      await chooseHours(0);
      const off = await closed();
      await look(72);
      await chooseHours(24);
      await look(72);

      expect(await written(soon.address)).toHaveLength(1);
      expect(await written(erased.address)).toEqual([]);
      expect(await written(off.address)).toEqual([]);
    });
  });
}
