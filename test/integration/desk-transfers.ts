import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstSiteId } from '../../shared/domain/site.ts';
import type { Ticket } from '../../shared/domain/ticket.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { emptyQueue } from './empty-queue.ts';
import type { StartedDesk } from './start-desk.ts';
import { type TwoSites, arrive, boardOf, next, nextId, openTwoSites } from './two-sites.ts';

/** How every desk sends visitors on to another counter or site, whatever its database. */
export function sendsVisitorsOn(start: () => Promise<StartedDesk>): void {
  let desk: StartedDesk;
  let southId: string;
  let southKiosk: DeskVisitor;
  let seated: TwoSites['seated'];

  beforeAll(async () => {
    ({ desk, southId, southKiosk, seated } = await openTwoSites(await start()));
  });
  afterAll(() => desk.stop());

  const cardOf = (ticketId: string) => desk.admin.call('ticket.get', { params: { ticketId } });

  it('keeps who is sent to another counter for that counter, before all others, and tells who sits there', async () => {
    await emptyQueue(desk.admin);
    const early = await arrive(desk.kiosk, 20);
    const sent = await arrive(desk.kiosk, 5);
    const [one, two] = [await seated('1'), await seated('2')];
    const params = { ticketId: sent.ticketId };
    const called = await one.call('ticket.call', { params, body: { version: 1 } });

    const transferred = await one.call('ticket.transfer', {
      params,
      body: {
        version: called.item.version,
        to: { siteId: firstSiteId, counter: '2' },
        reason: 'Balie 2 heeft de kabel',
      },
    });
    const order = [await nextId(one), await next(one), await nextId(two)];

    expect(transferred.item).toMatchObject({ status: 'waiting', counter: '2', assignee: null });
    expect(transferred.history.at(-1)).toMatchObject({
      kind: 'ticket.transferred',
      words: 'Balie 2 heeft de kabel',
      details: { fromCounter: '1', toCounter: '2' },
    });
    expect([order[0], order[2]]).toEqual([early.ticketId, sent.ticketId]);
    expect(order[1]).toMatchObject({ status: 404 });
    const { notices } = await two.call('notice.list', {});
    expect(notices).toMatchObject([{ kind: 'handed-to-you', ticket: { ticketId: sent.ticketId } }]);
  });

  it('lets anybody call who was sent to a counter where nobody sits any more', async () => {
    await emptyQueue(desk.admin);
    const { ticketId } = await arrive(desk.kiosk);
    const [one, two] = [await seated('1'), await seated('77')];
    await one.call('ticket.transfer', {
      params: { ticketId },
      body: { version: 1, to: { siteId: firstSiteId, counter: '77' }, reason: 'Daar' },
    });

    const kept = await next(one);
    await two.call('session.end', {});

    expect(kept.status).toBe(404);
    expect(await nextId(one)).toBe(ticketId);
  });

  it('sends nobody to a counter where nobody sits, or to a site that is not there', async () => {
    await emptyQueue(desk.admin);
    const { ticketId } = await arrive(desk.kiosk);
    const one = await seated('1');
    const transfer = (siteId: string, counter: string | null) =>
      one.refusal('ticket.transfer', {
        params: { ticketId },
        body: { version: 1, to: { siteId, counter }, reason: 'Daar' },
      });

    const refusals = [
      await transfer(firstSiteId, '99'),
      await transfer(southId, '1'),
      await transfer(ticketId, null),
      await transfer(firstSiteId, null),
    ];

    expect(refusals.map(({ code }) => code)).toEqual([
      'counter/unattended',
      'counter/unattended',
      'site/unknown',
      'ticket/illegal-move',
    ]);
  });

  it('lets who is sent to another site go there with his arrival, and says where on his page', async () => {
    await emptyQueue(desk.admin);
    const there = await arrive(southKiosk, 10);
    const sent = await arrive(desk.kiosk, 25);
    const [one, two] = [await seated('1'), await seated('2', southId)];
    const { arrivedAt } = (await cardOf(sent.ticketId)).item;

    const transferred = await one.call('ticket.transfer', {
      params: { ticketId: sent.ticketId },
      body: { version: 1, to: { siteId: southId, counter: null }, reason: 'Daar ligt de laptop' },
    });
    const token = sent.statusPath.replace('/s/', '');
    const page = await desk.anonymous.call('status.get', { params: { token } });
    const boards = [await boardOf(desk, 'noord'), await boardOf(desk, 'zuid')];
    const order = [await nextId(two), await nextId(two)];

    expect(transferred.item).toMatchObject({ siteId: southId, arrivedAt });
    expect(transferred.history.at(-1)?.details).toEqual({ fromSite: 'Noord', toSite: 'Zuid' });
    expect(page).toMatchObject({
      peopleAhead: 0,
      site: { name: 'Zuid', where: 'Gebouw 12, begane grond' },
    });
    expect(boards.map(({ waiting }) => waiting)).toEqual([[], [sent.visitCode, there.visitCode]]);
    expect(order).toEqual([sent.ticketId, there.ticketId]);
  });

  it('lets one of two technicians who send the same visitor on at once win, and tells the other', async () => {
    await emptyQueue(desk.admin);
    const { ticketId } = await arrive(desk.kiosk);
    const [one, two] = [await seated('1'), await seated('2')];
    const send = (who: DeskVisitor, to: { siteId: string; counter: string | null }) =>
      who.ask('ticket.transfer', {
        params: { ticketId },
        body: { version: 1, to, reason: 'Daar' },
      });

    const answers = await Promise.all([
      send(one, { siteId: southId, counter: null }),
      send(two, { siteId: firstSiteId, counter: '1' }),
    ]);

    const { history } = await cardOf(ticketId);
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409']);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'ticket/changed-meanwhile',
    });
    expect(history.map(({ kind }) => kind)).toEqual(['ticket.created', 'ticket.transferred']);
  });

  it('loses nobody and calls nobody twice while two sites send on and call at once', async () => {
    await emptyQueue(desk.admin);
    const north = await Promise.all(Array.from({ length: 12 }, () => arrive(desk.kiosk)));
    const south = await Promise.all(Array.from({ length: 12 }, () => arrive(southKiosk)));
    const everybody = [...north, ...south].map(({ ticketId }) => ticketId);
    const technicians = await Promise.all([
      seated('1'),
      seated('2'),
      seated('1', southId),
      seated('2', southId),
    ]);
    const sendOn = (who: DeskVisitor, ticketId: string, siteId: string) =>
      who.ask('ticket.transfer', {
        params: { ticketId },
        body: { version: 1, to: { siteId, counter: null }, reason: 'Daar' },
      });
    const called: string[] = [];
    const callUntilEmpty = async (who: DeskVisitor): Promise<void> => {
      for (;;) {
        const answer = await next(who);
        if (answer.status === 404) return;
        expect(answer.status).toBe(200);
        called.push((answer.body as Ticket).item.ticketId);
      }
    };

    const [one, two] = technicians;
    const transfers = await Promise.all([
      ...north.slice(0, 6).map(({ ticketId }) => sendOn(one, ticketId, southId)),
      ...south.slice(0, 6).map(({ ticketId }) => sendOn(two, ticketId, firstSiteId)),
      ...technicians.map(callUntilEmpty),
    ]);
    await Promise.all(technicians.map(callUntilEmpty));

    const outcomes = transfers.flatMap((answer) => (answer === undefined ? [] : [answer.status]));
    const cards = await Promise.all(everybody.map(cardOf));
    expect(outcomes.every((status) => status === 200 || status === 409)).toBe(true);
    expect(called.toSorted()).toEqual([...new Set(called)].toSorted());
    expect(new Set(called).size + notCalled(cards)).toBe(everybody.length);
    expect(notCalled(cards)).toBe(0);
  });

  const notCalled = (cards: readonly Ticket[]) =>
    cards.filter(({ item }) => item.status === 'waiting').length;
}
