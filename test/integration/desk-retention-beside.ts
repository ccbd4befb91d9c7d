import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { keepTerms } from '../../desk/retention/keep-terms.ts';
import type { Clock } from '../../shared/base/clock.ts';
import type { StepEnd } from '../../shared/domain/procedure.ts';
import { ordinaryTerms } from '../../shared/domain/retention.ts';
import { closedTicket, setClosedAt } from './closed-ticket.ts';
import { intake } from './desk-intake.ts';
import { indexed } from './desk-search.ts';
import type { StartedDesk } from './start-desk.ts';
import { placesOf } from './words-in-database.ts';

const dayMs = 24 * 60 * 60 * 1000;
const marker = 'zwartekater';

/** How every desk forgets, or keeps, what stands beside a ticket, whatever its database. */
export function forgetsBesideTickets(start: (clock: Clock) => Promise<StartedDesk>): void {
  let desk: StartedDesk;
  const nowMs = Date.now();
  beforeEach(async () => {
    desk = await start({ nowMs: () => nowMs });
    await desk.admin.call('session.set-counter', { body: { counter: 'Balie 1' } });
  });
  afterEach(() => desk.stop());

  it('takes back what was shown and said at the steps of a procedure', async () => {
    const photo = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...Buffer.from(marker)]);
    const taken = await fetch(`${desk.admin.url}/v1/attachments`, {
      method: 'POST',
      headers: { ...desk.admin.headers, 'content-type': 'image/jpeg' },
      body: photo,
    });
    const { hash } = z.strictObject({ hash: z.string() }).parse(await taken.json());
    const visitor = { kind: 'guest', name: marker, contact: '06' } as const;
    const ticketId = await closedTicket(desk, visitor, marker, async (params) => {
      const body = { procedureId: 'judge-battery' };
      const { runId } = await desk.admin.call('ticket.start-procedure', { params, body });
      const end = (stepId: string, said: StepEnd) =>
        desk.admin.call('ticket.end-step', {
          params: { ...params, runId },
          body: { stepId, end: said, minutes: null },
        });
      await end('look-for-swelling', { outcome: 'done', evidence: { kind: 'photo', hash } });
      const { steps } = await desk.admin
        .call('ticket.procedures', { params })
        .then(({ runs }) => runs[0]?.procedure.content ?? expect.unreachable('no run'));
      const next = steps.find(({ stepId }) => stepId !== 'look-for-swelling');
      await end(next?.stepId ?? '', { outcome: 'skipped', reason: `Wil ${marker} niet` });
    });
    const before = [
      ...(await placesOf(desk.desk.context.database, marker)),
      ...(await placesOf(desk.desk.context.database, hash)),
    ];
    await desk.admin.call('retention.choose', { body: { ...ordinaryTerms, ticketDays: 100 } });
    await setClosedAt(desk, ticketId, nowMs - 101 * dayMs);

    await keepTerms.run(desk.desk.context);
    await desk.kiosk.call('ticket.create', { body: intake() });
    await indexed(desk);

    expect(before).toEqual(
      expect.arrayContaining(['procedure_step.ended', 'procedure_step.photo_hash']),
    );
    expect(await placesOf(desk.desk.context.database, marker)).toEqual([]);
    expect(await placesOf(desk.desk.context.database, hash)).not.toContain(
      'procedure_step.photo_hash',
    );
    expect(await placesOf(desk.desk.context.database, hash)).not.toContain('procedure_step.ended');
  });

  it('takes the words of an escalation, and still shows that there was one', async () => {
    const { database } = desk.desk.context;
    const { supplierId } = await desk.admin.call('supplier.keep', {
      body: { supplierId: null, name: 'Acme', contact: '', referenceExample: '' },
    });
    const guest = { kind: 'guest', name: marker, contact: '06' } as const;
    const ticketId = await closedTicket(desk, guest, marker, async (params) => {
      const { item } = await desk.admin.call('ticket.get', { params });
      const to = { kind: 'supplier', supplierId } as const;
      const written = { reason: marker, tried: marker, added: { tried: marker } };
      const { version } = item;
      const body = { ...written, version, to, warranty: marker, serial: 'full' } as const;
      await desk.admin.call('ticket.escalate', { params, body });
    });
    const shown = async () =>
      (await desk.admin.call('ticket.escalations', { params: { ticketId } })).escalations;
    const before = await placesOf(database, marker);
    await desk.admin.call('retention.choose', { body: { ...ordinaryTerms, ticketDays: 100 } });
    await setClosedAt(desk, ticketId, nowMs - 101 * dayMs);

    await keepTerms.run(desk.desk.context);
    const erased = await shown();
    // What desks erased before added facts stayed JSON.
    await database.write((db) =>
      db.updateTable('escalation').set({ added: '–', serial: '–' }).execute(),
    );

    expect(before).toEqual(
      expect.arrayContaining(['escalation.added', 'escalation.tried', 'escalation.warranty']),
    );
    expect((await placesOf(database, marker)).filter((at) => at.startsWith('escalation.'))).toEqual(
      [],
    );
    expect(erased).toMatchObject([
      { targetName: 'Acme', reason: '–', tried: '–', added: {}, warranty: '', serial: 'full' },
    ]);
    expect(await shown()).toMatchObject([{ added: {}, serial: 'masked' }]);
  });

  it('takes the files of what it erases off the disk at once', async () => {
    const fileOn = async ({ ticketId }: { readonly ticketId: string }) => {
      const sent = await fetch(
        `${desk.url}/v1/tickets/${ticketId}/attachments?name=paspoort-van-${marker}.pdf`,
        {
          method: 'POST',
          headers: { ...desk.admin.headers, 'content-type': 'application/pdf' },
          body: `%PDF-1.7\n${ticketId}`,
        },
      );
      expect(sent.status).toBe(200);
    };
    const foundBy = async (q: string) =>
      (await desk.admin.call('ticket.search', { query: { q } })).items.length;
    const filesOnDisk = () => readdir(join(desk.dataFolder, 'ticket-files'));
    const personId = await newPerson('100044');
    const guest = { kind: 'guest', name: marker, contact: '06' } as const;
    const known = { kind: 'known', personId, firstName: 'Kees', department: null } as const;
    const erased = await closedTicket(desk, guest, marker, fileOn);
    const withoutFiles = await closedTicket(desk, guest, marker, fileOn);
    await closedTicket(desk, known, marker, fileOn);
    await indexed(desk);
    const before = await filesOnDisk();
    await desk.admin.call('retention.choose', {
      body: { ...ordinaryTerms, ticketDays: 100, fileDays: 40 },
    });
    await setClosedAt(desk, erased, nowMs - 101 * dayMs);
    await setClosedAt(desk, withoutFiles, nowMs - 41 * dayMs);

    await keepTerms.run(desk.desk.context);
    const kept = await filesOnDisk();
    const named = [await foundBy(`paspoort ${marker}`), await foundBy('pdf')];
    await desk.admin.call('retention.erase-person', {
      params: { personId },
      body: { reason: 'Verzoek' },
    });

    expect([before.length, kept.length]).toEqual([3, 1]);
    expect(named).toEqual([1, 1]);
    expect(await filesOnDisk()).toEqual([]);
  });

  it('does not erase who has a device here, until it is handed out', async () => {
    const staffNumber = '100043';
    const personId = await newPerson(staffNumber);
    const find = () => desk.admin.call('retention.find-person', { query: { staffNumber } });
    const shelf = await desk.admin.call('shelf.create', {
      body: { name: 'Plank 1', capacity: 5, closed: false },
    });
    const visitor = { kind: 'known', personId, firstName: 'Kees', department: null } as const;
    await closedTicket(desk, visitor, marker, async (params) => {
      const body = {
        leftId: v7(),
        deviceName: 'iPhone 14',
        accessories: 'lader',
        condition: 'Heel',
        shelfId: shelf.shelfId,
        promisedAt: new Date(nowMs + dayMs).toISOString(),
        agreed: true,
      } as const;
      await desk.admin.call('bench.leave', { params, body });
    });

    const refused = await desk.admin.refusal('retention.erase-person', {
      params: { personId },
      body: { reason: 'Verzoek' },
    });

    expect(await find()).toMatchObject({ openTickets: 1 });
    expect(refused.code).toBe('person/has-open-tickets');
  });

  async function newPerson(staffNumber: string): Promise<string> {
    const person = { badgeNumbers: [], firstName: 'Kees', lastName: 'Kat', department: null };
    await desk.admin.call('person.import', { body: { people: [{ ...person, staffNumber }] } });
    return (await desk.admin.call('retention.find-person', { query: { staffNumber } })).personId;
  }
}
