import { describe, expect, it } from 'vitest';
import { importJob } from '../../desk/register/import-assets.ts';
import { fresh } from './asset-samples.ts';
import { makeReady } from './make-ready.ts';
import type { StartedDesk } from './start-desk.ts';

/** How every desk imports and exports its register, whatever its database. */
export function importsAssets(desk: () => StartedDesk): void {
  const check = (csv: string) => desk().admin.call('asset.check-import', { body: { csv } });
  /** Confirms an import and lets the job write it to its end. */
  const takeIn = async (csv: string) => {
    const { importId } = await desk().admin.call('asset.import', { body: { csv } });
    const state = () => desk().admin.call('asset.import-state', { params: { importId } });
    while (!(await state()).finished) await importJob.run(desk().desk.context);
    return state();
  };
  const find = async (code: string) =>
    (await desk().admin.call('asset.find', { query: { code } })).assets;

  describe('an import of assets', () => {
    it('tells per row what it would do and writes nothing, with headers in either language', async () => {
      const [one, two, other] = [fresh('IM-'), fresh('IM-'), fresh('IM-')];
      await takeIn(
        `tag,type,maker,model,serial number
${one},laptop,Dell,5440,${one}SN
${other},laptop,Dell,5440,${other}SN
`,
      );
      const csv = [
        '\uFEFFlabelnummer;soort;merk;model;serienummer;imei;garantie tot',
        `${one};laptop;Dell;5440;${one}SN;;`,
        `${two};telefoon;Apple;iPhone 13;;490154203237518;1-3-2028`,
        `${fresh('IM-')};telefoon;Apple;iPhone 13;;490154203237519;`,
        `${two};laptop;Dell;5440;;;`,
        `${fresh('IM-')};laptop;Dell;5440;${other}SN;;`,
        `${fresh('IM-')};broodrooster;Dell;5440;;;`,
        ';laptop;Dell;5440;;;',
        `${fresh('IM-')};laptop;Dell;5440;;;31-31-2028`,
      ].join('\n');

      const { counts, rows } = await check(csv);

      expect(counts).toEqual({ new: 1, changed: 0, same: 1, error: 6 });
      expect(
        rows
          .map(({ line, outcome, trouble }) => [line, trouble?.why ?? outcome, trouble?.column])
          .toSorted(([first], [second]) => Number(first) - Number(second)),
      ).toEqual([
        [2, 'same', undefined],
        [3, 'new', undefined],
        [4, 'wrong-check-digit', 'imei'],
        [5, 'twice-in-file', 'tag'],
        [6, 'number-taken', 'serial'],
        [7, 'wrong-value', 'type'],
        [8, 'missing', 'tag'],
        [9, 'wrong-value', 'warrantyUntil'],
      ]);
      expect(await find(two)).toEqual([]);
    });

    it('with one row in error writes none of them', async () => {
      const tag = fresh('IM-');
      const csv = `tag,type,maker,model\n${tag},laptop,Dell,5440\n${fresh('IM-')},laptop,,\n`;

      const refused = await desk().admin.refusal('asset.import', { body: { csv } });

      expect(refused.code).toBe('asset/import-refused');
      expect(await find(tag)).toEqual([]);
    });

    it('done twice changes nothing the second time, and leaves what it does not name', async () => {
      const tag = fresh('IM-');
      const whole = `tag,type,maker,model,site\n${tag},pc,HP,Mini,Utrecht\n`;
      const first = await takeIn(whole);
      const again = await takeIn(whole);
      const moved = await takeIn(`tag,site\n${tag},Zwolle\n`);

      expect([first.added, again.total, moved.changed]).toEqual([1, 0, 1]);
      expect(await find(tag)).toMatchObject([
        { maker: 'HP', model: 'Mini', site: 'Zwolle', version: 2 },
      ]);
    });

    it('goes on where it was when the desk was switched off between two parts', async () => {
      const tags = Array.from({ length: 120 }, () => fresh('IM-'));
      const csv = `tag,type,maker,model\n${tags.map((tag) => `${tag},pc,HP,Mini\n`).join('')}`;
      const { importId } = await desk().admin.call('asset.import', { body: { csv } });
      const twice = await desk().admin.call('asset.import', { body: { csv } });
      const state = () => desk().admin.call('asset.import-state', { params: { importId } });

      // Two desks at one database: each part is written by one of them.
      while (!(await state()).finished) {
        await Promise.all([importJob.run(desk().desk.context), importJob.run(desk().desk.context)]);
      }

      expect(twice.importId).toBe(importId);
      expect(await state()).toMatchObject({ total: 120, done: 120, added: 120, failed: [] });
      expect(await find(tags[119] ?? '')).toHaveLength(1);
    });

    it('of what was exported is the same, row by row, and no cell of it is a formula', async () => {
      const tag = fresh('IM-');
      await takeIn(`tag,type,maker,model,supplier,price\n${tag},pc,HP,Mini,=1+1,"12,50"\n`);
      const { body } = await desk().admin.send('GET', '/v1/assets.csv?locale=en');
      const csv = String(body);
      const line = csv.split('\r\n').find((each) => each.startsWith(tag));

      const { counts } = await check(csv);

      expect(line).toContain("'=1+1");
      expect(line).toContain('12.50');
      expect(counts).toMatchObject({ new: 0, changed: 0, error: 0 });
      expect(await find(tag)).toMatchObject([{ supplier: '=1+1', purchasePrice: 1250 }]);
    });

    it('makes no other type of what is ready', async () => {
      const tag = fresh('IM-');
      await takeIn(`tag,type,maker,model\n${tag},dock,Dell,WD19\n`);
      const [dock] = await find(tag);
      if (dock === undefined) throw new Error('The dock was not imported');
      await makeReady(desk().admin, dock);

      const { rows } = await check(`tag,type,maker,model\n${tag},laptop,Dell,WD19\n`);

      expect(rows).toMatchObject([
        { outcome: 'error', trouble: { why: 'ready-as-type', column: 'type' } },
      ]);
    });

    it('is for leads, and a file without the right columns is refused', async () => {
      const technician = await desk().staff('technician', 'Mila');
      const body = { csv: 'tag,type\nA1,pc\n' };

      const forbidden = await technician.refusal('asset.import', { body });
      const unread = await desk().admin.refusal('asset.check-import', {
        body: { csv: 'tag,kleur\nA1,rood\n' },
      });

      expect(forbidden.code).toBe('auth/forbidden');
      expect(unread.code).toBe('asset/import-unreadable');
      expect((await technician.send('GET', '/v1/assets.csv')).status).toBe(403);
    });
  });
}
