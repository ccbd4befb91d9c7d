import { expect, it } from 'vitest';
import { emptyDetails } from '../../shared/domain/report-details.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

const change = {
  ...emptyDetails('change'),
  why: 'Wat ik heb is oud of kapot',
  wished: { kind: 'on', day: '2026-12-04' },
  approver: 'Mijn leidinggevende',
} as const;

/** What every desk does with the five types of report, whatever its database. */
export function keepsReportTypes(desk: () => StartedDesk): void {
  /** A visit whose work is done; answers the ticket. */
  const resolved = async (
    staff: DeskVisitor,
    visit: Partial<TicketIntake>,
    closingCode: 'solved' | 'withdrawn' = 'solved',
  ) => {
    const { ticketId } = await desk().kiosk.call('ticket.create', { body: intake(visit) });
    const params = { ticketId };
    await staff.call('ticket.call', { params, body: { version: 1 } });
    await staff.call('ticket.start', { params, body: { version: 2 } });
    return staff.call('ticket.resolve', {
      params,
      body: { version: 3, cause: 'Vraag', solution: 'Antwoord', closingCode },
    });
  };
  const at = ({
    item,
  }: {
    readonly item: { readonly ticketId: string; readonly version: number };
  }) => ({ params: { ticketId: item.ticketId }, body: { version: item.version } }) as const;

  it('keeps the facts of a type as the kiosk asked them, and takes visits of kiosks that ask none', async () => {
    const { kiosk, admin } = desk();
    const forWhom = { kind: 'team-member', who: 'Daan' } as const;

    const asked = await kiosk.call('ticket.create', {
      body: intake({ errand: 'question', reportType: 'change', details: change, forWhom }),
    });
    const older = await kiosk.call('ticket.create', { body: intake() });
    const odd = await kiosk.call('ticket.create', { body: intake({ details: change }) });
    const card = (ticketId: string) => admin.call('ticket.get', { params: { ticketId } });

    const number = String((await card(asked.ticketId)).item.number);
    const found = await admin.call('ticket.search', {
      query: { q: `${number} daan leidinggevende` },
    });

    expect(await card(asked.ticketId)).toMatchObject({ details: change, forWhom });
    expect(found.items.map((item) => item.ticketId)).toEqual([asked.ticketId]);
    expect(await card(older.ticketId)).toMatchObject({ details: null, forWhom: null });
    expect((await card(odd.ticketId)).details).toBeNull();
  });

  it('counts a question that the kiosk answered, without a place in the queue', async () => {
    const { kiosk, admin } = desk();
    const { ticketId } = await kiosk.call('ticket.create', {
      body: intake({ errand: 'question', reportType: 'information', selfHelp: 'helped' }),
    });

    const card = await admin.call('ticket.get', { params: { ticketId } });
    const queue = await admin.call('queue.get', {});

    expect(card.item.status).toBe('closed');
    expect(card.history).toMatchObject([
      { kind: 'ticket.created', details: { selfHelp: 'helped' } },
    ]);
    expect(queue.items.map((item) => item.ticketId)).not.toContain(ticketId);
  });

  it('closes a fault only when the reporter was asked, or with why he could not be', async () => {
    const { admin } = desk();
    const ticket = await resolved(admin, {});

    const refusal = await admin.refusal('ticket.close', at(ticket));
    const closed = await admin.call('ticket.close', {
      ...at(ticket),
      body: { ...at(ticket).body, notAskedBecause: 'Hij is al weg' },
    });

    expect(refusal.code).toBe('ticket/not-closable');
    expect(refusal.detail).toContain('visitor-not-asked');
    expect(closed.history.at(-1)).toMatchObject({ kind: 'ticket.closed', words: 'Hij is al weg' });
  });

  it('closes a change when its day is agreed and its risk known, and remembers why facts changed', async () => {
    const { admin } = desk();
    const ticket = await resolved(admin, {
      errand: 'question',
      reportType: 'change',
      details: change,
    });
    const details = { ...change, risk: 'some', agreedDay: '2026-12-07' } as const;

    const refusal = await admin.refusal('ticket.close', at(ticket));
    const told = await admin.call('ticket.details', {
      ...at(ticket),
      body: { ...at(ticket).body, details, forWhom: null, reason: 'Afgesproken met Noor' },
    });
    const closed = await admin.call('ticket.close', at(told));

    expect(refusal.detail).toBe('agreed-day-missing, risk-unknown');
    expect(told.history.at(-1)).toMatchObject({
      kind: 'ticket.details-changed',
      words: 'Afgesproken met Noor',
      details: { facts: 'risk, agreedDay' },
    });
    expect(closed.item.status).toBe('closed');
  });

  it('closes an access only with its end, unless it was withdrawn', async () => {
    const { admin } = desk();
    const visit = { errand: 'question', reportType: 'authorisation' } as const;

    const refusal = await admin.refusal('ticket.close', at(await resolved(admin, visit)));
    const withdrawn = await admin.call(
      'ticket.close',
      at(await resolved(admin, visit, 'withdrawn')),
    );

    expect(refusal.detail).toBe('end-missing, right-not-granted');
    expect(withdrawn.item.status).toBe('closed');
  });

  it('asks of an answered question whether it taught something, and lists those that did', async () => {
    const technician = await desk().staff('technician');
    const ticket = await resolved(technician, { errand: 'question', reportType: 'information' });
    const { ticketId } = ticket.item;

    const refusal = await technician.refusal('ticket.close', at(ticket));
    const closed = await technician.call('ticket.close', {
      ...at(ticket),
      body: { ...at(ticket).body, knowledgeCandidate: true },
    });
    const { candidates } = await technician.call('knowledge-candidate.list', { query: {} });
    await technician.call('ticket.reopen', {
      ...at(closed),
      body: { ...at(closed).body, reason: 'Toch niet' },
    });
    const after = await technician.call('knowledge-candidate.list', { query: {} });

    expect(refusal.detail).toBe('knowledge-undecided');
    expect(candidates.find((one) => one.ticketId === ticketId)).toMatchObject({
      question: 'Het wifi doet het niet.',
      answer: 'Antwoord',
    });
    expect(after.candidates.map((one) => one.ticketId)).not.toContain(ticketId);
  });

  it('takes an answer off that list when its visitor says that it was none', async () => {
    const technician = await desk().staff('technician');
    const visit = { errand: 'question', reportType: 'information' } as const;
    const ticket = await resolved(technician, visit);
    await technician.call('ticket.close', {
      ...at(ticket),
      body: { ...at(ticket).body, knowledgeCandidate: true },
    });
    const { params } = at(ticket);
    const { statusPath } = await technician.call('ticket.get', { params });

    await desk().anonymous.call('status.reopen', {
      params: { token: statusPath.slice('/s/'.length) },
      body: { words: 'Klopt niet' },
    });
    const { candidates } = await technician.call('knowledge-candidate.list', { query: {} });

    expect(candidates.map((one) => one.ticketId)).not.toContain(ticket.item.ticketId);
  });

  it('makes a wish a complaint with a reason: it is gone for who did it, and waits for a lead', async () => {
    const technician = await desk().staff('technician');
    const lead = await desk().staff('lead');
    const visit = { errand: 'question', reportType: 'change', details: change } as const;
    const { ticketId } = await desk().kiosk.call('ticket.create', { body: intake(visit) });
    const params = { ticketId };
    await technician.call('ticket.call', { params, body: { version: 1 } });

    const moved = await technician.call('ticket.report-type', {
      params,
      body: { version: 2, reportType: 'complaint', reason: 'Het gaat over ons' },
    });
    const unseen = await technician.refusal('ticket.get', { params });
    const complaint = await lead.call('ticket.get', { params });
    const back = await technician.refusal('ticket.report-type', {
      params,
      body: { version: 3, reportType: 'incident', reason: 'Terug' },
    });

    expect(moved.ticket).toBeNull();
    expect([unseen.code, back.code]).toEqual(['ticket/unknown', 'ticket/unknown']);
    expect(complaint.item).toMatchObject({
      queue: 'confidential',
      status: 'waiting',
      assignee: null,
      reportType: 'complaint',
    });
    expect(complaint.details).toEqual(emptyDetails('complaint'));
    expect(complaint.history.at(-1)).toMatchObject({
      kind: 'ticket.type-changed',
      words: 'Het gaat over ons',
      details: { from: 'change', to: 'complaint', 'was-why': change.why },
    });
  });

  it('lets a lead make a complaint something else, without its facts where more people read', async () => {
    const technician = await desk().staff('technician');
    const lead = await desk().staff('lead');
    const details = { ...emptyDetails('complaint'), about: 'Een collega', wish: 'Een gesprek' };
    const { ticketId } = await desk().kiosk.call('ticket.create', {
      body: intake({ errand: 'question', reportType: 'complaint', details }),
    });

    const { ticket } = await lead.call('ticket.report-type', {
      params: { ticketId },
      body: { version: 1, reportType: 'change', reason: 'Hij wil een ander beeldscherm' },
    });

    expect(ticket?.item.queue).toBe('advice');
    expect(ticket?.history.at(-1)?.details).toEqual({
      from: 'complaint',
      to: 'change',
      toQueue: 'advice',
    });
    expect((await technician.call('ticket.get', { params: { ticketId } })).item.queue).toBe(
      'advice',
    );
  });

  it('closes a complaint only with the reply that was given', async () => {
    const lead = await desk().staff('lead');
    const ticket = await resolved(lead, { errand: 'question', reportType: 'complaint' });
    const details = {
      ...emptyDetails('complaint'),
      owner: 'Sanne',
      replyBy: '2026-11-27T16:00:00.000Z',
      reply: 'We bellen voortaan terug.',
    };

    const own = () =>
      desk().anonymous.call('status.get', {
        params: { token: ticket.statusPath.slice('/s/'.length) },
      });
    const asCame = await own();
    const refusal = await lead.refusal('ticket.close', at(ticket));
    const told = await lead.call('ticket.details', {
      ...at(ticket),
      body: { ...at(ticket).body, details, forWhom: null, reason: 'Antwoord gegeven' },
    });
    const closed = await lead.call('ticket.close', at(told));

    expect(asCame).toMatchObject({ peopleAhead: null, complaint: { replyBy: null } });
    expect((await own()).complaint).toEqual({ replyBy: details.replyBy });
    expect(refusal.detail).toBe('reply-by-missing, reply-missing');
    expect(told.details).toEqual(details);
    expect(closed.item.status).toBe('closed');
  });

  it('takes no facts of another type, and no type that it has already', async () => {
    const { admin, kiosk } = desk();
    const { ticketId } = await kiosk.call('ticket.create', { body: intake() });
    const params = { ticketId };

    const facts = await admin.refusal('ticket.details', {
      params,
      body: { version: 1, details: change, forWhom: null, reason: 'Vergissing' },
    });
    const type = await admin.refusal('ticket.report-type', {
      params,
      body: { version: 1, reportType: 'incident', reason: 'Vergissing' },
    });

    expect([facts.code, type.code]).toEqual(['input/invalid', 'ticket/illegal-move']);
  });
}
