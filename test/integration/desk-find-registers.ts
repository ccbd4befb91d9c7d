import { beforeAll, describe, expect, it } from 'vitest';
import type { FoundKind } from '../../shared/contract/find-routes.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { fillRegisters } from './filled-registers.ts';
import type { StartedDesk } from './start-desk.ts';

/** Stands in something of every small register. */
const word = 'peulvrucht';

/** How every desk finds what stands in its small registers, whatever its database. */
export function findsRegistered(desk: () => StartedDesk): void {
  let technician: DeskVisitor;
  let lead: DeskVisitor;
  const found = async (q: string, by = technician) =>
    (await by.call('find.all', { query: { q } })).found;
  const titlesOf = async (kind: FoundKind, q: string, by = technician) =>
    (await found(q, by)).filter((thing) => thing.kind === kind).map(({ title }) => title.nl);

  describe('in small registers', () => {
    beforeAll(async () => {
      technician = await desk().staff('technician', 'Bob');
      lead = await desk().staff('lead', 'Loes');
      await fillRegisters(desk(), { technician, lead, word });
    });

    it('finds a colleague for everybody, and who only approves for admins', async () => {
      expect(await titlesOf('account', word)).toEqual([`Kees ${word}`]);
      expect((await titlesOf('account', word, desk().admin)).toSorted()).toEqual([
        `Gea ${word}`,
        `Kees ${word}`,
      ]);
      expect(await titlesOf('site', word, lead)).toEqual([]);
    });

    it('finds a consumable by its newest name, and a right by who holds it', async () => {
      const { items } = await lead.call('consumable.list', { query: { q: word } });
      const item = items[0] ?? expect.unreachable('it was just made');
      const { itemId, name, ean, site, reorderAt, closed } = item;
      const facts = { name, ean, site, reorderAt, closed };
      await lead.call('consumable.change', {
        params: { itemId },
        body: { ...facts, name: 'Adapter geel' },
      });

      expect(await titlesOf('consumable', 'adapt gee')).toEqual(['Adapter geel']);
      expect(await titlesOf('consumable', word)).toEqual([]);
      expect(await found(`7009 ${word}`)).toMatchObject([
        { kind: 'grant', title: { nl: `Ona ${word}` }, code: 'active' },
      ]);
      await lead.call('consumable.change', { params: { itemId }, body: facts });
    });

    it('finds what helps with a finding whose code is asked', async () => {
      const { procedures } = await lead.call('procedure.list', {});
      const linked = procedures.filter(({ state }) => state === 'published');
      const code = linked.flatMap(({ content }) => content.findings)[0] ?? '';
      const asked = await technician.call('find.all', { query: { q: 'zzzz', findings: code } });

      expect(asked.found.map(({ kind, id }) => [kind, id])).toEqual(
        linked
          .filter(({ content }) => content.findings.includes(code))
          .map(({ procedureId }) => ['procedure', procedureId]),
      );
      expect((await technician.ask('find.all', { query: { q: 'zz', findings: '*' } })).status).toBe(
        400,
      );
    });
  });
}
