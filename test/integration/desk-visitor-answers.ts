import { expect, it } from 'vitest';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

/** A ticket that a colleague has resolved, with the token of its visitor's page. */
export async function resolvedTicket(
  { kiosk }: StartedDesk,
  colleague: DeskVisitor,
  change: Parameters<typeof intake>[0] = {},
): Promise<{ readonly ticketId: string; readonly token: string; readonly version: number }> {
  const { ticketId, statusPath } = await kiosk.call('ticket.create', { body: intake(change) });
  const params = { ticketId };
  let { item } = await colleague.call('ticket.get', { params });
  ({ item } = await colleague.call('ticket.call', { params, body: { version: item.version } }));
  ({ item } = await colleague.call('ticket.start', { params, body: { version: item.version } }));
  ({ item } = await colleague.call('ticket.resolve', {
    params,
    body: {
      version: item.version,
      cause: 'Router',
      solution: 'Herstart',
      closingCode: 'solved',
    },
  }));
  return { ticketId, token: statusPath.slice('/s/'.length), version: item.version };
}

/** What a visitor says of his ticket on his own page. */
export function hearsVisitors(desk: () => StartedDesk): void {
  it('keeps what the visitor says on his page, with who said it and where', async () => {
    const colleague = await desk().staff('technician', 'Chris');
    const { ticketId, token } = await resolvedTicket(desk(), colleague);
    const { anonymous } = desk();
    const params = { token };

    const before = await anonymous.call('status.get', { params });
    await anonymous.call('status.verify', { params, body: { verification: 'works' } });
    const after = await anonymous.call('status.get', { params });
    const card = await colleague.call('ticket.get', { params: { ticketId } });

    expect(before).toMatchObject({ status: 'resolved', visitorMay: ['verify'] });
    expect(after).toMatchObject({ verification: 'works', visitorMay: ['reopen'] });
    expect(card).toMatchObject({ item: { status: 'resolved' }, verification: 'works' });
    expect(card.history.at(-1)).toMatchObject({
      kind: 'ticket.verified',
      actor: 'visitor',
      details: { verification: 'works', where: 'status-page' },
    });
  });

  it('puts a ticket back in progress and tells whoever had it when it does not work', async () => {
    const colleague = await desk().staff('technician', 'Chris');
    const { ticketId, token } = await resolvedTicket(desk(), colleague);
    const { anonymous } = desk();
    const params = { token };
    const body = { verification: 'does-not-work' } as const;

    await anonymous.call('status.verify', { params, body });
    const { item } = await colleague.call('ticket.get', { params: { ticketId } });
    const { notices } = await colleague.call('notice.list', {});

    expect(item.status).toBe('in-progress');
    expect(notices).toMatchObject([{ kind: 'visitor-not-helped', ticket: { ticketId } }]);
    expect((await anonymous.refusal('status.verify', { params, body })).code).toBe(
      'ticket/illegal-move',
    );
  });

  it('opens a closed ticket again for its visitor, under its own number', async () => {
    const colleague = await desk().staff('technician', 'Chris');
    const { ticketId, token, version } = await resolvedTicket(desk(), colleague);
    const { anonymous } = desk();
    const params = { token };
    const closed = await colleague.call('ticket.close', {
      params: { ticketId },
      body: { version, notAskedBecause: 'Moest naar de les' },
    });

    await anonymous.call('status.reopen', { params, body: { words: 'Weer weg.' } });
    const card = await colleague.call('ticket.get', { params: { ticketId } });

    expect(card.item).toMatchObject({
      // He is at home: nobody can call him, and who had it goes on with it.
      status: 'in-progress',
      assignee: { name: 'Chris' },
      visitCode: closed.item.visitCode,
      number: closed.item.number,
    });
    expect(card.history.at(-1)).toMatchObject({
      kind: 'ticket.reopened',
      actor: 'visitor',
      words: 'Weer weg.',
      details: { from: 'closed', where: 'status-page' },
    });
    expect((await colleague.call('notice.list', {})).notices).toMatchObject([
      { kind: 'visitor-reopened' },
    ]);
  });

  it('has a ticket wait for anybody that is opened again when who had it can sign in no more', async () => {
    const gone = await desk().staff('technician', 'Bo');
    const { accountId } = await gone.call('session.get', {});
    const { ticketId, token, version } = await resolvedTicket(desk(), gone);
    await gone.call('ticket.close', {
      params: { ticketId },
      body: { version, notAskedBecause: 'Moest naar de les' },
    });
    await desk().admin.call('account.block', { params: { accountId }, body: { blocked: true } });

    await desk().anonymous.call('status.reopen', { params: { token }, body: { words: '' } });
    const { item } = await desk().admin.call('ticket.get', { params: { ticketId } });

    expect(item).toMatchObject({ status: 'waiting', assignee: null });
  });

  it('takes what it cost from a visitor of a closed ticket, and adds it up', async () => {
    const colleague = await desk().staff('technician', 'Chris');
    const lead = await desk().staff('lead', 'Kim');
    const { ticketId, token, version } = await resolvedTicket(desk(), colleague);
    const { anonymous } = desk();
    const params = { token };
    const body = { solved: 'partly', timeLost: 'under-4-hours', words: 'Duurde lang.' } as const;
    const query = {
      from: new Date(Date.now() - 60_000).toISOString(),
      until: '2100-01-01T00:00:00.000Z',
    };
    const early = await anonymous.refusal('status.feedback', { params, body });
    await colleague.call('ticket.close', {
      params: { ticketId },
      body: { version, notAskedBecause: 'Moest naar de les' },
    });
    const before = await lead.call('feedback.summary', { query });

    await anonymous.call('status.feedback', { params, body: { ...body, solved: 'no' } });
    await anonymous.call('status.feedback', { params, body });
    await anonymous.call('status.feedback', { params, body });
    const { feedback } = await colleague.call('feedback.get', { params: { ticketId } });
    const after = await lead.call('feedback.summary', { query });

    expect(early.code).toBe('ticket/illegal-move');
    expect(feedback).toMatchObject(body);
    const { history } = await colleague.call('ticket.get', { params: { ticketId } });
    const told = history.filter(({ kind }) => kind === 'ticket.feedback-given');
    expect(told.map(({ details }) => details['solved'])).toEqual(['no', body.solved]);
    expect(after.given - before.given).toBe(1);
    expect(after.solved.partly - before.solved.partly).toBe(1);
    expect(after.timeLost['under-4-hours'] - before.timeLost['under-4-hours']).toBe(1);
    expect(await anonymous.call('status.get', { params })).toMatchObject({ feedback: body });
    expect((await colleague.refusal('feedback.summary', { query })).code).toBe('auth/forbidden');

    await anonymous.call('status.reopen', { params, body: { words: 'Weer weg.' } });
    const steps = [
      ['ticket.resolve', { cause: 'Kabel', solution: 'Vervangen', closingCode: 'solved' }],
      ['ticket.close', { notAskedBecause: 'Moest weer weg' }],
    ] as const;
    for (const [move, more] of steps) {
      const { item } = await colleague.call('ticket.get', { params: { ticketId } });
      const answer = await colleague.ask(move, {
        params: { ticketId },
        body: { ...more, version: item.version },
      });
      expect(answer.status).toBe(200);
    }
    // Asked anew, since the answer that stands is of the time before.
    expect(await anonymous.call('status.get', { params })).toMatchObject({
      mayGiveFeedback: true,
      feedback: null,
    });
  });

  it('tells who resolved it, and of a plain no the leads, that it was not solved', async () => {
    const colleague = await desk().staff('technician', 'Chris');
    const lead = await desk().staff('lead', 'Kim');
    const { ticketId, token, version } = await resolvedTicket(desk(), colleague);
    const close = { version, notAskedBecause: 'Moest naar de les' };
    await colleague.call('ticket.close', { params: { ticketId }, body: close });
    const say = (solved: 'yes' | 'partly' | 'no', words = '') =>
      desk().anonymous.call('status.feedback', {
        params: { token },
        body: { solved, timeLost: 'under-1-hour', words },
      });
    const told = async (who: DeskVisitor) =>
      (await who.call('notice.list', {})).notices.flatMap(({ kind, ticket, details }) =>
        kind === 'visitor-not-solved' && ticket?.ticketId === ticketId ? [details['solved']] : [],
      );

    await say('partly');
    const ofPartly = [await told(colleague), await told(lead)];
    await say('no');
    await say('no', 'Nog steeds weg.');
    const ofNo = [await told(colleague), await told(lead)];
    await say('yes');

    expect(ofPartly).toEqual([['partly'], []]);
    expect(ofNo).toEqual([['no'], ['no']]);
    expect([await told(colleague), await told(lead)]).toEqual([[], []]);
  });

  it('tells leads alone what the visitor of a complaint says, whoever resolved it', async () => {
    const lead = await desk().staff('lead', 'Kim');
    const colleague = await desk().staff('technician', 'Chris');
    const { ticketId, token, version } = await resolvedTicket(desk(), colleague);
    const close = { version, notAskedBecause: 'Moest naar de les' };
    await colleague.call('ticket.close', { params: { ticketId }, body: close });
    await desk().desk.context.database.write((db) =>
      db
        .updateTable('ticket')
        .set({ queue: 'confidential' })
        .where('ticket_id', '=', ticketId)
        .execute(),
    );

    const body = { solved: 'partly', timeLost: 'under-1-hour', words: '' } as const;
    await desk().anonymous.call('status.feedback', { params: { token }, body });

    const kinds = async (who: DeskVisitor) =>
      (await who.call('notice.list', {})).notices.map(({ kind }) => kind);
    expect(await kinds(colleague)).not.toContain('visitor-not-solved');
    expect(await kinds(lead)).toContain('visitor-not-solved');
  });

  it('lets nobody answer on a page that does not exist', async () => {
    const params = { token: '0'.repeat(43) };

    const refusal = await desk().anonymous.refusal('status.reopen', {
      params,
      body: { words: '' },
    });

    expect(refusal.code).toBe('status/unknown');
  });
}
