import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { intakeReplySchema } from '../../shared/domain/intake-reply.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

/** What every desk does, whatever its database. Tests share one desk and count on no empty queue. */
export function behavesAsDesk(desk: () => StartedDesk): void {
  it('numbers visits one by one, whatever else happened since the last', async () => {
    const { kiosk, admin } = desk();
    const numbers: number[] = [];
    const codes: number[] = [];
    const arrive = async () => {
      const reply = await kiosk.call('ticket.create', { body: intake() });
      numbers.push(reply.number);
      codes.push(Number(reply.visitCode.slice(1)));
      return reply.ticketId;
    };
    const quiet = () => delay(30);

    const ticketId = await arrive();
    await quiet();
    await arrive();
    await quiet();
    await admin.call('ticket.note', { params: { ticketId }, body: { words: 'Tussendoor' } });
    await arrive();
    await Promise.all([
      arrive(),
      admin.call('ticket.note', { params: { ticketId }, body: { words: 'Tegelijk' } }),
      arrive(),
    ]);
    await quiet();
    await arrive();

    const consecutive = (all: readonly number[]) =>
      all.toSorted((one, two) => one - two).every((each, at) => each === Math.min(...all) + at);
    expect({ numbers: consecutive(numbers), codes: consecutive(codes) }).toEqual({
      numbers: true,
      codes: true,
    });
    expect((await admin.call('ticket.get', { params: { ticketId } })).history).toHaveLength(3);
  });

  it('takes a visit in and shows it in the queue', async () => {
    const visit = intake();

    const reply = await desk().kiosk.call('ticket.create', { body: visit });
    const queue = await desk().admin.call('queue.get', {});

    expect(reply.visitCode).toMatch(/^A\d\d+$/u);
    expect(queue.items.find((item) => item.ticketId === reply.ticketId)).toMatchObject({
      number: reply.number,
      status: 'waiting',
      queue: 'advice',
      visitorName: 'Noor',
      priority: 4,
    });
  });

  it('answers a replay of a visit with the first reply, also when both come at once', async () => {
    const visit = intake();

    const [one, two] = await Promise.all([
      desk().kiosk.call('ticket.create', { body: visit }),
      desk().kiosk.call('ticket.create', { body: visit }),
    ]);
    const later = await desk().kiosk.call('ticket.create', { body: visit });

    expect(two).toEqual(one);
    expect(later).toEqual(one);
    const found = await desk().admin.call('ticket.search', { query: { q: String(one.number) } });
    expect(found.items.filter((item) => item.ticketId === one.ticketId)).toHaveLength(1);
  });

  it('gives its own number unless the kiosk has shown one, and keeps a shown one for ever', async () => {
    const visit = intake({ kioskCode: 'ZZ07' });
    const send = (shown: boolean) =>
      desk().kiosk.send('POST', '/v1/tickets', visit, {
        'idempotency-key': visit.visitId,
        ...(shown ? { 'balie-shown-code': 'kiosk' } : {}),
      });

    const first = intakeReplySchema.parse((await send(false)).body);
    const shown = intakeReplySchema.parse((await send(true)).body);
    const again = intakeReplySchema.parse((await send(true)).body);

    expect(first.visitCode).toMatch(/^A\d+$/u);
    expect([shown, again]).toEqual([
      { ...first, visitCode: 'ZZ07' },
      { ...first, visitCode: 'ZZ07' },
    ]);
    const card = await desk().admin.call('ticket.get', { params: { ticketId: first.ticketId } });
    expect(card.item.visitCode).toBe('ZZ07');
    expect(card.history.map((event) => event.kind)).toEqual([
      'ticket.created',
      'ticket.renumbered',
    ]);
    expect(card.history[1]?.details).toEqual({ from: first.visitCode, to: 'ZZ07' });
  });

  it('refuses the same visit with other content', async () => {
    const visit = intake();
    await desk().kiosk.call('ticket.create', { body: visit });

    const refusal = await desk().kiosk.refusal('ticket.create', {
      body: { ...visit, locale: 'en' },
    });

    expect(refusal.code).toBe('idempotency/different-content');
  });

  it('lets a ticket go its whole way and remembers every step', async () => {
    const { ticketId } = await desk().kiosk.call('ticket.create', { body: intake() });
    const { admin } = desk();
    const at = (version: number) => ({ params: { ticketId }, body: { version } });

    await admin.call('session.set-counter', { body: { counter: 'Balie 2' } });
    const called = await admin.call('ticket.call', at(1));
    await admin.call('ticket.start', at(2));
    await admin.call('ticket.note', { params: { ticketId }, body: { words: 'Herstart gedaan' } });
    await admin.call('ticket.priority', {
      params: { ticketId },
      body: { version: 4, decision: 'change', impact: 2, urgency: 1, argument: 'Hele klas' },
    });
    await admin.call('ticket.resolve', {
      params: { ticketId },
      body: { version: 5, cause: 'Oud profiel', solution: 'Nieuw profiel', closingCode: 'solved' },
    });
    const partly = await admin.call('ticket.verify', {
      params: { ticketId },
      body: { version: 6, verification: 'partly' },
    });
    await admin.call('ticket.resolve', {
      params: { ticketId },
      body: { version: 7, cause: 'Oud profiel', solution: 'Kaart ook', closingCode: 'solved' },
    });
    await admin.call('ticket.verify', {
      params: { ticketId },
      body: { version: 8, verification: 'works' },
    });
    const closed = await admin.call('ticket.close', at(9));

    expect(called.item.counter).toBe('Balie 2');
    expect(partly.item.status).toBe('in-progress');
    expect(closed.item).toMatchObject({ status: 'closed', priority: 2, priorityAccepted: true });
    expect(closed.moves).toEqual(['reopen']);
    expect(closed.history.map((event) => [event.kind, event.words])).toEqual([
      ['ticket.created', null],
      ['ticket.called', null],
      ['ticket.started', null],
      ['ticket.noted', 'Herstart gedaan'],
      ['ticket.priority-changed', 'Hele klas'],
      ['ticket.resolved', 'Oud profiel\nNieuw profiel'],
      ['ticket.verified', null],
      ['ticket.resolved', 'Oud profiel\nKaart ook'],
      ['ticket.verified', null],
      ['ticket.closed', null],
    ]);
  });

  it('tells a technician that somebody else changed the ticket meanwhile', async () => {
    const { ticketId } = await desk().kiosk.call('ticket.create', { body: intake() });
    const call = { params: { ticketId }, body: { version: 1 } };

    const answers = await Promise.all([
      desk().admin.ask('ticket.call', call),
      desk().admin.ask('ticket.call', call),
    ]);

    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 409]));
    const refusal = await desk().admin.refusal('ticket.call', call);
    expect(refusal.code).toBe('ticket/changed-meanwhile');
  });

  it('refuses a move that the state does not allow', async () => {
    const { ticketId } = await desk().kiosk.call('ticket.create', { body: intake() });

    const refusal = await desk().admin.refusal('ticket.close', {
      params: { ticketId },
      body: { version: 1 },
    });

    expect(refusal.code).toBe('ticket/illegal-move');
  });

  it('keeps hostile texts as plain data, without what could harm a screen, a log or SQL', async () => {
    const hostile = `<img src=x onerror=alert(1)> '; drop table ticket; -- \u202Etxt\u0000\u200B`;
    const visit = intake({
      visitor: { kind: 'guest', name: hostile, contact: hostile },
      reason: { category: 'wifi', triage: {}, words: hostile.repeat(20), photoHash: null },
    });

    const { ticketId } = await desk().kiosk.call('ticket.create', { body: visit });
    const ticket = await desk().admin.call('ticket.get', { params: { ticketId } });
    const found = await desk().admin.call('ticket.search', { query: { q: "'; DROP table" } });

    expect(ticket.visitor).toMatchObject({
      name: `<img src=x onerror=alert(1)> '; drop table ticket; -- txt`,
    });
    expect(JSON.stringify(ticket)).not.toMatch(/\\u0000|\u202E|\u200B/u);
    expect(found.items.map((item) => item.ticketId)).toContain(ticketId);
  });

  it('finds tickets by words without regard to case or accents, newest first, page by page', async () => {
    const word = `zoek${Math.random().toString(36).slice(2)}`;
    const numbers: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      const words = `Mijn CAFÉ ${word} 100%`;
      const reason = { category: 'mail', triage: {}, words, photoHash: null } as const;
      const { number } = await desk().kiosk.call('ticket.create', { body: intake({ reason }) });
      numbers.unshift(number);
    }

    const first = await desk().admin.call('ticket.search', {
      query: { q: `cafe ${word.toUpperCase()} 100%`, limit: 2 },
    });
    const second = await desk().admin.call('ticket.search', {
      query: { q: word, limit: 2, before: first.next ?? undefined },
    });
    const nothing = await desk().admin.call('ticket.search', { query: { q: `${word} 101` } });

    expect(first.items.map((item) => item.number)).toEqual(numbers.slice(0, 2));
    expect(second.items.map((item) => item.number)).toEqual(numbers.slice(2));
    expect(second.next).toBeNull();
    expect(nothing.items).toEqual([]);
  });

  it('hides complaints from technicians and from the wall', async () => {
    const technician = await desk().staff('technician');
    const lead = await desk().staff('lead');
    const visit = intake({ reportType: 'complaint' });
    const { ticketId, visitCode } = await desk().kiosk.call('ticket.create', { body: visit });

    const queueOf = async (visitor: DeskVisitor) =>
      (await visitor.call('queue.get', {})).items.map((item) => item.ticketId);
    const board = await desk().anonymous.call('board.get', {});
    const refusal = await technician.refusal('ticket.get', { params: { ticketId } });
    const next = await technician.refusal('queue.next', { body: { queues: ['confidential'] } });
    const search = await technician.call('ticket.search', { query: { q: visitCode } });

    expect(await queueOf(technician)).not.toContain(ticketId);
    expect(await queueOf(lead)).toContain(ticketId);
    expect(board.waiting.map((one) => one.visitCode)).not.toContain(visitCode);
    expect(refusal.code).toBe('ticket/unknown');
    expect(next.code).toBe('queue/empty');
    expect(search.items).toEqual([]);
  });

  it('knows a person by a badge that was imported, and resolves a badge that came in unknown', async () => {
    const staffNumber = `S${Math.random().toString(36).slice(2)}`;
    const badge = `B${Math.random().toString(36).slice(2)}`;
    const person = { firstName: 'Daan', lastName: 'Bakker', department: 'Onderwijs' };
    const people = [{ staffNumber, badgeNumbers: [badge], ...person }];

    const unknown = await desk().kiosk.refusal('person.by-badge', {
      params: { badgeNumber: badge },
    });
    const first = await desk().admin.call('person.import', { body: { people } });
    const second = await desk().admin.call('person.import', { body: { people } });
    const known = await desk().kiosk.call('person.by-badge', { params: { badgeNumber: badge } });
    const visitor = { kind: 'unverified', badgeNumber: staffNumber, name: null } as const;
    const earlier = await desk().kiosk.call('ticket.create', { body: intake({ visitor }) });
    const later = await desk().kiosk.call('ticket.create', { body: intake({ visitor }) });
    const ticket = await desk().admin.call('ticket.get', { params: { ticketId: later.ticketId } });

    expect(unknown.code).toBe('person/unknown');
    expect([first, second]).toEqual([
      { added: 1, replaced: 0 },
      { added: 0, replaced: 1 },
    ]);
    expect(known).toMatchObject({ firstName: 'Daan', department: 'Onderwijs' });
    expect(ticket.visitor).toMatchObject({ kind: 'known', personId: known.personId });
    expect(ticket.earlier).toMatchObject([
      { ticketId: earlier.ticketId, because: 'same-person', solution: null },
    ]);
  });

  it('shows a visitor his own page, and no other', async () => {
    const { statusPath, visitCode } = await desk().kiosk.call('ticket.create', {
      body: intake({ locale: 'en' }),
    });
    const token = statusPath.slice('/s/'.length);

    const page = await desk().anonymous.call('status.get', { params: { token } });
    const other = await desk().anonymous.refusal('status.get', {
      params: { token: `${token.slice(0, -2)}xx` },
    });

    expect(page).toMatchObject({ visitCode, status: 'waiting', locale: 'en' });
    expect(page.timeZone).toBe('Europe/Amsterdam');
    expect(page.wait?.toMinutes).toBeGreaterThan(0);
    expect(other.code).toBe('status/unknown');
  });
}
