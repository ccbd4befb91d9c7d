import { expect, it } from 'vitest';
import { intake } from './desk-intake.ts';
import { again, ownReadout } from './own-readout.ts';
import type { StartedDesk } from './start-desk.ts';

/** What a desk makes of two tickets that are one, whatever its database. */
export function mergesTickets(desk: () => StartedDesk): void {
  const cardOf = (ticketId: string) => desk().admin.call('ticket.get', { params: { ticketId } });

  it('marks a possible duplicate and merges it, with both histories and the page leading on', async () => {
    const { kiosk, anonymous, admin } = desk();
    const readout = ownReadout();
    const first = await kiosk.call('ticket.create', { body: intake({ readout }) });
    const second = await kiosk.call('ticket.create', { body: intake({ readout: again(readout) }) });
    const params = { ticketId: second.ticketId };
    const before = await admin.call('ticket.related', { params });
    const { item } = await cardOf(second.ticketId);

    const into = await admin.call('ticket.merge', {
      params,
      body: { version: item.version, into: first.ticketId, reason: 'Twee keer gemeld' },
    });
    const page = await anonymous.call('status.get', {
      params: { token: second.statusPath.slice('/s/'.length) },
    });
    const after = await admin.call('ticket.related', { params });
    const ended = await cardOf(second.ticketId);

    expect(before).toMatchObject({
      links: [],
      possible: [{ ticket: { ticketId: first.ticketId }, because: 'same-device' }],
    });
    expect(into.item.ticketId).toBe(first.ticketId);
    expect(into.readings).toHaveLength(1);
    expect(into.history.at(-1)).toMatchObject({
      kind: 'ticket.merged-from',
      words: 'Twee keer gemeld\nHet wifi doet het niet.',
      details: { visitCode: second.visitCode },
    });
    expect(ended).toMatchObject({ item: { status: 'cancelled' } });
    expect(ended.history.at(-1)).toMatchObject({
      kind: 'ticket.merged-into',
      details: { visitCode: first.visitCode },
    });
    expect(page).toMatchObject({ visitCode: first.visitCode, status: 'waiting' });
    expect(after.links).toMatchObject([
      { ticket: { ticketId: first.ticketId }, relation: 'merged-into' },
    ]);
  });

  it('carries work, procedures and problem of a merged ticket over to the other', async () => {
    const { kiosk, admin } = desk();
    const [first, second] = await Promise.all(
      [1, 2].map(() => kiosk.call('ticket.create', { body: intake() })),
    );
    const from = { ticketId: second?.ticketId ?? '' };
    const into = { ticketId: first?.ticketId ?? '' };
    const { problemId } = await admin.call('problem.create', {
      body: { title: 'Wifi valt weg', description: '', workaround: null },
    });
    await admin.call('ticket.log-work', {
      params: from,
      body: { words: 'Gebeld met de leverancier', minutes: 25 },
    });
    await admin.call('ticket.start-procedure', {
      params: from,
      body: { procedureId: 'renew-wifi' },
    });
    await admin.call('ticket.link-problem', { params: from, body: { problemId } });
    const { item } = await cardOf(from.ticketId);

    await admin.call('ticket.merge', {
      params: from,
      body: { version: item.version, into: into.ticketId, reason: 'Twee keer gemeld' },
    });
    const work = await admin.call('ticket.work', { params: into });
    const { runs } = await admin.call('ticket.procedures', { params: into });
    const { problem } = await admin.call('ticket.problem', { params: into });

    expect(work).toMatchObject({ minutes: 25, entries: [{ words: 'Gebeld met de leverancier' }] });
    expect(runs).toMatchObject([{ procedure: { procedureId: 'renew-wifi' }, steps: [] }]);
    expect(problem?.problemId).toBe(problemId);
  });

  it('leads the page of a visitor on to where his ticket was merged in the end', async () => {
    const { kiosk, anonymous, admin } = desk();
    const [first, second, last] = await Promise.all(
      [1, 2, 3].map(() => kiosk.call('ticket.create', { body: intake() })),
    );
    if (first === undefined || second === undefined || last === undefined) throw new Error('Three');

    for (const [from, into] of [
      [first, second],
      [second, last],
    ] as const) {
      const { item } = await cardOf(from.ticketId);
      await admin.call('ticket.merge', {
        params: { ticketId: from.ticketId },
        body: { version: item.version, into: into.ticketId, reason: 'Hetzelfde' },
      });
    }
    const page = await anonymous.call('status.get', {
      params: { token: first.statusPath.slice('/s/'.length) },
    });

    expect(page).toMatchObject({ visitCode: last.visitCode, status: 'waiting' });
  });
}
