import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import type { Clock } from '../../shared/base/clock.ts';
import type { Visitor } from '../../shared/domain/person.ts';
import type { StepEnd } from '../../shared/domain/procedure.ts';
import { erasedCountsSchema, ordinaryTerms } from '../../shared/domain/retention.ts';
import { eraseBeyond, keepTerms } from '../../desk/retention/keep-terms.ts';
import { handledBeside, staysBeside } from '../../desk/store/erase-ticket-store.ts';
import { contentColumns } from '../../desk/store/retention-store.ts';
import { intake } from './desk-intake.ts';
import { indexed } from './desk-search.ts';
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

  it('erases a closed ticket beyond its term everywhere, and keeps its figures', async () => {
    const ticketId = await closedTicket({ kind: 'guest', name: marker, contact: `06 ${marker}` });
    const young = await closedTicket({ kind: 'guest', name: 'Noor', contact: '06' });
    const open = await desk.kiosk.call('ticket.create', { body: intake() });
    await indexed(desk);
    const before = await placesOf(marker);
    await desk.admin.call('retention.choose', { body: { ...ordinaryTerms, ticketDays: 100 } });
    await setClosedAt(ticketId, nowMs - 101 * dayMs);
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
        'work_log.words',
      ]),
    );
    expect(await placesOf(marker)).toEqual([]);
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
    const ticketId = await closedTicket({ kind: 'guest', name: marker, contact: '06' });
    await setClosedAt(ticketId, nowMs - 4000 * dayMs);
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
    const ticketId = await closedTicket(visitor);
    const open = await desk.kiosk.call('ticket.create', { body: intake({ visitor }) });
    const params = { personId };
    const body = { reason: 'Verzoek van de persoon zelf' };
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
    expect(await placesOf(marker)).toEqual([]);
    expect(
      (await desk.kiosk.refusal('person.by-badge', { params: { badgeNumber: '04AB' } })).code,
    ).toBe('person/unknown');
    expect((await desk.admin.call('ticket.get', { params: { ticketId } })).item.status).toBe(
      'closed',
    );
  });

  it('takes back what was shown and said at the steps of a procedure', async () => {
    const photo = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...Buffer.from(marker)]);
    const taken = await fetch(`${desk.admin.url}/v1/attachments`, {
      method: 'POST',
      headers: { ...desk.admin.headers, 'content-type': 'image/jpeg' },
      body: photo,
    });
    const { hash } = z.strictObject({ hash: z.string() }).parse(await taken.json());
    const visitor = { kind: 'guest', name: marker, contact: '06' } as const;
    const ticketId = await closedTicket(visitor, async (params) => {
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
    const before = [...(await placesOf(marker)), ...(await placesOf(hash))];
    await desk.admin.call('retention.choose', { body: { ...ordinaryTerms, ticketDays: 100 } });
    await setClosedAt(ticketId, nowMs - 101 * dayMs);

    await keepTerms.run(desk.desk.context);
    await desk.kiosk.call('ticket.create', { body: intake() });
    await indexed(desk);

    expect(before).toEqual(
      expect.arrayContaining(['procedure_step.ended', 'procedure_step.photo_hash']),
    );
    expect(await placesOf(marker)).toEqual([]);
    expect(await placesOf(hash)).not.toContain('procedure_step.photo_hash');
    expect(await placesOf(hash)).not.toContain('procedure_step.ended');
  });

  it('does not erase who has a device here, until it is handed out', async () => {
    const staffNumber = '100043';
    await desk.admin.call('person.import', {
      body: {
        people: [
          {
            staffNumber,
            badgeNumbers: [],
            firstName: 'Kees',
            lastName: 'Kat',
            department: null,
          },
        ],
      },
    });
    const find = () => desk.admin.call('retention.find-person', { query: { staffNumber } });
    const { personId } = await find();
    const shelf = await desk.admin.call('shelf.create', {
      body: { name: 'Plank 1', capacity: 5, closed: false },
    });
    const visitor = { kind: 'known', personId, firstName: 'Kees', department: null } as const;
    await closedTicket(visitor, async (params) => {
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

  it('has decided of every table beside a ticket whether it is erased', async () => {
    const tables = new Set(
      (await columns()).filter(({ name }) => name === 'ticket_id').map(({ table }) => table),
    );

    expect([...tables].toSorted()).toEqual([...handledBeside, ...staysBeside].toSorted());
  });

  it('looks at every column that may name a photo before it takes the file away', async () => {
    const named = (await columns())
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

  /** A ticket that went its whole way, with the marker wherever somebody can write. */
  async function closedTicket(
    visitor: Visitor,
    meanwhile: (params: { readonly ticketId: string }) => Promise<void> = () => Promise.resolve(),
  ): Promise<string> {
    const marked = 'name' in visitor && visitor.name !== marker ? 'gewoon' : marker;
    const { ticketId, statusPath } = await desk.kiosk.call('ticket.create', {
      body: intake({
        visitor,
        reason: { category: 'mail', triage: {}, words: `Hulp voor ${marked}`, photoHash: null },
      }),
    });
    const { admin } = desk;
    await admin.call('ticket.call', { params: { ticketId }, body: { version: 1 } });
    await admin.call('ticket.start', { params: { ticketId }, body: { version: 2 } });
    await admin.call('ticket.note', { params: { ticketId }, body: { words: `Over ${marked}` } });
    await admin.call('ticket.log-work', {
      params: { ticketId },
      body: { words: `Gebeld met ${marked}`, minutes: 5 },
    });
    await meanwhile({ ticketId });
    const steps = [
      ['ticket.resolve', { cause: marked, solution: `Mail ${marked}`, closingCode: 'solved' }],
      ['ticket.verify', { verification: 'works' }],
      ['ticket.close', {}],
    ] as const;
    for (const [move, body] of steps) {
      const { item } = await admin.call('ticket.get', { params: { ticketId } });
      const answer = await admin.ask(move, {
        params: { ticketId },
        body: { ...body, version: item.version },
      });
      if (answer.status !== 200) throw new Error(`${move}: ${JSON.stringify(answer.body)}`);
    }
    await desk.anonymous.call('status.feedback', {
      params: { token: statusPath.slice('/s/'.length) },
      body: { solved: 'yes', timeLost: 'under-1-hour', words: `Dank, ${marked}` },
    });
    return ticketId;
  }

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

  async function setClosedAt(ticketId: string, ms: number): Promise<void> {
    await desk.desk.context.database.write(async (db) => {
      await db
        .updateTable('ticket')
        .set({ closed_at: new Date(ms).toISOString() })
        .where('ticket_id', '=', ticketId)
        .execute();
    });
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

  /** Every column of every table that can hold words. */
  async function columns(): Promise<readonly { table: string; name: string }[]> {
    const { kind, read } = desk.desk.context.database;
    const found =
      kind === 'sqlite'
        ? await sql<{ table: string; name: string }>`select s.name as "table", c.name as name
            from sqlite_schema s join pragma_table_info(s.name) c
            where s.type = 'table' and lower(c.type) <> 'integer'`.execute(read)
        : await sql<{
            table: string;
            name: string;
          }>`select table_name as "table", column_name as name
            from information_schema.columns where table_schema = current_schema()
            and data_type not in ('integer', 'bigint')`.execute(read);
    return found.rows;
  }

  /** Where a word stands, as `table.column`. */
  async function placesOf(word: string): Promise<readonly string[]> {
    const { read } = desk.desk.context.database;
    const places: string[] = [];
    for (const { table, name } of await columns()) {
      const hits = await sql`select 1 from ${sql.table(table)}
        where lower(cast(${sql.ref(name)} as text)) like ${`%${word}%`} limit 1`.execute(read);
      if (hits.rows.length > 0) places.push(`${table}.${name}`);
    }
    return places.toSorted();
  }
}
