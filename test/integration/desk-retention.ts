import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Clock } from '../../shared/base/clock.ts';
import { erasedCountsSchema, ordinaryTerms } from '../../shared/domain/retention.ts';
import { eraseBeyond, keepTerms } from '../../desk/retention/keep-terms.ts';
import { handledBeside, staysBeside } from '../../desk/store/erase-ticket-store.ts';
import { contentColumns } from '../../desk/store/retention-store.ts';
import { assetFacts } from './asset-samples.ts';
import { closedTicket, setClosedAt } from './closed-ticket.ts';
import { intake } from './desk-intake.ts';
import { indexed } from './desk-search.ts';
import { makeReady } from './make-ready.ts';
import { placesOf, wordColumns } from './words-in-database.ts';
import type { StartedDesk } from './start-desk.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** In every place where somebody's words may be; search folds letters, so it has plain ones only. */
const marker = 'zwartekater';

/** How every desk forgets people, whatever its database. The clock is the test's own. */
export function forgetsPeople(start: (clock: Clock) => Promise<StartedDesk>): void {
  let desk: StartedDesk;
  let nowMs: number;
  beforeEach(async () => {
    nowMs = Date.now();
    desk = await start({ nowMs: () => nowMs });
    await desk.admin.call('session.set-counter', { body: { counter: 'Balie 1' } });
  });
  afterEach(() => desk.stop());

  /** A step of which the value tells of the visitor, and work that was withdrawn. */
  const endsStep = async (params: { readonly ticketId: string }) => {
    const body = { procedureId: 'reset-password' };
    const { runId } = await desk.admin.call('ticket.start-procedure', { params, body });
    const evidence = { kind: 'value', value: `Pas van ${marker}` } as const;
    await desk.admin.call('ticket.end-step', {
      params: { ...params, runId },
      body: { stepId: 'identity', end: { outcome: 'done', evidence }, minutes: 1 },
    });
    const work = { words: `Gebeld met ${marker}`, minutes: 50 };
    const { entryId } = await desk.admin.call('ticket.log-work', { params, body: work });
    await desk.admin.call('ticket.withdraw-work', {
      params: { ...params, entryId },
      body: { reason: `Was niet ${marker}` },
    });
  };

  it('erases a closed ticket beyond its term everywhere, and keeps its figures', async () => {
    const visitor = { kind: 'guest', name: marker, contact: `06 ${marker}` } as const;
    const ticketId = await closedTicket(desk, visitor, marker, endsStep);
    const young = await closedTicket(desk, { kind: 'guest', name: 'Noor', contact: '06' }, marker);
    const open = await desk.kiosk.call('ticket.create', { body: intake() });
    await indexed(desk);
    const before = await placesOf(desk.desk.context.database, marker);
    await desk.admin.call('retention.choose', { body: { ...ordinaryTerms, ticketDays: 100 } });
    await setClosedAt(desk, ticketId, nowMs - 101 * dayMs);
    const figures = await figuresOf(ticketId);

    await keepTerms.run(desk.desk.context);
    // The indexer wakes at whatever happens next.
    await desk.kiosk.call('ticket.create', { body: intake() });
    await indexed(desk);
    const card = await desk.admin.call('ticket.get', { params: { ticketId } });
    const other = await desk.admin.call('ticket.get', { params: { ticketId: young } });
    const standing = await desk.admin.call('retention.standing', {});

    expect(before).toEqual(
      expect.arrayContaining([
        'event.words',
        'feedback.words',
        'ticket.document',
        'work_log.withdrawn_reason',
        'work_log.words',
        'work_log.words_en',
      ]),
    );
    expect(await placesOf(desk.desk.context.database, marker)).toEqual([]);
    expect(await figuresOf(ticketId)).toEqual(figures);
    expect(card).toMatchObject({
      item: { status: 'closed', visitorName: null },
      visitor: { kind: 'anonymous' },
      resolution: { closingCode: 'solved' },
    });
    expect(card.history.map(({ kind }) => kind)).toContain('ticket.resolved');
    expect(other.visitor).toMatchObject({ name: 'Noor' });
    expect(
      await desk.admin.ask('ticket.get', { params: { ticketId: open.ticketId } }),
    ).toMatchObject({ status: 200 });
    // The desk's own turn may have come between: what both erased is what there was.
    expect(await erasedTickets()).toBeGreaterThanOrEqual(1);
    expect(standing.latest).not.toBeNull();
    expect(await eraseBeyond(desk.desk.context, ordinaryTerms)).toMatchObject({ tickets: 0 });
  });

  it('erases nothing before an admin chose terms, and takes none out of bounds', async () => {
    const ticketId = await closedTicket(
      desk,
      { kind: 'guest', name: marker, contact: '06' },
      marker,
    );
    await setClosedAt(desk, ticketId, nowMs - 4000 * dayMs);
    const lead = await desk.staff('lead');

    await keepTerms.run(desk.desk.context);

    expect((await desk.admin.call('ticket.get', { params: { ticketId } })).visitor).toMatchObject({
      name: marker,
    });
    for (const body of [
      { ...ordinaryTerms, ticketDays: 1 },
      { ...ordinaryTerms, ticketDays: 60, fileDays: 61 },
    ]) {
      expect((await desk.admin.refusal('retention.choose', { body })).code).toBe('input/invalid');
    }
    expect((await lead.refusal('retention.standing', {})).code).toBe('auth/forbidden');
  });

  it('takes photos away that nothing names any more, and leaves those that something does', async () => {
    const folder = join(desk.dataFolder, 'attachments');
    await mkdir(folder, { recursive: true });
    const [named, lost] = ['a'.repeat(64), 'b'.repeat(64)];
    for (const hash of [named, lost]) {
      await writeFile(join(folder, hash), marker);
      await utimes(join(folder, hash), new Date(0), new Date(0));
    }
    await desk.kiosk.call('ticket.create', {
      body: intake({
        reason: { category: 'wifi', triage: {}, words: 'Foto', photoHash: named },
      }),
    });

    const counts = await eraseBeyond(desk.desk.context, ordinaryTerms);

    expect(counts.files).toBe(1);
    expect(await readdir(folder)).toEqual([named]);
  });

  it('erases one person for a reason, after showing what goes and what stays', async () => {
    const staffNumber = '100042';
    await desk.admin.call('person.import', {
      body: {
        people: [
          {
            staffNumber,
            badgeNumbers: ['04AB'],
            firstName: marker,
            lastName: 'Kat',
            department: null,
          },
        ],
      },
    });
    const plan = await desk.admin.call('retention.find-person', { query: { staffNumber } });
    const { personId } = plan;
    const visitor = { kind: 'known', personId, firstName: marker, department: null } as const;
    const ticketId = await closedTicket(desk, visitor, marker);
    const open = await desk.kiosk.call('ticket.create', { body: intake({ visitor }) });
    const params = { personId };
    const body = { reason: 'Verzoek van de persoon zelf' };
    const laid = await desk.admin.call('asset.create', { body: { facts: assetFacts() } });
    const { assetId } = laid;
    await makeReady(desk.admin, laid);
    await desk.admin.call('hand-out.set-aside', { params: { assetId }, body: { staffNumber } });
    const early = await desk.admin.refusal('retention.erase-person', { params, body });
    await desk.admin.call('ticket.cancel', {
      params: { ticketId: open.ticketId },
      body: { version: 1, reason: 'Komt niet' },
    });
    await indexed(desk);
    const shown = await desk.admin.call('retention.find-person', { query: { staffNumber } });

    const gone = await desk.admin.call('retention.erase-person', { params, body });
    await desk.kiosk.call('ticket.create', { body: intake() });
    await indexed(desk);

    expect(early.code).toBe('person/has-open-tickets');
    expect(shown).toMatchObject({ openTickets: 0, goes: { tickets: 2 } });
    expect(gone).toEqual(shown.goes);
    expect(await placesOf(desk.desk.context.database, marker)).toEqual([]);
    expect(
      (await desk.kiosk.refusal('person.by-badge', { params: { badgeNumber: '04AB' } })).code,
    ).toBe('person/unknown');
    expect((await desk.admin.call('ticket.get', { params: { ticketId } })).item.status).toBe(
      'closed',
    );
  });

  it('has decided of every table beside a ticket whether it is erased', async () => {
    const tables = new Set(
      (await wordColumns(desk.desk.context.database))
        .filter(({ name }) => name === 'ticket_id')
        .map(({ table }) => table),
    );

    expect([...tables].toSorted()).toEqual([...handledBeside, ...staysBeside].toSorted());
  });

  it('looks at every column that may name a photo before it takes the file away', async () => {
    const named = (await wordColumns(desk.desk.context.database))
      .filter(({ name }) => name === 'hash' || name === 'photo_hash')
      .map(({ table, name }) => `${table}.${name}`);

    // The first is the list of files itself, the other names files of another folder.
    expect(named.toSorted()).toEqual(
      [
        'attachment.hash',
        'ticket_attachment.hash',
        ...contentColumns.map((column) => column.join('.')),
      ].toSorted(),
    );
  });

  /** As the audit trail counts them, over all turns. */
  async function erasedTickets(): Promise<number> {
    const rows = await desk.desk.context.database.read
      .selectFrom('audit_line')
      .select('details')
      .where('kind', '=', 'retention.kept')
      .execute();
    return rows
      .map(({ details }) => erasedCountsSchema.parse(JSON.parse(details)).tickets)
      .reduce((sum, tickets) => sum + tickets, 0);
  }

  async function figuresOf(ticketId: string) {
    const { read } = desk.desk.context.database;
    const ticket = await read
      .selectFrom('ticket')
      .select(['number', 'status', 'priority', 'category', 'arrived_at', 'closed_at', 'calls'])
      .where('ticket_id', '=', ticketId)
      .executeTakeFirstOrThrow();
    const events = await read
      .selectFrom('event')
      .select(['kind', 'at', 'actor'])
      .where('ticket_id', '=', ticketId)
      .orderBy('event_id')
      .execute();
    return { ticket, events };
  }
}
