import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskContract } from '../../shared/contract/desk-contract.ts';
import { addAudit, actorOf } from '../../desk/store/audit-store.ts';
import { markDevice } from '../../desk/store/priority-store.ts';
import { sealsAuditLines } from './desk-audit-seals.ts';
import type { StartedDesk } from './start-desk.ts';

const reply = { kind: 'note', words: { nl: 'Dag!', en: 'Bye!' } } as const;

/** How a desk tells who did what, whatever its database; each test goes on where the last one ended. */
export function keepsAuditTrail(start: () => Promise<StartedDesk>): void {
  describe('the audit trail', () => {
    let desk: StartedDesk;
    beforeAll(async () => {
      desk = await start();
    });
    afterAll(() => desk.stop());

    const linesOf = async (kind: string) =>
      (await desk.admin.call('audit.list', { query: { kind } })).lines;
    const said = async (kind: string) =>
      (await linesOf(kind)).map(({ subject, details }) => ({ subject, details }));

    it('holds what an admin did to a site, from what to what, and from which counter', async () => {
      const { siteId } = await desk.admin.call('site.create', {
        body: { name: 'Delft', where: '' },
      });
      await desk.admin.call('session.set-counter', { body: { counter: 'Balie 9' } });
      await desk.admin.call('site.change', {
        params: { siteId },
        body: { name: 'Delft Noord', where: '', active: true },
      });

      const [line] = await linesOf('site.change');

      expect(await said('site.create')).toEqual([{ subject: 'Delft', details: {} }]);
      expect(line).toMatchObject({
        actor: 'Admin',
        counter: 'Balie 9',
        area: 'site',
        subject: 'Delft',
        details: { name: 'Delft → Delft Noord' },
      });
    });

    it('has no line of what was refused or changed nothing', async () => {
      const before = await linesOf('site.');
      const refused = await desk.admin.refusal('site.create', {
        body: { name: 'Delft Noord', where: '' },
      });
      const { sites } = await desk.admin.call('site.list', {});
      const known = sites.find(({ name }) => name === 'Delft Noord');
      await desk.admin.call('site.change', {
        params: { siteId: known?.siteId ?? '' },
        body: { name: 'Delft Noord', where: '', active: true },
      });

      expect(refused.code).toBe('site/name-taken');
      expect(await linesOf('site.')).toEqual(before);
    });

    it('holds new accounts, texts, shelves and webhooks, without a secret', async () => {
      await desk.staff('technician', 'Nieuwe');
      await desk.admin.call('text.create', { body: { name: 'groet', content: reply } });
      const ruleId = desk.desk.context.newId();
      const rule = {
        name: 'Storing',
        kinds: ['kiosk-away' as const],
        locale: 'nl' as const,
        mails: [],
        webhookUrl: 'https://hooks.example.nl/sleutel-van-de-haak',
      };
      const put = await desk.admin.call('alert.put-rule', { params: { ruleId }, body: rule });
      const renewed = await desk.admin.call('alert.new-secret', { params: { ruleId } });
      const all = (await desk.admin.call('audit.list', { query: {} })).lines;

      expect(all.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining([
          'account.create',
          'text.create',
          'alert.put-rule',
          'alert.new-secret',
        ]),
      );
      expect(await said('alert.new-secret')).toEqual([
        { subject: 'Storing', details: { secret: '…' } },
      ]);
      const text = JSON.stringify(all);
      expect(text).toContain('https://hooks.example.nl/…');
      expect(text).not.toContain('sleutel-van-de-haak');
      for (const secret of [JSON.stringify(put), JSON.stringify(renewed)].flatMap(secretsIn)) {
        expect(text).not.toContain(secret);
      }
    });

    it('tells the old name of what was renamed, and who came in a group and who left it', async () => {
      const lead = await desk.staff('lead', 'Karin Kader');
      const idOf = async (name: string) => {
        const colleague = await desk.staff('technician', name);
        return (await colleague.call('session.get', {})).accountId;
      };
      const [anna, bea] = [await idOf('Anna Groep'), await idOf('Bea Groep')];
      const supplier = { name: 'Fixit', contact: '', referenceExample: '' };
      const { supplierId } = await lead.call('supplier.keep', {
        body: { ...supplier, supplierId: null },
      });
      await lead.call('supplier.keep', { body: { ...supplier, name: 'Fixit BV', supplierId } });
      await lead.call('supplier.keep', {
        body: { ...supplier, name: 'Fixit BV', supplierId: null },
      });
      const { groupId } = await lead.call('group.keep', {
        body: { groupId: null, name: 'Netwerk', members: [anna] },
      });
      await lead.call('group.keep', { body: { groupId, name: 'Netwerk', members: [bea] } });
      await lead.call('group.keep', { body: { groupId, name: 'Netwerk', members: [bea] } });

      const suppliers = await said('supplier.keep');
      const groups = await said('group.keep');

      expect(suppliers).toHaveLength(3);
      expect(suppliers[1]).toEqual({ subject: 'Fixit BV', details: { name: 'Fixit → Fixit BV' } });
      expect(groups).toHaveLength(2);
      expect(new Set(Object.values(groups[0]?.details ?? {}))).toEqual(
        new Set(['Anna Groep → –', '– → Bea Groep']),
      );
    });

    it('names the device that is important no more, once', async () => {
      const { database, newId } = desk.desk.context;
      const markId = newId();
      await database.write((db) =>
        markDevice(db, 'a key', {
          markId,
          words: 'Van de directie',
          at: '2026-11-27T12:00:00.000Z',
          by: 'Karin',
          deviceName: 'ThinkPad X1',
        }),
      );
      await desk.admin.call('important-device.remove', { params: { markId } });
      await desk.admin.call('important-device.remove', { params: { markId } });

      const lines = await said('important-device.remove');

      expect(lines).toMatchObject([
        { subject: 'ThinkPad X1', details: { words: 'Van de directie → –' } },
      ]);
    });

    it('is read in pages, by who, what and when, by admins only', async () => {
      const lead = await desk.staff('lead', 'Lies Lead');
      await lead.call('shelf.create', { body: { name: 'Kast 1', capacity: 4, closed: false } });
      const hers = await desk.admin.call('audit.list', { query: { actor: 'lies' } });
      const sites = await desk.admin.call('audit.list', {
        query: { area: 'site', subject: 'delft' },
      });
      const elodie = await desk.staff('lead', 'Élodie [^50%]');
      await elodie.call('shelf.create', { body: { name: 'KAST É*', capacity: 4, closed: false } });
      const accented = await Promise.all(
        [{ actor: 'éLODIE [^50%' }, { subject: 'kast é*' }, { actor: 'élodie _50' }].map(
          async (query) => (await desk.admin.call('audit.list', { query })).lines.length,
        ),
      );
      const long = await desk.admin.call('audit.list', { query: { until: '2020-01-01' } });
      const refused = await lead.refusal('audit.list', { query: {} });
      const { context } = desk.desk;
      await context.database.write(async (db) => {
        for (let number = 0; number < 60; number += 1) {
          await addAudit(db, {
            lineId: context.newId(),
            at: new Date(context.clock.nowMs()).toISOString(),
            ...actorOf(null),
            area: 'backup',
            kind: 'many',
            subject: `${number}`,
            details: {},
          });
        }
      });
      const first = await desk.admin.call('audit.list', { query: { kind: 'many' } });
      const second = await desk.admin.call('audit.list', {
        query: { kind: 'many', before: first.next ?? 0 },
      });
      const subjects = [...first.lines, ...second.lines].map(({ subject }) => Number(subject));

      expect(hers.lines.map(({ kind }) => kind)).toEqual(['shelf.create']);
      expect(sites.lines.map(({ kind }) => kind)).toEqual(['site.change', 'site.create']);
      expect(accented).toEqual([1, 1, 0]);
      expect(long.lines).toEqual([]);
      expect(refused.code).toBe('auth/forbidden');
      expect(second.next).toBeNull();
      expect(subjects).toEqual(Array.from({ length: 60 }, (_none, at) => 59 - at));
    });

    it('leaves as CSV that no spreadsheet runs, and says so', async () => {
      await desk.admin.call('text.create', { body: { name: '=1+1', content: reply } });

      const file = await desk.admin.send('GET', '/v1/exports/audit.csv?area=policy');
      const lead = await desk.staff('lead', 'Nog een');
      const refused = await lead.send('GET', '/v1/exports/audit.csv');
      const records = parse(String(file.body).replace(/^\uFEFF/u, ''), {
        columns: true,
        delimiter: ';',
      }) as readonly Record<string, string>[];

      expect(records[0]).toMatchObject({ kind: 'text.create', subject: "'=1+1", area: 'policy' });
      expect(records.every(({ area }) => area === 'policy')).toBe(true);
      expect(refused.status).toBe(403);
      expect(await said('export.taken')).toEqual([
        { subject: 'audit.csv', details: { area: 'policy' } },
      ]);
    });

    it('can be changed by no route', () => {
      const changing = Object.entries(deskContract).filter(
        ([name, route]) => name.startsWith('audit.') && route.method !== 'GET',
      );

      expect(changing).toEqual([]);
    });

    sealsAuditLines(() => desk);
  });
}

/** Long values of a reply, among which its secret is. */
function secretsIn(reply: string): readonly string[] {
  return [...reply.matchAll(/"([A-Za-z0-9_-]{40,})"/gu)].flatMap(([, value]) =>
    value === undefined ? [] : [value],
  );
}
