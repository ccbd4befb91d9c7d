import { describe, expect, it } from 'vitest';
import { endLostEscalations } from '../../desk/escalation/lost-escalations.ts';
import type { EscalationTarget } from '../../shared/domain/escalation.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { runAt } from './run-at.ts';
import type { StartedDesk } from './start-desk.ts';

/** What becomes of a ticket whose receiver has it already, or is gone, whatever the database. */
export function findsLostEscalations(desk: () => StartedDesk): void {
  const idOf = async (visitor: DeskVisitor) => (await visitor.call('session.get', {})).accountId;
  const groupOf = async (groupId: string | null, members: readonly string[]) =>
    (
      await desk().admin.call('group.keep', {
        body: { groupId, name: 'Netwerk', members: [...members] },
      })
    ).groupId;
  const started = async (technician: DeskVisitor) => {
    const { ticketId } = await desk().kiosk.call('ticket.create', { body: intake() });
    const params = { ticketId };
    await technician.call('ticket.call', { params, body: { version: 1 } });
    await technician.call('ticket.start', { params, body: { version: 2 } });
    return ticketId;
  };
  const wish = async (technician: DeskVisitor, ticketId: string, to: EscalationTarget) => {
    const params = { ticketId };
    const { version } = (await technician.call('ticket.get', { params })).item;
    const words = { reason: 'Dit kan alleen de tweede lijn', tried: '', added: {}, warranty: '' };
    return { params, body: { version, to, serial: 'masked', ...words } } as const;
  };
  const told = async (who: DeskVisitor, ticketId: string) =>
    (await who.call('notice.list', {})).notices
      .filter(({ kind, ticket }) => kind === 'escalation-lost' && ticket?.ticketId === ticketId)
      .map(({ details }) => details);
  const look = () => runAt(desk(), [endLostEscalations], Date.now());

  describe('an escalation to who has it or is gone', () => {
    it('is refused for a group or person that has the ticket already', async () => {
      const tom = await desk().staff('technician', 'Tom');
      const mia = await desk().staff('technician', 'Mia');
      const groupId = await groupOf(null, [await idOf(mia)]);
      const ticketId = await started(tom);
      const again = async (to: EscalationTarget) =>
        (await tom.refusal('ticket.escalate', await wish(tom, ticketId, to))).code;
      const group = { kind: 'group', groupId } as const;
      const person = { kind: 'person', accountId: await idOf(mia) } as const;

      await tom.call('ticket.escalate', await wish(tom, ticketId, group));
      const toGroup = await again(group);
      await tom.call('ticket.escalate', await wish(tom, ticketId, person));
      const toPerson = await again(person);

      expect([toGroup, toPerson]).toEqual(['escalation/open', 'escalation/open']);
      const { escalations } = await tom.call('ticket.escalations', { params: { ticketId } });
      expect(escalations.map(({ kind }) => kind)).toEqual(['person', 'group']);
    });

    it('ends when its group is removed, and whoever has the ticket is told once', async () => {
      const tom = await desk().staff('technician', 'Tom');
      const groupId = await groupOf(null, [await idOf(await desk().staff('technician', 'Mia'))]);
      const kept = await groupOf(null, [await idOf(await desk().staff('technician', 'Eva'))]);
      const ticketId = await started(tom);
      const params = { ticketId };
      const to = (id: string) => ({ kind: 'group', groupId: id }) as const;
      await tom.call('ticket.escalate', await wish(tom, ticketId, to(groupId)));
      await tom.call('ticket.escalate', await wish(tom, ticketId, to(kept)));

      await desk().admin.call('group.remove', { params: { groupId } });
      await look();
      await look();
      const { escalations } = await tom.call('ticket.escalations', { params });
      const { history } = await tom.call('ticket.get', { params });

      expect(escalations).toMatchObject([
        { targetId: kept, endedAt: null },
        { targetId: groupId, endedBy: 'Balie' },
      ]);
      expect(history.at(-1)).toMatchObject({
        kind: 'ticket.escalation-ended',
        details: { to: 'Netwerk', because: 'nobody' },
      });
      expect(await told(tom, ticketId)).toEqual([{ to: 'Netwerk' }]);
    });

    it('ends when the last member of its group is shut out', async () => {
      const tom = await desk().staff('technician', 'Tom');
      const accountId = await idOf(await desk().staff('technician', 'Mia'));
      const groupId = await groupOf(null, [accountId]);
      const ticketId = await started(tom);
      await tom.call('ticket.escalate', await wish(tom, ticketId, { kind: 'group', groupId }));

      await look();
      const before = await told(tom, ticketId);
      await desk().admin.call('account.block', { params: { accountId }, body: { blocked: true } });
      await look();

      expect(before).toEqual([]);
      expect(await told(tom, ticketId)).toEqual([{ to: 'Netwerk' }]);
    });

    it('to a person who is shut out is told to the leads once', async () => {
      const tom = await desk().staff('technician', 'Tom');
      const lead = await desk().staff('lead', 'Lena');
      const accountId = await idOf(await desk().staff('technician', 'Mia'));
      const ticketId = await started(tom);
      await tom.call('ticket.escalate', await wish(tom, ticketId, { kind: 'person', accountId }));

      await look();
      const before = await told(lead, ticketId);
      await desk().admin.call('account.block', { params: { accountId }, body: { blocked: true } });
      await look();
      await look();

      expect(before).toEqual([]);
      expect(await told(lead, ticketId)).toEqual([{ to: 'Mia' }]);
      expect(await told(tom, ticketId)).toEqual([]);
    });
  });

  it('a ticket of who is shut out is told to the leads once, and of who is let in again not', async () => {
    const lead = await desk().staff('lead', 'Lena');
    const gone = await desk().staff('technician', 'Piet');
    const params = { accountId: await idOf(gone) };
    const block = (blocked: boolean) =>
      desk().admin.call('account.block', { params, body: { blocked } });
    const ticketIds = [await started(gone), await started(gone)];
    const toldOfEach = async () => {
      const each = [];
      for (const ticketId of ticketIds) each.push(await told(lead, ticketId));
      return each;
    };

    await block(true);
    await look();
    await look();
    const first = await toldOfEach();
    await block(false);
    await look();

    expect(first).toEqual([[{ to: 'Piet' }], [{ to: 'Piet' }]]);
    expect(await toldOfEach()).toEqual(first);
  });
}
