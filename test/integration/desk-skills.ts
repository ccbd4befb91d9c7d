import { describe, expect, it } from 'vitest';
import type { Category } from '../../shared/domain/report-type.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { emptyQueue } from './empty-queue.ts';
import type { StartedDesk } from './start-desk.ts';

/** How every desk lets technicians call whom they can help best, whatever its database. */
export function choosesBySkill(desk: () => StartedDesk): void {
  const minuteMs = 60_000;
  const arrive = async (category: Category, agoMinutes: number) => {
    const { reason, ...rest } = intake();
    if (reason === null) throw new Error('The sample intake has a reason');
    const submittedAt = new Date(Date.now() - agoMinutes * minuteMs).toISOString();
    const body = { ...rest, readout: null, decision: null, submittedAt };
    const { ticketId } = await desk().kiosk.call('ticket.create', {
      body: { ...body, reason: { ...reason, category, photoHash: null } },
    });
    return ticketId;
  };
  const knows = async (skills: readonly ('network' | 'printing')[]): Promise<DeskVisitor> => {
    const technician = await desk().staff('technician');
    const { accountId } = await technician.call('session.get', {});
    await desk().admin.call('skill.set', { params: { accountId }, body: { skills: [...skills] } });
    return technician;
  };
  const next = async (who: DeskVisitor) =>
    (await who.call('queue.next', { body: { queues: ['advice'] } })).item.ticketId;

  describe('a technician with a skill', () => {
    it('calls who fits before who came earlier, says why, and helps the others after that', async () => {
      await emptyQueue(desk().admin);
      const printer = await arrive('printing', 0.3);
      const wifi = await arrive('wifi', 0.2);
      const technician = await knows(['network']);

      const order = [await next(technician), await next(technician)];
      const card = await technician.call('ticket.get', { params: { ticketId: wifi } });

      expect(order).toEqual([wifi, printer]);
      expect(card.history.at(-1)?.details).toMatchObject({ skill: 'network' });
    });

    it('passes over nobody whose promise has passed', async () => {
      await emptyQueue(desk().admin);
      const overdue = await arrive('printing', 23 * 60);
      const wifi = await arrive('wifi', 0.2);
      const technician = await knows(['network']);

      expect([await next(technician), await next(technician)]).toEqual([overdue, wifi]);
    });

    it('follows what a colleague wrote that a ticket needs', async () => {
      await emptyQueue(desk().admin);
      const printer = await arrive('printing', 0.3);
      const other = await arrive('something-else', 0.2);
      const technician = await knows(['network']);
      const params = { ticketId: printer };

      const before = await technician.call('skill.need', { params });
      const after = await technician.call('skill.change-need', {
        params,
        body: { need: 'network' },
      });

      expect(before).toEqual({ need: 'printing', proposed: 'printing' });
      expect(after).toEqual({ need: 'network', proposed: 'printing' });
      expect([await next(technician), await next(technician)]).toEqual([printer, other]);
    });

    it('never gets the visitor of a colleague with the same skill', async () => {
      await emptyQueue(desk().admin);
      const arrived = await Promise.all(
        Array.from({ length: 12 }, (_, place) =>
          arrive(place % 2 === 0 ? 'wifi' : 'printing', 0.1),
        ),
      );
      const technicians = [await knows(['network']), await knows(['network']), await knows([])];

      const called = await Promise.all(
        technicians.flatMap((technician) => Array.from({ length: 4 }, () => next(technician))),
      );

      expect(called.toSorted()).toEqual(arrived.toSorted());
    });
  });
}
