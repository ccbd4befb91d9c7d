import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { firstSiteId } from '../../shared/domain/site.ts';
import { intake } from './desk-intake.ts';
import { indexed } from './desk-search.ts';
import type { StartedDesk } from './start-desk.ts';

/** Saved views, changes to several tickets at once and CSV, whatever the database. */
export function worksThroughLists(desk: () => StartedDesk): void {
  const arrive = async (more: object = {}) =>
    (await desk().kiosk.call('ticket.create', { body: intake(more) })).ticketId;
  const seen = async (ticketId: string) => {
    const { item } = await desk().admin.call('ticket.get', { params: { ticketId } });
    return { ticketId, version: item.version };
  };

  it('changes several tickets at once, and says of each whether it was done', async () => {
    const technician = await desk().staff('technician');
    const [one, moved, closed] = [await arrive(), await arrive(), await arrive()];
    const secret = await arrive({ reportType: 'complaint' });
    const tickets = await Promise.all([one, moved, closed, secret].map(seen));
    await desk().admin.call('ticket.call', { params: { ticketId: moved }, body: { version: 1 } });
    await desk().admin.call('ticket.cancel', {
      params: { ticketId: closed },
      body: { version: 1, reason: 'Weg' },
    });
    tickets.splice(2, 1, await seen(closed));

    const { results } = await technician.call('ticket.bulk', {
      body: {
        tickets: [...tickets, ...tickets.slice(0, 1)],
        change: { type: 'cancel', reason: 'Storing' },
      },
    });

    expect(results).toEqual([
      { ticketId: one, fault: null },
      { ticketId: moved, fault: 'ticket/changed-meanwhile' },
      { ticketId: closed, fault: 'ticket/illegal-move' },
      { ticketId: secret, fault: 'ticket/unknown' },
    ]);
    const card = await desk().admin.call('ticket.get', { params: { ticketId: one } });
    expect(card.item.status).toBe('cancelled');
    expect(card.history.filter(({ kind }) => kind === 'ticket.cancelled')).toHaveLength(1);
    expect(card.history.at(-1)?.words).toBe('Storing');
  });

  it('hands several tickets to one colleague, but no complaint to who may not see it', async () => {
    const chris = await desk().staff('technician', 'Chris');
    const { accountId } = await chris.call('session.get', {});
    const [one, secret] = [await arrive(), await arrive({ reportType: 'complaint' })];

    const { results } = await desk().admin.call('ticket.bulk', {
      body: {
        tickets: await Promise.all([one, secret].map(seen)),
        change: { type: 'hand-over', to: { kind: 'account', accountId }, reason: 'Kent dit' },
      },
    });

    expect(results.map(({ fault }) => fault)).toEqual([null, 'ticket/illegal-move']);
  });

  it('refuses more than a hundred at once', async () => {
    const ticket = await seen(await arrive());

    const refusal = await desk().admin.refusal('ticket.bulk', {
      body: {
        tickets: Array.from({ length: 101 }, () => ticket),
        change: { type: 'note', words: 'x' },
      },
    });

    expect(refusal.code).toBe('input/invalid');
  });

  it('keeps views of one person to that person, and shared ones for all', async () => {
    const [lead, technician, other] = [
      await desk().staff('lead'),
      await desk().staff('technician'),
      await desk().staff('technician'),
    ];
    const search = { view: 'archive', status: 'closed', category: 'mail' } as const;
    const names = async (by: typeof lead) =>
      (await by.call('view.list', {})).views
        .map(({ name }) => name)
        .filter((name) => name.startsWith('V'));

    await technician.call('view.create', { body: { name: 'V eigen', search, shared: false } });
    await technician.call('view.create', { body: { name: 'V tweede', search: {}, shared: false } });
    const { views } = await lead.call('view.create', {
      body: { name: 'V  samen\u202e', search, shared: true },
    });
    const shared = views.find(({ name }) => name === 'V samen');
    const params = { viewId: shared?.viewId ?? '' };
    const notShared = await technician.refusal('view.create', {
      body: { name: 'V', search, shared: true },
    });
    const notMine = await technician.refusal('view.delete', { params });
    const mine = (await technician.call('view.list', {})).views.find(
      ({ name }) => name === 'V tweede',
    );
    await technician.call('view.change', {
      params: { viewId: mine?.viewId ?? '' },
      body: { change: 'move', by: -1 },
    });
    const notHis = await other.refusal('view.change', {
      params: { viewId: mine?.viewId ?? '' },
      body: { change: 'rename', name: 'Gekaapt' },
    });

    const replaced = await technician.call('view.change', {
      params: { viewId: mine?.viewId ?? '' },
      body: { change: 'replace', search: { view: 'all', site: firstSiteId } },
    });
    const alsoNotHis = await other.refusal('view.change', {
      params,
      body: { change: 'replace', search: {} },
    });

    expect(replaced.views.find(({ viewId }) => viewId === mine?.viewId)).toMatchObject({
      name: 'V tweede',
      search: { view: 'all', site: firstSiteId },
    });
    expect(alsoNotHis.code).toBe('auth/forbidden');
    expect(shared).toMatchObject({ search, shared: true });
    expect([notShared.code, notMine.code, notHis.code]).toEqual([
      'auth/forbidden',
      'auth/forbidden',
      'input/invalid',
    ]);
    expect(await names(technician)).toEqual(['V samen', 'V tweede', 'V eigen']);
    expect(await names(other)).toEqual(['V samen']);
    await lead.call('view.delete', { params });
    expect(await names(other)).toEqual([]);
  });

  it('gives what a search finds as CSV, whole, without formulas and without secrets', async () => {
    const technician = await desk().staff('technician');
    const word = `lijst${Math.random().toString(36).slice(2).replaceAll(/\d/gu, 'q')}`;
    const reason = {
      category: 'mail',
      triage: {},
      words: `=1+1; "${word}"`,
      photoHash: null,
    } as const;
    for (let count = 0; count < 103; count += 1) await arrive({ reason });
    await arrive({ reason, reportType: 'complaint' });
    await indexed(desk());

    const answer = await technician.send('GET', `/v1/tickets.csv?q=${word}`);
    const here = await technician.send('GET', `/v1/tickets.csv?q=${word}&site=${firstSiteId}`);
    const elsewhere = await technician.send('GET', `/v1/tickets.csv?q=${word}&site=${v7()}`);
    const nobody = await desk().anonymous.send('GET', '/v1/tickets.csv');
    const wrong = await technician.send('GET', '/v1/tickets.csv?status=nonsense');

    const lines = String(answer.body).trimEnd().split('\r\n');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(lines[0]).toMatch(/^\uFEFF?number;visitCode;arrivedAt;.*;argument;/u);
    expect(lines).toHaveLength(104);
    expect(here.body).toBe(answer.body);
    expect(String(elsewhere.body).trimEnd().split('\r\n')).toEqual(lines.slice(0, 1));
    expect(lines.slice(1).every((line) => line.includes(`"'=1+1; ""${word}"""`))).toBe(true);
    expect([nobody.status, wrong.status]).toEqual([401, 400]);
  });
}
