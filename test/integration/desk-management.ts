import { describe, expect, it } from 'vitest';
import { dayAfter } from '../../shared/domain/right.ts';
import { mondayOf } from '../../shared/domain/management/roster.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

const today = () => new Date().toISOString().slice(0, 10);

/** How every desk is run, whatever its database. */
export function isManaged(desk: () => StartedDesk): void {
  const accountOf = async (who: DeskVisitor) => (await who.call('session.get', {})).accountId;

  /** A visit of just now that a technician helps to its end. */
  const helped = async (who: DeskVisitor): Promise<string> => {
    const submittedAt = new Date().toISOString();
    const { ticketId } = await desk().kiosk.call('ticket.create', {
      body: intake({
        submittedAt,
        startedAt: submittedAt,
        reason: { category: 'sound', triage: {}, words: 'Ik hoor niets.', photoHash: null },
      }),
    });
    const params = { ticketId };
    const { version } = (await who.call('ticket.get', { params })).item;
    await who.call('ticket.call', { params, body: { version } });
    await who.call('ticket.start', { params, body: { version: version + 1 } });
    await who.call('ticket.priority', {
      params,
      body: { version: version + 2, decision: 'accept' },
    });
    await who.call('ticket.resolve', {
      params,
      body: {
        version: version + 3,
        cause: 'Oud profiel',
        solution: 'Nieuw profiel',
        closingCode: 'solved',
      },
    });
    await who.call('ticket.verify', {
      params,
      body: { version: version + 4, verification: 'works' },
    });
    await who.call('ticket.close', { params, body: { version: version + 5 } });
    return ticketId;
  };

  describe('a roster', () => {
    const monday = mondayOf('2031-05-14');
    const shiftOf = (accountId: string, change: object = {}) => ({
      accountId,
      day: monday,
      hours: { from: '08:30', until: '12:30' },
      counter: '2',
      breaks: [{ from: '10:00', until: '10:15' }],
      ...change,
    });

    it('keeps shifts, refuses two at once, and copies a week without what would overlap', async () => {
      const { admin } = desk();
      const technician = await desk().staff('technician');
      const accountId = await accountOf(technician);
      const plan = (shift: object, shiftId: string | null = null) =>
        ({ body: { shiftId, shift: shiftOf(accountId, shift) } }) as const;

      const kept = await admin.call('roster.plan', plan({}));
      const afternoon = { hours: { from: '12:30', until: '17:00' }, breaks: [] };
      await admin.call('roster.plan', plan(afternoon));
      const twice = await admin.refusal(
        'roster.plan',
        plan({ hours: { from: '12:00', until: '13:00' }, breaks: [] }),
      );
      await admin.call('roster.plan', plan({ ...afternoon, day: dayAfter(monday, 7) }));
      const copied = await admin.call('roster.copy', { body: { from: monday } });
      const next = await technician.call('roster.week', { query: { from: dayAfter(monday, 7) } });
      await admin.call('roster.plan', plan({ counter: '3' }, kept.shiftId));
      const week = await technician.call('roster.week', { query: { from: monday } });

      expect(twice.code).toBe('roster/overlap');
      expect(copied).toEqual({ copied: 1, left: 1 });
      expect(next.shifts.map(({ hours }) => hours.from)).toEqual(['08:30', '12:30']);
      expect(week.shifts.map(({ counter }) => counter)).toEqual(['3', '2']);
      expect(week.open[0]?.hours).not.toBeNull();
      expect(week.open[6]?.hours).toBeNull();

      await admin.call('roster.remove', { params: { shiftId: kept.shiftId } });
      const after = await technician.call('roster.week', { query: { from: monday } });
      expect(after.shifts).toHaveLength(1);
    });

    it('has nobody who is shut out or only approves, and the hours that he leaves are open', async () => {
      const { admin } = desk();
      const later = dayAfter(monday, 21);
      const plan = async (who: DeskVisitor) =>
        ({
          body: { shiftId: null, shift: shiftOf(await accountOf(who), { day: later }) },
        }) as const;
      const shown = async () => {
        const { shifts } = await admin.call('roster.week', { query: { from: later } });
        return shifts.map(({ name }) => name);
      };
      const leaver = await desk().staff('technician', 'Vertrekt ooit');
      const planned = await plan(leaver);
      const params = { accountId: planned.body.shift.accountId };
      const approver = await admin.refusal(
        'roster.plan',
        await plan(await desk().staff('approver')),
      );
      await admin.call('roster.plan', planned);
      const before = await shown();

      await admin.call('account.block', { params, body: { blocked: true } });
      const gone = await shown();
      const again = await admin.refusal('roster.plan', planned);
      await admin.call('account.block', { params, body: { blocked: false } });

      expect([approver.code, again.code]).toEqual(['input/invalid', 'input/invalid']);
      expect([before, gone, await shown()]).toEqual([['Vertrekt ooit'], [], ['Vertrekt ooit']]);
    });

    it('is planned by leads only', async () => {
      const technician = await desk().staff('technician');
      const body = { shiftId: null, shift: shiftOf(await accountOf(technician)) };
      expect((await technician.refusal('roster.plan', { body })).code).toBe('auth/forbidden');
    });
  });

  describe('a quality sample', () => {
    it('holds closed tickets of the days, and nobody reviews his own', async () => {
      const one = await desk().staff('lead');
      const other = await desk().staff('lead');
      const ticketId = await helped(one);

      const span = { from: dayAfter(today(), -1), until: dayAfter(today(), 1) };
      const sample = await other.call('quality.draw', { body: { ...span, size: 100 } });
      const params = { sampleId: sample.sampleId, ticketId };
      const body = {
        verdicts: {
          'priority-argued': 'yes',
          'facts-complete': 'no',
          'solution-clear': 'yes',
          'work-logged': 'not-applicable',
          'visitor-told': 'yes',
          'tone-right': 'yes',
        },
        remark: 'Vraag naar het serienummer.',
      } as const;
      const own = await one.refusal('quality.review', { params, body });
      const reviewed = await other.call('quality.review', { params, body });
      const listed = await other.call('quality.list', { query: {} });

      expect(own.code).toBe('quality/own-work');
      const found = reviewed.tickets.find((ticket) => ticket.ticketId === ticketId);
      expect(found?.review).toEqual(body);
      expect(listed.samples[0]).toEqual(reviewed);
    });

    it('says so when nothing was closed', async () => {
      const body = { from: '2001-01-01', until: '2001-01-02', size: 5 };
      const refusal = await desk().admin.refusal('quality.draw', { body });
      expect(refusal.code).toBe('quality/nothing-closed');
    });
  });

  describe('improvements', () => {
    it('come from what visits say, once, and from people', async () => {
      const technician = await desk().staff('technician');
      for (let at = 0; at < 3; at += 1) {
        const ticketId = await helped(technician);
        const { version } = (await technician.call('ticket.get', { params: { ticketId } })).item;
        await technician.call('ticket.reopen', {
          params: { ticketId },
          body: { version, reason: 'Het is er weer' },
        });
      }
      const { admin } = desk();
      const first = await admin.call('improvement.look', {});
      const again = await admin.call('improvement.look', {});
      await technician.call('improvement.add', { body: { title: 'Een tweede labelprinter' } });
      const { improvements } = await technician.call('improvement.list', { query: { limit: 50 } });

      expect(first.proposed).toBeGreaterThan(0);
      expect(again.proposed).toBe(0);
      expect(improvements[0]?.title).toBe('Een tweede labelprinter');
      const reopened = improvements.filter(({ evidence }) => evidence?.source === 'reopened');
      expect(reopened.map(({ evidence }) => evidence?.subject)).toContain('sound');
    });

    it('end with what came of them', async () => {
      const { admin } = desk();
      const { improvementId } = await admin.call('improvement.add', { body: { title: 'Minder' } });
      const words = { title: 'Minder', action: '', owner: '', dueOn: null, outcome: '' };
      const params = { improvementId };
      const refusal = await admin.refusal('improvement.change', {
        params,
        body: { ...words, state: 'done' },
      });
      const done = await admin.call('improvement.change', {
        params,
        body: { ...words, state: 'done', outcome: 'Half zo vaak' },
      });
      expect(refusal.code).toBe('input/invalid');
      expect(done).toMatchObject({ state: 'done', outcome: 'Half zo vaak' });
    });
  });

  it('lists what ran out, until somebody looked at it', async () => {
    const { admin } = desk();
    const { supplierId } = await admin.call('supplier.keep', {
      body: { supplierId: null, name: 'Reparatie BV', contact: 'balie', referenceExample: 'RMA-1' },
    });
    const { improvementId } = await admin.call('improvement.add', { body: { title: 'Te laat' } });
    const late = {
      title: 'Te laat',
      action: 'Bellen',
      owner: 'Anna',
      dueOn: '2026-01-01',
      state: 'planned',
      outcome: '',
    } as const;
    await admin.call('improvement.change', { params: { improvementId }, body: late });
    const ids = async () =>
      (await admin.call('expired.list', {})).items
        .filter(({ id }) => id === supplierId || id === improvementId)
        .map(({ kind, since }) => ({ kind, late: since < today() }));

    const before = await ids();
    const contact = { phone: '', email: '', hours: '', contract: 'C-1', checkedOn: today() };
    await admin.call('supplier.keep-contact', { params: { supplierId }, body: contact });
    await admin.call('improvement.change', {
      params: { improvementId },
      body: { ...late, state: 'done', outcome: 'Gebeld' },
    });

    expect(before).toEqual([
      { kind: 'supplier', late: false },
      { kind: 'improvement', late: true },
    ]);
    expect(await ids()).toEqual([]);
    const { suppliers } = await admin.call('supplier.contacts', {});
    expect(suppliers).toContainEqual({ supplierId, name: 'Reparatie BV', ...contact });
  });
}
