import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstSiteId } from '../../shared/domain/site.ts';
import { intake } from './desk-intake.ts';
import { readoutOf } from './desk-kiosks.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { emptyQueue } from './empty-queue.ts';
import type { StartedDesk } from './start-desk.ts';
import { type TwoSites, arrive, boardOf, next, nextId, openTwoSites } from './two-sites.ts';

/** How every desk receives visitors at more than one site, whatever its database. */
export function receivesAtSites(start: () => Promise<StartedDesk>): void {
  let desk: StartedDesk;
  let southId: string;
  let southKiosk: DeskVisitor;
  let seated: TwoSites['seated'];

  beforeAll(async () => {
    ({ desk, southId, southKiosk, seated } = await openTwoSites(await start()));
  });
  afterAll(() => desk.stop());

  const cardOf = (ticketId: string) => desk.admin.call('ticket.get', { params: { ticketId } });

  it('has one site from its first start, with the name of the desk', async () => {
    const { sites } = await desk.admin.call('site.list', {});

    expect(sites.map(({ siteId, name }) => [siteId, name])).toEqual([
      [firstSiteId, 'Noord'],
      [southId, 'Zuid'],
    ]);
  });

  it('lets each site call, count and show only its own visitors', async () => {
    await emptyQueue(desk.admin);
    const north = [await arrive(desk.kiosk, 9), await arrive(desk.kiosk, 8)];
    const south = [await arrive(southKiosk, 30), await arrive(southKiosk, 1)];
    const technician = await seated('2', southId);
    const [first, second] = south;

    const boards = [await boardOf(desk), await boardOf(desk, 'zuid'), await boardOf(desk, southId)];
    const called = [await nextId(technician), await nextId(technician)];
    const empty = await next(technician);
    const after = await boardOf(desk, 'zuid');

    const codes = (all: readonly { readonly visitCode: string }[]) =>
      all.map(({ visitCode }) => visitCode);
    expect([...north, ...south].map(({ peopleAhead }) => peopleAhead)).toEqual([0, 1, 0, 1]);
    expect(boards).toEqual([
      { name: 'Noord', waiting: codes(north), count: 2, called: [] },
      { name: 'Zuid', waiting: codes(south), count: 2, called: [] },
      { name: 'Zuid', waiting: codes(south), count: 2, called: [] },
    ]);
    expect(called).toEqual([first?.ticketId, second?.ticketId]);
    expect(empty.status).toBe(404);
    expect(after).toMatchObject({
      waiting: [],
      called: [`${second?.visitCode} 2`, `${first?.visitCode} 2`],
    });
    expect((await boardOf(desk, 'noord')).called).toEqual([]);
  });

  it('tells sites apart in the report and in the CSV of tickets', async () => {
    const month = new Intl.DateTimeFormat('sv-SE').format(Date.now()).slice(0, 7);
    const reportOf = (site?: string) =>
      desk.admin.call('report.month', { query: { month, ...(site && { site }) } });
    const before = [await reportOf(), await reportOf(firstSiteId), await reportOf(southId)];
    await arrive(southKiosk);
    const { ticketId } = await arrive(southKiosk);
    const { item } = await cardOf(ticketId);

    const after = [await reportOf(), await reportOf(firstSiteId), await reportOf(southId)];
    const unknown = await desk.admin.refusal('report.month', { query: { month, site: ticketId } });
    const address = `/v1/reports/month.csv?month=${month}&site=${southId}`;
    const file = await desk.admin.send('GET', address);
    const csv = await desk.admin.send('GET', `/v1/tickets.csv?q=${item.number}`);

    const added = after.map(({ tickets }, at) => tickets - (before[at]?.tickets ?? 0));
    expect(added).toEqual([2, 0, 2]);
    expect(after.map(({ site }) => site?.name)).toEqual([undefined, 'Noord', 'Zuid']);
    expect(unknown.code).toBe('site/unknown');
    expect(file.headers.get('content-disposition')).toContain(`"balie-${month}-zuid.csv"`);
    const [head, ...lines] = String(csv.body).trimEnd().split('\r\n');
    expect(head).toMatch(/;closingCode;site$/u);
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^${item.number};.*;Zuid$`, 'u'))]);
  });

  it('tells a kiosk the name and the wait of its own site', async () => {
    await emptyQueue(desk.admin);
    await Promise.all(Array.from({ length: 12 }, () => arrive(desk.kiosk)));
    const hello = (kiosk: DeskVisitor) =>
      kiosk.call('kiosk.hello', { body: { version: '1.0.0', queued: 0 } });

    const [north, south] = [await hello(desk.kiosk), await hello(southKiosk)];
    const { kiosks } = await desk.admin.call('kiosk.list', {});

    expect([north.siteName, south.siteName]).toEqual(['Noord', 'Zuid']);
    expect(south.wait.toMinutes).toBeLessThan(north.wait.toMinutes);
    // The counter of another site offers it to no visitor.
    expect(kiosks.find(({ name }) => name === 'Zuid ingang')?.siteId).toBe(southId);
  });

  it('puts who is checked in at a counter in the queue of that site', async () => {
    await emptyQueue(desk.admin);
    const technician = await seated('2', southId);

    const { ticketId } = await technician.call('concierge.check-in', { body: intake() });

    expect((await cardOf(ticketId)).item.siteId).toBe(southId);
    expect(await nextId(technician)).toBe(ticketId);
  });

  it('calls nobody who waits at another site', async () => {
    await emptyQueue(desk.admin);
    const { ticketId } = await arrive(desk.kiosk);
    const technician = await seated('2', southId);

    const refused = await technician.refusal('ticket.call', {
      params: { ticketId },
      body: { version: 1 },
    });

    expect(refused.code).toBe('site/elsewhere');
    expect((await cardOf(ticketId)).item.status).toBe('waiting');
  });

  it('knows the counters that a site has, and no others once some are written down', async () => {
    const counter = await desk.admin.call('site.add-counter', {
      params: { siteId: southId },
      body: { name: 'Reparatie' },
    });
    const technician = await desk.staff('technician');
    const sit = (name: string) =>
      technician.ask('session.set-counter', { body: { counter: name, siteId: southId } });

    const twice = await desk.admin.refusal('site.add-counter', {
      params: { siteId: southId },
      body: { name: 'Reparatie' },
    });
    const statuses = [(await sit('Reparatie')).status, (await sit('4')).status];
    const closed = await desk.admin.call('site.change-counter', {
      params: { counterId: counter.counterId },
      body: { name: 'Reparatie', active: false },
    });

    expect(twice.code).toBe('site/name-taken');
    expect(statuses).toEqual([200, 404]);
    expect([closed.active, (await sit('4')).status]).toEqual([false, 200]);
  });

  it('lets nobody without a counter call where counters are written down', async () => {
    await emptyQueue(desk.admin);
    const { ticketId } = await arrive(southKiosk);
    const added = { params: { siteId: southId }, body: { name: 'Omruilen' } };
    const { counterId } = await desk.admin.call('site.add-counter', added);
    const technician = await desk.staff('technician');
    const sit = (counter: string | null) =>
      technician.call('session.set-counter', { body: { counter, siteId: southId } });
    const call = { params: { ticketId }, body: { version: 1 } };

    await sit(null);
    const refused = await technician.refusal('ticket.call', call);
    const alike = await next(technician);
    await sit('Omruilen');
    const called = await technician.call('ticket.call', call);
    await desk.admin.call('site.change-counter', {
      params: { counterId },
      body: { name: 'Omruilen', active: false },
    });

    expect([refused.code, alike.status]).toEqual(['counter/not-taken', 409]);
    expect(called.item).toMatchObject({ status: 'called', counter: 'Omruilen' });
  });

  it('closes no site that is in use, and has no two of one address', async () => {
    const close = (siteId: string, name: string) =>
      desk.admin.refusal('site.change', {
        params: { siteId },
        body: { name, where: '', active: false },
      });
    const west = await desk.admin.call('site.create', { body: { name: 'West', where: '' } });

    const refusals = [
      await close(firstSiteId, 'Noord'),
      await close(southId, 'Zuid'),
      await desk.admin.refusal('site.create', { body: { name: ' ZUID! ', where: '' } }),
    ];
    const closed = await desk.admin.call('site.change', {
      params: { siteId: west.siteId },
      body: { name: 'West', where: '', active: false },
    });
    const technician = await desk.staff('technician');
    const there = await technician.refusal('session.set-counter', {
      body: { counter: '1', siteId: west.siteId },
    });

    expect(refusals.map(({ code }) => code)).toEqual([
      'site/in-use',
      'site/in-use',
      'site/name-taken',
    ]);
    expect([closed.active, there.code]).toEqual([false, 'site/unknown']);
  });

  it('shows a disturbance of one site to that site only', async () => {
    const at = new Date().toISOString();
    const words = {
      title: { nl: 'Wifi Zuid', en: 'Wifi south' },
      text: { nl: 'We weten het.', en: 'We know.' },
      categories: [],
      fromAt: at,
      untilAt: null,
      siteId: southId,
    };
    const { disturbanceId } = await desk.admin.call('disturbance.propose', { body: words });
    await desk.admin.call('disturbance.change', {
      params: { disturbanceId },
      body: { ...words, state: 'known' },
    });
    const shown = async (site: string) =>
      (await desk.anonymous.call('board.get', { query: { site } })).disturbances?.length;

    expect([await shown('noord'), await shown('zuid')]).toEqual([0, 1]);
  });

  it('has no board of a site that is not there', async () => {
    const refused = await desk.anonymous.refusal('board.get', { query: { site: 'oost' } });

    expect(refused.code).toBe('site/unknown');
  });

  it('lets only an admin change sites', async () => {
    const lead = await desk.staff('lead');

    const refusals = [
      await lead.refusal('site.create', { body: { name: 'Oost', where: '' } }),
      await desk.anonymous.refusal('site.list', {}),
    ];

    expect(refusals.map(({ code }) => code)).toEqual(['auth/forbidden', 'auth/required']);
  });

  describe('a visit that goes on with an earlier ticket', () => {
    it('waits where the visitor checks in now', async () => {
      await emptyQueue(desk.admin);
      const readout = readoutOf(1);
      const visit = intake({ readout });
      const first = await desk.kiosk.call('ticket.create', { body: visit });
      const again = intake({
        readout: { ...readout, readoutId: desk.desk.context.newId() },
        earlier: { ticketId: first.ticketId, answer: 'same' },
      });

      const joined = await southKiosk.call('ticket.create', { body: again });

      expect(joined.ticketId).toBe(first.ticketId);
      expect((await cardOf(first.ticketId)).item.siteId).toBe(southId);
    });
  });
}
