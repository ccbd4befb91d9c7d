import { expect, it } from 'vitest';
import type { RulesVersion } from '../../shared/contract/priority-routes.ts';
import { usualMatrix } from '../../shared/domain/priority.ts';
import type { PriorityRule } from '../../shared/domain/priority-rules.ts';
import { RulesAtHand } from '../../desk/priority/rules-at-hand.ts';
import type { Readout } from '../../shared/domain/readout.ts';
import { assetFacts, fresh } from './asset-samples.ts';
import { handoverWishes } from './handover-wishes.ts';
import { intake } from './desk-intake.ts';
import { readoutOf } from './desk-kiosks.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

const hour = 60 * 60 * 1000;
const at = (shiftMs: number) => new Date(Date.now() + shiftMs).toISOString();

/** How a desk weighs by its own rules and accounts for it, whatever its database. */
export function weighsVisits(desk: () => StartedDesk): void {
  const weigh = async (
    lead: DeskVisitor,
    rules: Partial<RulesVersion['rules']>,
  ): Promise<RulesVersion> => {
    const { version } = await lead.call('priority-rules.get', {});
    const body = { version, rules: { matrix: usualMatrix, rules: [], ...rules }, words: 'Proef' };
    return lead.call('priority-rules.put', { body });
  };
  const cardOf = async (change: Parameters<typeof intake>[0] = {}) => {
    const { kiosk, admin } = desk();
    const { ticketId } = await kiosk.call('ticket.create', { body: intake(change) });
    return admin.call('ticket.get', { params: { ticketId } });
  };

  it('keeps every version of the matrix, and refuses one that was written over', async () => {
    const lead = await desk().staff('lead', 'Lena');
    const first = await weigh(lead, {});
    const second = await weigh(lead, { matrix: { ...usualMatrix, 3: { 1: 2, 2: 4, 3: 5 } } });

    const late = await lead.refusal('priority-rules.put', {
      body: { version: first.version, rules: first.rules, words: 'Te laat' },
    });
    const { versions } = await lead.call('priority-rules.history', {});

    expect(late.code).toBe('rules/changed-meanwhile');
    expect(versions.slice(0, 2)).toEqual([second, first]);
    expect(second.change).toMatchObject({ by: 'Lena', words: 'Proef' });
    await weigh(lead, {});
  });

  it('lets nobody but a lead change the rules, and none without a sentence', async () => {
    const technician = await desk().staff('technician');
    const { version, rules } = await technician.call('priority-rules.get', {});
    const body = { version, rules, words: 'Mag niet' };

    expect((await technician.refusal('priority-rules.put', { body })).code).toBe('auth/forbidden');
    expect(
      (await desk().admin.refusal('priority-rules.put', { body: { ...body, words: '  ' } })).code,
    ).toBe('input/invalid');
  });

  it('counts how many open tickets a matrix would change, and changes none of them', async () => {
    const { admin } = desk();
    const card = await cardOf();
    const matrix = { ...usualMatrix, 3: { 1: 3, 2: 5, 3: 5 } } as const;

    const preview = await admin.call('priority-rules.preview', { body: { matrix } });
    await weigh(admin, { matrix });
    const after = await admin.call('ticket.get', { params: { ticketId: card.item.ticketId } });
    const next = await cardOf();
    await weigh(admin, {});

    expect(preview.changing).toBeGreaterThan(0);
    expect(preview.open).toBeGreaterThanOrEqual(preview.changing);
    expect(after.item.priority).toBe(4);
    expect(next.item.priority).toBe(5);
    expect(next.history[0]?.details).toMatchObject({ kioskPriority: 4 });
  });

  it('raises for a role, an event and a marked device, and says why in the argument', async () => {
    const { admin, kiosk } = desk();
    await admin.call('person.import', {
      body: {
        people: [
          {
            ...{
              staffNumber: '700001',
              badgeNumbers: ['07A1'],
              firstName: 'Vera',
              lastName: 'Bos',
            },
            ...{ department: 'Zorg', role: 'Verpleegkundige' },
          },
        ],
      },
    });
    const vera = await kiosk.call('person.by-badge', { params: { badgeNumber: '07A1' } });
    const rules: PriorityRule[] = [
      { kind: 'role', role: 'verpleegkundige', raises: 'impact', words: 'Patiëntenzorg' },
      {
        ...{ kind: 'event', from: at(-hour), until: at(hour), departments: ['zorg'] },
        ...{ raises: 'urgency', words: 'Er is nu een inspectie' },
      },
    ];
    await weigh(admin, { rules });

    const known = await cardOf({ visitor: { kind: 'known', ...vera } });
    const unverified = await cardOf({
      visitor: { kind: 'unverified', badgeNumber: '07A1', name: null },
    });
    const guest = await cardOf();
    await weigh(admin, {});

    expect(known.proposal).toEqual({
      impact: 2,
      urgency: 1,
      priority: 2,
      reasons: ['one-person', 'person-role', 'calendar-event'],
      argument: 'Eén persoon. Patiëntenzorg. Er is nu een inspectie.',
    });
    expect(unverified.proposal).toEqual(known.proposal);
    expect(known.item).toMatchObject({ priority: 2, priorityAccepted: false });
    expect(guest.proposal.priority).toBe(4);
  });

  it('raises the next visit of a device that a technician marked', async () => {
    const { admin } = desk();
    const technician = await desk().staff('technician', 'Tom');
    const readout = readoutOf(2_000_000_000);
    const { ticketId } = (await cardOf({ readout })).item;
    const words = 'Hangt aan de meldkamer';

    const marked = await technician.call('ticket.mark-device', {
      params: { ticketId },
      body: { words },
    });
    const next = await cardOf({ readout: readoutOf(1_000_000_000) });
    const { device } = await technician.call('ticket.weighing', { params: { ticketId } });
    const { devices } = await admin.call('important-device.list', {});
    await admin.call('important-device.remove', { params: { markId: devices[0]?.markId ?? '' } });
    const later = await cardOf({ readout: readoutOf(3_000_000_000) });

    expect(marked.history.at(-1)).toMatchObject({ kind: 'ticket.device-marked', words });
    expect(next.proposal).toMatchObject({
      impact: 2,
      reasons: ['one-person', 'important-device'],
      argument: `Eén persoon. ${words}.`,
    });
    expect(device?.important).toMatchObject({ words, by: 'Tom', deviceName: 'Google Pixel 7' });
    expect(later.proposal.impact).toBe(3);
  });

  it('raises the next visit of a laptop that a technician marked, by whatever of it is read', async () => {
    const technician = await desk().staff('technician', 'Tom');
    const serial = fresh('SN');
    const facts = assetFacts({ identifiers: [{ kind: 'serial', value: serial }] });
    await desk().admin.call('asset.create', { body: { facts } });
    const ofLabel = (key: string, value: string): Readout => {
      const readout = readoutOf(1);
      const [fact] = readout.facts;
      if (fact === undefined) throw new Error('The readout has facts');
      const device = { ...readout.device, deviceId: `label-${readout.readoutId}` };
      return { ...readout, device, facts: [{ ...fact, key, value, unit: null }] };
    };
    const words = 'Stuurt de apotheek aan';
    // A plain code is no identity, but the register knows it.
    const { item } = await cardOf({ readout: ofLabel('label.code', facts.tag) });
    const params = { ticketId: item.ticketId };

    const unmarked = await technician.call('ticket.weighing', { params });
    await technician.call('ticket.mark-device', { params, body: { words } });
    const marked = await technician.call('ticket.weighing', { params });
    const byTag = await cardOf({ readout: ofLabel('label.asset-tag', facts.tag) });
    const bySerial = await cardOf({ readout: ofLabel('label.serial', serial.toLowerCase()) });
    const other = await cardOf({ readout: ofLabel('label.asset-tag', fresh('LT-')) });
    const { devices } = await desk().admin.call('important-device.list', {});
    const mark = devices.find((device) => device.words === words);
    await desk().admin.call('important-device.remove', { params: { markId: mark?.markId ?? '' } });
    const later = await cardOf({ readout: ofLabel('label.asset-tag', facts.tag) });

    expect(unmarked.device).toEqual({ important: null });
    expect(marked.device?.important).toMatchObject({ words, by: 'Tom' });
    expect(mark?.deviceName).toBe(`Voorbeeld Reisboek 14 ${facts.tag}`);
    expect([byTag, bySerial, other, later].map(({ proposal }) => proposal.impact)).toEqual([
      2, 2, 3, 3,
    ]);
    expect(byTag.proposal.argument).toBe(`Eén persoon. ${words}.`);
  });

  it('does not take what was lent on a ticket for the device of its visitor', async () => {
    const { newAsset, newPool, lend } = handoverWishes(desk);
    const technician = await desk().staff('technician', 'Chris');
    const { ticketId } = await desk().kiosk.call('ticket.create', { body: intake() });
    const body = { ...lend(await newAsset(), await newPool()), ticketId };
    await desk().admin.call('handover.sign', { body });

    const refused = await technician.refusal('ticket.mark-device', {
      params: { ticketId },
      body: { words: 'Beamer van de aula' },
    });

    expect(refused.code).toBe('input/invalid');
  });

  it('refuses to mark what nothing was read of', async () => {
    const { item } = await cardOf();

    const refused = await desk().admin.refusal('ticket.mark-device', {
      params: { ticketId: item.ticketId },
      body: { words: 'Onbekend' },
    });

    expect(refused.code).toBe('input/invalid');
  });

  it('changes a priority only with a sentence, and keeps proposal and decision', async () => {
    const technician = await desk().staff('technician', 'Tess');
    const { item } = await cardOf();
    const params = { ticketId: item.ticketId };
    const change = { version: item.version, decision: 'change', impact: 1, urgency: 1 } as const;

    const blocked = await technician.refusal('ticket.priority', {
      params,
      body: { ...change, argument: ' \n' },
    });
    const changed = await technician.call('ticket.priority', {
      params,
      body: { ...change, argument: 'De hele afdeling ligt stil.' },
    });

    expect(blocked.code).toBe('input/invalid');
    expect(changed.proposal).toMatchObject({ priority: 4, argument: 'Eén persoon.' });
    expect(changed.assessment).toMatchObject({
      priority: 1,
      argument: 'De hele afdeling ligt stil.',
    });
    expect(changed.history.at(-1)).toMatchObject({
      actor: 'Tess',
      kind: 'ticket.priority-changed',
      details: { from: 4, to: 1, impact: 1, urgency: 1 },
    });
  });

  it('tells a kiosk the matrix only when it knows of it', async () => {
    const { admin, kiosk } = desk();
    const matrix = { ...usualMatrix, 2: { 1: 2, 2: 2, 3: 4 } } as const;
    await weigh(admin, { matrix });
    const hello = { version: '1.0.0', queued: 0 };

    const old = await kiosk.call('kiosk.hello', { body: hello });
    const knows = await kiosk.call('kiosk.hello', {
      body: { ...hello, knowsPriorityMatrix: true },
    });
    await weigh(admin, {});

    expect(old).not.toHaveProperty('priorityMatrix');
    expect(knows.priorityMatrix).toEqual(matrix);
  });

  it('weighs at another desk by new rules within seconds, and waits for them after a silence', async () => {
    const { admin } = desk();
    const { database } = desk().desk.context;
    let nowMs = 0;
    const other = new RulesAtHand(database, { nowMs: () => nowMs }, () => undefined);
    const versionAfter = async (ms: number) => {
      nowMs += ms;
      return (await other.atHand()).version;
    };

    await other.lookAgain();
    const { version } = await weigh(admin, {});
    const atOnce = await versionAfter(4_999);
    const started = await versionAfter(1);
    await other.lookAgain();
    const seconds = await versionAfter(0);
    await weigh(admin, {});
    const silence = await versionAfter(60_000);

    expect([atOnce, started, seconds, silence]).toEqual([
      version - 1,
      version - 1,
      version,
      version + 1,
    ]);
  });

  it('says how long a visit of this kind takes, from real ones', async () => {
    const { admin } = desk();
    const { item } = await cardOf({
      reason: { category: 'printing', triage: {}, words: '', photoHash: null },
    });
    const weighing = await admin.call('ticket.weighing', { params: { ticketId: item.ticketId } });

    expect(weighing.duration.fromMinutes).toBeLessThan(weighing.duration.toMinutes);
    expect(weighing.device).toBeNull();
  });
}
