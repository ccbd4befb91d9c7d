import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstSiteId } from '../../shared/domain/site.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';
import { type TwoSites, arrive, openTwoSites } from './two-sites.ts';

/** How every desk keeps shelves for devices at more than one site, whatever its database. */
export function keepsShelvesAtSites(start: () => Promise<StartedDesk>): void {
  let desk: StartedDesk;
  let southId: string;
  let southKiosk: DeskVisitor;
  let seated: TwoSites['seated'];

  beforeAll(async () => {
    ({ desk, southId, southKiosk, seated } = await openTwoSites(await start()));
  });
  afterAll(() => desk.stop());

  it('keeps shelves at a site, and lists the devices of its own visitors', async () => {
    const technician = await seated('3', southId);
    const south = { name: 'Zuid A', capacity: 2, closed: false, siteId: southId };
    const shelf = await desk.admin.call('shelf.create', { body: south });
    const { ticketId } = await arrive(southKiosk, 1);
    await technician.call('ticket.call', { params: { ticketId }, body: { version: 1 } });
    await technician.call('ticket.start', { params: { ticketId }, body: { version: 2 } });
    await technician.call('bench.leave', {
      params: { ticketId },
      body: {
        leftId: '019ac8f4-7c00-7000-8000-0000000000aa',
        deviceName: 'iPhone 14',
        accessories: '',
        condition: 'Heel',
        shelfId: shelf.shelfId,
        promisedAt: '2026-12-30T15:00:00.000Z',
        agreed: true,
      },
    });
    const listed = async (query: { readonly site?: string } = {}) =>
      (await desk.admin.call('bench.list', { query })).lines.map(({ ticket }) => ticket.ticketId);
    const params = { shelfId: shelf.shelfId };
    const renamed = { name: 'Zuid B', capacity: 2, closed: false };

    expect([
      await listed({ site: southId }),
      await listed({ site: firstSiteId }),
      await listed(),
    ]).toEqual([[ticketId], [], [ticketId]]);
    expect(await desk.admin.call('shelf.change', { params, body: renamed })).toMatchObject({
      name: 'Zuid B',
      siteId: southId,
      taken: 1,
    });
    await desk.admin.call('shelf.change', { params, body: { ...renamed, siteId: firstSiteId } });
    const { shelves } = await desk.admin.call('shelf.list', {});
    expect(shelves).toContainEqual({ ...params, ...renamed, taken: 1 });
    expect([await listed({ site: southId }), await listed({ site: firstSiteId })]).toEqual([
      [],
      [ticketId],
    ]);
    const nowhere = await desk.admin.refusal('shelf.create', {
      body: { ...south, name: 'Nergens', siteId: '019ac8f4-7c00-7000-8000-0000000000bb' },
    });
    expect(nowhere.code).toBe('site/unknown');
  });

  it('closes no site where a shelf is in use, and takes none into use where it was closed', async () => {
    const { siteId } = await desk.admin.call('site.create', { body: { name: 'Oost', where: '' } });
    const shelf = { name: 'Oost A', capacity: 2, closed: false };
    const { shelfId } = await desk.admin.call('shelf.create', { body: { ...shelf, siteId } });
    const params = { siteId };
    const body = { name: 'Oost', where: '', active: false };
    const change = { params: { shelfId }, body: { ...shelf, closed: true } };

    expect((await desk.admin.refusal('site.change', { params, body })).code).toBe('site/in-use');
    await desk.admin.call('shelf.change', change);
    expect((await desk.admin.call('site.change', { params, body })).active).toBe(false);
    const again = await desk.admin.refusal('shelf.change', { ...change, body: shelf });
    expect(again.code).toBe('site/unknown');
    const home = { ...change, body: { ...shelf, siteId: firstSiteId } };
    expect((await desk.admin.call('shelf.change', home)).closed).toBe(false);
  });
}
