import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { eraseTicket } from '../../desk/store/erase-ticket-store.ts';
import { deviceIdentity } from '../../shared/domain/device-identity.ts';
import type { Assessment } from '../../shared/domain/priority.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { comingBack, knownVisitor } from './coming-back.ts';
import { intake } from './desk-intake.ts';
import { endTicket } from './end-ticket.ts';
import { again, ownReadout } from './own-readout.ts';
import type { StartedDesk } from './start-desk.ts';
import { placesOf } from './words-in-database.ts';

/** What a desk does when somebody with an open ticket says that it got worse, whatever its database. */
export function hearsThatItGotWorse(desk: () => StartedDesk): void {
  const cardOf = (ticketId: string) => desk().admin.call('ticket.get', { params: { ticketId } });
  const calm: Assessment = {
    impact: 3,
    urgency: 3,
    priority: 5,
    reasons: ['one-person', 'can-work'],
    argument: 'Eén persoon, kan werken.',
  };
  /** What an export of these days says of one ticket. */
  const exported = async (file: 'priority' | 'priority-decisions', ticket: number) => {
    const day = (shift: number) => new Date(Date.now() + shift).toISOString().slice(0, 10);
    const span = `from=${day(-26 * 3_600_000)}&until=${day(26 * 3_600_000)}`;
    const { body } = await desk().admin.send('GET', `/v1/exports/${file}.csv?${span}`);
    const lines = parse(String(body), { bom: true, columns: true, delimiter: ';' }) as Record<
      string,
      string
    >[];
    return lines.filter((line) => line['ticket'] === String(ticket));
  };

  describe('an open ticket that got worse', () => {
    it('is proposed as more urgent with its argument, also after somebody had decided', async () => {
      const { kiosk } = desk();
      const technician = await desk().staff('technician', 'Chris');
      const { visitor } = await knownVisitor(desk());
      const { ticketId } = await kiosk.call('ticket.create', {
        body: intake({ visitor, assessment: calm }),
      });
      const params = { ticketId };
      const { item } = await technician.call('ticket.priority', {
        params,
        body: { version: (await cardOf(ticketId)).item.version, decision: 'accept' },
      });

      await kiosk.call('ticket.create', {
        body: comingBack(null, { ticketId, answer: 'same', worse: 'cannot-work' }, { visitor }),
      });
      const card = await cardOf(ticketId);
      const decided = await technician.call('ticket.priority', {
        params,
        body: { version: card.item.version, decision: 'accept' },
      });

      expect(item).toMatchObject({ priority: 5, priorityAccepted: true });
      expect(card.item).toMatchObject({ priority: 3, priorityAccepted: false });
      expect(card.assessment).toEqual({
        impact: 3,
        urgency: 1,
        priority: 3,
        reasons: ['one-person', 'cannot-work'],
        argument: 'De bezoeker kwam terug: kan nu niet werken. Eén persoon, kan werken.',
      });
      expect(card.history.at(-1)).toMatchObject({
        kind: 'ticket.joined',
        actor: 'visitor',
        words: 'En nu ook dit.',
        details: { worse: 'cannot-work', fromPriority: 5, toPriority: 3 },
      });
      expect(decided.item).toMatchObject({ priority: 3, priorityAccepted: true });
    });

    it('keeps each proposal and decision, in the exports too, until its words are erased', async () => {
      const { admin, kiosk } = desk();
      const { visitor } = await knownVisitor(desk());
      const assessment = { ...calm, argument: 'Kan werken, zegt zwarteganzen.' };
      const { ticketId } = await kiosk.call('ticket.create', {
        body: intake({ visitor, assessment }),
      });
      const params = { ticketId };
      const accept = async () => {
        const { version } = (await cardOf(ticketId)).item;
        return admin.call('ticket.priority', { params, body: { version, decision: 'accept' } });
      };
      const comesBack = (worse: 'worse' | 'cannot-work') =>
        kiosk.call('ticket.create', {
          body: comingBack(null, { ticketId, answer: 'same', worse }, { visitor }),
        });

      await accept();
      await comesBack('worse');
      await comesBack('cannot-work');
      const { item } = await accept();
      const lines = await exported('priority-decisions', item.number);
      const [line] = await exported('priority', item.number);
      const called = await admin.call('ticket.call', { params, body: { version: item.version } });
      const card = await admin.call('ticket.start', {
        params,
        body: { version: called.item.version },
      });
      await endTicket(desk(), admin, card, 'closed');
      const { database } = desk().desk.context;
      const at = new Date().toISOString();
      await database.write((db) => eraseTicket(db, database.kind, ticketId, at));
      const erased = await exported('priority-decisions', item.number);

      const told = lines.map((each) => [each['decision'], each['urgency_before'], each['urgency']]);
      expect(told).toEqual([
        ['proposed', '', '3'],
        ['accepted', '3', '3'],
        ['proposed', '3', '2'],
        ['proposed', '2', '1'],
        ['accepted', '1', '1'],
      ]);
      expect(lines[2]?.['by']).toBe(lines[0]?.['by']);
      expect(lines[2]?.['argument']).toMatch(/kwam terug: .*zwarteganzen/u);
      expect(lines[4]?.['argument']).toBe(lines[3]?.['argument']);
      expect(line).toMatchObject({
        state: 'accepted',
        urgency: '1',
        proposed_urgency: '3',
        proposed_argument: assessment.argument,
      });
      expect(erased.map((each) => [each['urgency'], each['argument']])).toEqual(
        ['3', '3', '2', '1', '1'].map((urgency) => [urgency, '–']),
      );
      expect(await placesOf(database, 'zwarteganzen')).toEqual([]);
    });

    it('keeps its priority when it is as urgent already, and the history says so all the same', async () => {
      const { kiosk } = desk();
      const { visitor } = await knownVisitor(desk());
      const urgent: Assessment = { ...calm, urgency: 1, priority: 3 };
      const { ticketId } = await kiosk.call('ticket.create', {
        body: intake({ visitor, assessment: urgent }),
      });

      await kiosk.call('ticket.create', {
        body: comingBack(null, { ticketId, answer: 'same', worse: 'worse' }, { visitor }),
      });
      const card = await cardOf(ticketId);

      expect(card.assessment).toMatchObject({ urgency: 1, argument: urgent.argument });
      expect(card.history.at(-1)?.details).toMatchObject({ worse: 'worse' });
      expect(card.history.at(-1)?.details).not.toHaveProperty('toPriority');
    });
  });

  describe('a visitor on his own page', () => {
    const arrive = async (change: Partial<TicketIntake> = {}) => {
      const { visitor } = await knownVisitor(desk());
      const body = intake({ visitor, assessment: calm, ...change });
      const { ticketId, statusPath } = await desk().kiosk.call('ticket.create', { body });
      const params = { token: statusPath.slice('/s/'.length) };
      const say = (worse: 'worse' | 'cannot-work') =>
        desk().anonymous.ask('status.worse', { params, body: { worse } });
      const may = async () =>
        (await desk().anonymous.call('status.get', { params })).mayTellWorse ?? [];
      return { ticketId, visitor, say, may };
    };

    it('says each once that it got worse, also when he presses twice or said it at a kiosk', async () => {
      const { ticketId, visitor, say, may } = await arrive();
      const technician = await desk().staff('technician', 'Chris');
      const { item } = await cardOf(ticketId);
      const params = { ticketId };
      const called = await technician.call('ticket.call', {
        params,
        body: { version: item.version },
      });
      await technician.call('ticket.start', { params, body: { version: called.item.version } });

      const before = await may();
      const twice = await Promise.all([say('worse'), say('worse')]);
      const after = await may();
      const card = await cardOf(ticketId);
      await desk().kiosk.call('ticket.create', {
        body: comingBack(null, { ticketId, answer: 'same', worse: 'cannot-work' }, { visitor }),
      });
      const refused = await say('cannot-work');
      const { notices } = await technician.call('notice.list', {});

      expect(before).toEqual(['worse', 'cannot-work']);
      expect(twice.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
        200, 409,
      ]);
      expect(after).toEqual(['cannot-work']);
      expect(card.assessment).toMatchObject({
        urgency: 2,
        argument:
          'De bezoeker zegt op de eigen pagina: het is erger geworden. Eén persoon, kan werken.',
      });
      expect(card.item).toMatchObject({ priority: 4, priorityAccepted: false });
      expect(card.history.filter(({ kind }) => kind === 'ticket.got-worse')).toMatchObject([
        { actor: 'visitor', details: { worse: 'worse', fromPriority: 5, toPriority: 4 } },
      ]);
      expect(refused.status).toBe(409);
      expect(await may()).toEqual([]);
      expect(notices.map(({ kind }) => kind)).toContain('visitor-got-worse');
      const [line] = await exported('priority', card.item.number);
      expect(line).toMatchObject({ proposed_urgency: '3', urgency: '1' });
    });

    it('is not asked of a complaint, nor of what is over', async () => {
      const complaint = await arrive({ reportType: 'complaint' });
      const done = await arrive({ selfHelp: 'helped' });

      expect([await complaint.may(), await done.may()]).toEqual([[], []]);
      expect((await complaint.say('worse')).status).toBe(409);
      expect((await done.say('worse')).status).toBe(409);
    });
  });

  describe('a kiosk that can ask about several tickets', () => {
    it('is told of the device and of the newest, newest first; an older one of the device alone', async () => {
      const { kiosk } = desk();
      const { badgeNumber, visitor } = await knownVisitor(desk());
      const readout = ownReadout();
      const made = [await kiosk.call('ticket.create', { body: intake({ visitor, readout }) })];
      for (let count = 0; count < 3; count += 1) {
        made.push(await kiosk.call('ticket.create', { body: intake({ visitor }) }));
      }
      const body = { badgeNumber, device: deviceIdentity(again(readout)) };

      const older = await kiosk.call('visit.earlier', { body });
      const { offers } = await kiosk.call('visit.earlier', { body: { ...body, several: true } });

      expect(older.found?.ticketId).toBe(made[0]?.ticketId);
      expect(older).not.toHaveProperty('offers');
      expect(offers?.map(({ ticketId }) => ticketId)).toEqual(
        [made[3], made[2], made[0]].map((each) => each?.ticketId),
      );
    });
  });
}
