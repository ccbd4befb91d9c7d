import { type Kysely, sql } from 'kysely';
import { expect, it } from 'vitest';
import { addAudit } from '../../desk/store/audit-store.ts';
import { sealAuditLines } from '../../desk/store/audit-tables.ts';
import { firstSiteId } from '../../shared/domain/site.ts';
import type { StartedDesk } from './start-desk.ts';

/** How a desk seals the lines of its trail; the last test leaves a trail with lines of long ago. */
export function sealsAuditLines(desk: () => StartedDesk): void {
  it('has no hole when many write at once', async () => {
    const admins = await Promise.all(
      Array.from({ length: 4 }, (_none, at) => desk().staff('admin', `Admin ${at}`)),
    );
    await Promise.all(
      admins.flatMap((admin, one) =>
        [1, 2, 3].map((other) =>
          admin.call('site.add-counter', {
            params: { siteId: firstSiteId },
            body: { name: `Loket ${one}-${other}` },
          }),
        ),
      ),
    );

    const { lines } = await desk().admin.call('audit.list', {
      query: { kind: 'site.add-counter' },
    });

    expect(lines).toHaveLength(12);
    expect(await desk().admin.call('audit.verify', {})).toMatchObject({ brokenAt: null });
  });

  it('stays whole whatever characters a name has', async () => {
    const lead = await desk().staff('lead', 'Lies Leest');
    const body = { groupId: null, members: [] };
    const half = await lead.call('group.keep', { body: { ...body, name: 'Half\ud83d' } });
    const zero = await lead.refusal('group.keep', { body: { ...body, name: 'Nul\u0000' } });
    const { context } = desk().desk;
    await context.database.write((db) =>
      addAudit(db, {
        lineId: context.newId(),
        at: new Date(context.clock.nowMs()).toISOString(),
        actor: 'Anna\ud83d',
        actorId: null,
        counter: '\u0000Balie 1',
        area: 'policy',
        kind: 'cut',
        subject: `${'a'.repeat(151)}${'\u{1f600}'.repeat(200)}`,
        details: { words: 'half \udc00' },
      }),
    );
    const [cut] = (await desk().admin.call('audit.list', { query: { kind: 'cut' } })).lines;

    expect([half.name, zero.code]).toEqual(['Half', 'input/invalid']);
    expect(cut).toMatchObject({
      actor: 'Anna',
      counter: 'Balie 1',
      subject: `${'a'.repeat(151)}${'\u{1f600}'.repeat(24)}`,
    });
    expect(await desk().admin.call('audit.verify', {})).toMatchObject({ brokenAt: null });
  });

  it('takes no line without place and seal, as a desk of the version before would write it', async () => {
    const { database, newId } = desk().desk.context;
    const before = await desk().admin.call('audit.verify', {});

    const unsealed = database.write((db) =>
      sql`insert into audit_line (line_id, at, actor, actor_id, area, kind, subject, details)
          values (${newId()}, '2026-11-27T12:00:00.000Z', 'Oud', null, 'backup', 'old', '', '{}')`.execute(
        db,
      ),
    );

    await expect(unsealed).rejects.toThrow(/null|constraint/iu);
    expect(await desk().admin.call('audit.verify', {})).toEqual(before);
  });

  it('says where somebody changed it or took something away', async () => {
    const { database } = desk().desk.context;
    const lines = (await desk().admin.call('audit.verify', {})).lines;
    const set = (subject: string) =>
      database.write((db) =>
        db.updateTable('audit_line').set({ subject }).where('place', '=', 2).execute(),
      );
    const [was] = await database.read
      .selectFrom('audit_line')
      .selectAll()
      .where('place', '=', 2)
      .execute();

    await set('iets anders');
    const changed = await desk().admin.call('audit.verify', {});
    await set(was?.subject ?? '');
    const again = await desk().admin.call('audit.verify', {});
    await database.write((db) => db.deleteFrom('audit_line').where('place', '=', lines).execute());
    const shortened = await desk().admin.call('audit.verify', {});

    expect([changed.brokenAt, again.brokenAt, shortened.brokenAt]).toEqual([2, null, lines]);
  });

  it('gives lines of before a place and a seal, in the order in which they were written', async () => {
    await desk().desk.context.database.write(async (db) => {
      await sql`drop table audit_line`.execute(db);
      await sql`drop table audit_head`.execute(db);
      await sql`create table audit_line (line_id text primary key, at text not null,
          actor text not null, actor_id text, area text not null, kind text not null,
          subject text not null, details text not null)`.execute(db);
      await sql`create index audit_line_at on audit_line (at, line_id)`.execute(db);
      for (const number of [2, 1]) {
        await sql`insert into audit_line values (${`019a0000-0000-7000-8000-00000000000${number}`},
            '2026-11-20T12:00:00.000Z', 'desk', null, 'backup', 'before', ${`${number}`}, '{}')`.execute(
          db,
        );
      }
      // A migration is given the same, and knows no tables yet.
      await sealAuditLines(db as unknown as Kysely<unknown>);
    });
    await desk().admin.call('site.create', { body: { name: 'Daarna', where: '' } });

    const { lines } = await desk().admin.call('audit.list', { query: {} });

    expect(lines.map(({ place, subject }) => [place, subject])).toEqual([
      [3, 'Daarna'],
      [2, '2'],
      [1, '1'],
    ]);
    expect(await desk().admin.call('audit.verify', {})).toMatchObject({
      lines: 3,
      brokenAt: null,
    });
  });
}
