import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { boardSchema } from '../../shared/contract/board-routes.ts';
import { queueEventSchema } from '../../shared/contract/queue-routes.ts';
import { statusPageSchema } from '../../shared/contract/visitor-routes.ts';
import { intake } from './desk-intake.ts';
import { EventReader } from './event-reader.ts';
import type { StartedDesk } from './start-desk.ts';

/** Where the page of a visitor is followed. */
const streamOf = (statusPath: string) => `/v1${statusPath.replace('/s/', '/status/')}/events`;

/** How screens follow a desk. `start` starts a desk on the same database each time. */
export function followsEvents(start: () => Promise<StartedDesk>): void {
  it('resumes after the last event that a screen saw, with no gap over a restart of the desk', async () => {
    const before = await start();
    const { eventId } = await before.admin.call('queue.get', {});
    const stream = await EventReader.open(before.admin, `/v1/events?after=${eventId}`);
    const seen: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      const { ticketId } = await before.kiosk.call('ticket.create', { body: intake() });
      seen.push(ticketId);
    }
    const first = await stream.take('queue', 5);
    // Two more that this screen never hears of, since its connection is gone.
    stream.close();
    for (let count = 0; count < 2; count += 1) {
      const { ticketId } = await before.kiosk.call('ticket.create', { body: intake() });
      seen.push(ticketId);
    }
    await before.stop();

    const after = await start();
    const resumed = await EventReader.open(after.admin, '/v1/events', {
      'last-event-id': first.at(-1)?.id ?? '',
    });
    const { ticketId } = await after.kiosk.call('ticket.create', { body: intake() });
    seen.push(ticketId);
    const rest = await resumed.take('queue', 3);
    resumed.close();

    const events = [...first, ...rest].map((event) => queueEventSchema.parse(event.data));
    expect(events.map((event) => event.item.ticketId)).toEqual(seen);
    expect(events.map((event) => event.eventId)).toEqual(
      seen.map((_, index) => eventId + 1 + index),
    );
    await after.stop();
  });

  it('misses nothing and doubles nothing when many connect in the middle of a rush', async () => {
    const desk = await start();
    const { eventId } = await desk.admin.call('queue.get', {});

    const creating = Promise.all(
      Array.from({ length: 60 }, () => desk.kiosk.call('ticket.create', { body: intake() })),
    );
    const readers = await Promise.all(
      Array.from({ length: 10 }, () => EventReader.open(desk.admin, `/v1/events?after=${eventId}`)),
    );
    await creating;

    const expected = Array.from({ length: 60 }, (_, index) => String(eventId + 1 + index));
    for (const reader of readers) {
      const events = await reader.take('queue', 60);
      expect(events.map((event) => event.id)).toEqual(expected);
      reader.close();
    }
    await desk.stop();
  });

  it('tells a screen that is ahead of the desk to start over', async () => {
    const desk = await start();

    const stream = await EventReader.open(desk.admin, '/v1/events?after=999999');
    const [reset] = await stream.take('reset', 1);
    stream.close();

    expect(Number(reset?.id)).toBeLessThan(999_999);
    await desk.stop();
  });

  it('starts everybody over when the database lost events that were told, whose ids others get', async () => {
    const desk = await start();
    const { database, waiting } = desk.desk.context;
    const { eventId } = await desk.admin.call('queue.get', {});
    const seeing = await EventReader.open(desk.admin, `/v1/events?after=${eventId}`);
    const created: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      created.push((await desk.kiosk.call('ticket.create', { body: intake() })).ticketId);
    }
    const told = await seeing.take('queue', 3);
    const { item } = queueEventSchema.parse(told.at(-1)?.data);
    const ahead = () => waiting.ahead(item.queue, { ...item, arrivedAt: '9999' });
    const aheadBefore = ahead();
    const last = eventId + 1;

    // What a standby is like that takes over and had not received the last two.
    await database.write(async (db) => {
      await db.deleteFrom('event').where('event_id', '>', last).execute();
      const lost = db.updateTable('ticket').set({ status: 'cancelled' });
      await lost.where('ticket_id', 'in', created.slice(1)).execute();
    });
    const behind = await EventReader.open(desk.admin, `/v1/events?after=${last + 1}`);
    const resets = await Promise.all([seeing, behind].map((stream) => stream.take('reset', 1)));
    const anew = await EventReader.open(desk.admin, `/v1/events?after=${last}`);
    const { ticketId } = await desk.kiosk.call('ticket.create', { body: intake() });
    const [next] = await anew.take('queue', 1);
    for (const stream of [seeing, behind, anew]) stream.close();

    expect(resets.flat().map(({ id }) => id)).toEqual([String(last), String(last)]);
    expect(next?.id).toBe(String(last + 1));
    expect(queueEventSchema.parse(next?.data).item.ticketId).toBe(ticketId);
    expect(ahead()).toBe(aheadBefore - 2 + 1);
    await desk.stop();
  });

  it('tells technicians nothing of a complaint, but that a visitor left for that queue', async () => {
    const desk = await start();
    const technician = await desk.staff('technician');
    const { eventId } = await desk.admin.call('queue.get', {});
    const stream = await EventReader.open(technician, `/v1/events?after=${eventId}`);

    await desk.kiosk.call('ticket.create', { body: intake({ reportType: 'complaint' }) });
    const { ticketId } = await desk.kiosk.call('ticket.create', { body: intake() });
    await desk.admin.call('ticket.hand-over', {
      params: { ticketId },
      body: { version: 1, to: { kind: 'queue', queue: 'confidential' }, reason: 'Klacht' },
    });
    await desk.admin.call('ticket.note', { params: { ticketId }, body: { words: 'Geheim' } });
    const other = await desk.kiosk.call('ticket.create', { body: intake() });
    await desk.admin.call('ticket.report-type', {
      params: { ticketId: other.ticketId },
      body: { version: 1, reportType: 'complaint', reason: 'Gaat over een collega' },
    });
    await desk.kiosk.call('ticket.create', { body: intake() });
    const seen = (await stream.take('queue', 5)).map((event) => queueEventSchema.parse(event.data));
    stream.close();

    expect(seen.map((event) => event.kind)).toEqual([
      'ticket.created',
      'ticket.handed-over',
      'ticket.created',
      'ticket.type-changed',
      'ticket.created',
    ]);
    const gone = { status: 'cancelled', visitorName: null };
    expect(seen[1]?.item).toMatchObject({ ticketId, ...gone });
    expect(seen[3]?.item).toMatchObject({ ticketId: other.ticketId, ...gone });
    await desk.stop();
  });

  it('takes the place at which a page of the wall or a phone connects again', async () => {
    const desk = await start();
    const { statusPath } = await desk.kiosk.call('ticket.create', { body: intake() });
    const status = statusPath.replace('/s/', '/v1/status/');
    const { sites } = await desk.admin.call('site.list', {});

    const opened = [
      ['board', '/v1/board/events?'],
      ['board', `/v1/board/events?site=${sites[0]?.siteId}&`],
      ['status', `${status}/events?`],
    ] as const;
    const answers = await Promise.all(
      opened.map(async ([name, path]) => {
        const stream = await EventReader.open(desk.anonymous, `${path}after=1`);
        await stream.take(name, 1);
        stream.close();
        return stream.status;
      }),
    );

    expect(answers).toEqual([200, 200, 200]);
    await desk.stop();
  });

  it('shows a call on the wall and on the phone of the visitor', async () => {
    const desk = await start();
    const { ticketId, visitCode, statusPath } = await desk.kiosk.call('ticket.create', {
      body: intake(),
    });
    const board = await EventReader.open(desk.anonymous, '/v1/board/events');
    const phone = await EventReader.open(desk.anonymous, streamOf(statusPath));
    await board.take('board', 1);
    await phone.take('status', 1);

    await desk.admin.call('session.set-counter', { body: { counter: 'Balie 3' } });
    await desk.admin.call('ticket.call', { params: { ticketId }, body: { version: 1 } });
    const shown = await board.find((event) =>
      boardSchema.parse(event.data).called.some((call) => call.visitCode === visitCode),
    );
    const called = await phone.find(
      (event) => (event.data as { status?: unknown }).status === 'called',
    );
    board.close();
    phone.close();

    expect(boardSchema.parse(shown.data).called[0]).toMatchObject({ counter: 'Balie 3', calls: 1 });
    expect(called.data).toMatchObject({ counter: 'Balie 3', peopleAhead: null });
    await desk.stop();
  });

  it('tells each of many phones its new place, once somebody before it was called', async () => {
    const desk = await start();
    const first = await desk.kiosk.call('ticket.create', { body: intake() });
    const phones: EventReader[] = [];
    for (let count = 0; count < 10; count += 1) {
      const { statusPath } = await desk.kiosk.call('ticket.create', { body: intake() });
      phones.push(await EventReader.open(desk.anonymous, streamOf(statusPath)));
    }
    const aheadOf = ({ data }: { readonly data: unknown }) =>
      statusPageSchema.parse(data).peopleAhead;
    const before = await Promise.all(
      phones.map(async (phone) => (await phone.take('status', 1)).map(aheadOf)[0] ?? 0),
    );

    await desk.admin.call('session.set-counter', { body: { counter: 'Balie 3' } });
    await desk.admin.call('ticket.call', {
      params: { ticketId: first.ticketId },
      body: { version: 1 },
    });
    const told = await Promise.all(
      phones.map((phone, at) =>
        phone.find((event) => event.event === 'status' && aheadOf(event) === (before[at] ?? 0) - 1),
      ),
    );
    for (const phone of phones) phone.close();

    expect(before.map((ahead) => ahead - (before[0] ?? 0))).toEqual(phones.map((_, at) => at));
    expect(told).toHaveLength(phones.length);
    await desk.stop();
  });

  it("ends a phone's stream when its page has died, and opens none for it", async () => {
    const desk = await start();
    const { ticketId, statusPath } = await desk.kiosk.call('ticket.create', { body: intake() });
    await desk.admin.call('ticket.cancel', {
      params: { ticketId },
      body: { version: 1, reason: 'Ging weg' },
    });
    const phone = await EventReader.open(desk.anonymous, streamOf(statusPath));
    await phone.take('status', 1);

    const longAgo = { closed_at: '2020-01-01T00:00:00.000Z' };
    await desk.desk.context.database.write((db) =>
      db.updateTable('ticket').set(longAgo).where('ticket_id', '=', ticketId).execute(),
    );
    await phone.end();
    const again = await desk.anonymous.send('GET', streamOf(statusPath));

    expect([phone.status, again.status]).toEqual([200, 404]);
    await desk.stop();
  });

  it('says with a comment that a quiet stream lives, and never compresses or stores it', async () => {
    const desk = await start();

    const stream = await EventReader.open(desk.admin, '/v1/events');
    await stream.heartbeat();
    stream.close();

    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    expect(stream.headers.get('cache-control')).toContain('no-transform');
    expect(stream.headers.get('content-encoding')).toBeNull();
    await desk.stop();
  });

  it('tells each screen which page the desk has now, as the page itself was told', async () => {
    const desk = await start();
    const { rendererFolder } = desk.desk.context.settings;
    const build = async (page: string, script: string) => {
      await mkdir(join(rendererFolder, page), { recursive: true });
      const html = `<!doctype html><html><head><script src="${script}"></script></head></html>`;
      await writeFile(join(rendererFolder, page, 'index.html'), html);
    };
    const told = async (path: string, by = desk.anonymous) => {
      const stream = await EventReader.open(by, path);
      const [said] = await stream.take('page', 1);
      stream.close();
      return said?.data;
    };
    const given = async (path: string) => {
      const html = String((await desk.anonymous.send('GET', path)).body);
      return /<meta name="balie-page" content="([^"]+)" \/>/u.exec(html)?.[1];
    };
    const { statusPath } = await desk.kiosk.call('ticket.create', { body: intake() });
    const phone = streamOf(statusPath);
    for (const page of ['console', 'board', 'status']) await build(page, `${page}-1.js`);

    const before = await told('/v1/board/events');
    expect(await given('/board')).toBe(before);
    expect(await given('/console')).toBe(await told('/v1/events', desk.admin));
    expect(await given(statusPath)).toBe(await told(phone));

    await build('board', 'board-2.js');
    expect(await told('/v1/board/events')).not.toBe(before);
    expect(await told('/v1/board/events')).toBe(await given('/board'));
    await desk.stop();
  });
}
