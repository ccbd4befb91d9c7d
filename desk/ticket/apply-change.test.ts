import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type QueueItem,
  type TicketStatus,
  movesAllowed,
  ticketStatusSchema,
} from '../../shared/domain/ticket.ts';
import { usualMatrix } from '../../shared/domain/priority.ts';
import { firstSiteId, siteIdOf } from '../../shared/domain/site.ts';
import { reportTypeSchema } from '../../shared/domain/report-type.ts';
import { applyChange } from './apply-change.ts';
import { type ChangeContext, type TicketChange, moveOf } from './change.ts';
import type { StoredTicket } from './stored-ticket.ts';
import { newTicket } from './new-ticket.ts';
import { intake } from '../../test/integration/desk-intake.ts';

const context: ChangeContext = {
  accountId: '0190a000-0000-7000-8000-000000000001',
  name: 'Anna',
  counter: 'Balie 2',
  at: '2026-11-22T10:00:00.000Z',
  promisedAt: '2026-11-22T10:30:00.000Z',
  matrix: usualMatrix,
  arrivedAt: '2026-11-22T09:00:00.000Z',
};
const colleague = {
  accountId: '0190a000-0000-7000-8000-000000000002',
  name: 'Bram',
  counter: 'Balie 5',
};

/** A ticket that waits, with some of its line otherwise. */
function storedTicket(item: Partial<QueueItem>): StoredTicket {
  const ticket = newTicket(intake(), {
    ticketId: '0190a000-0000-7000-8000-000000000003',
    number: 7,
    visitCode: 'A07',
    statusToken: 'token',
    contentHash: 'hash',
    deviceKey: null,
    kiosk: { kioskId: '0190a000-0000-7000-8000-000000000004', name: 'Hall', siteId: firstSiteId },
    wait: { fromMinutes: 5, toMinutes: 10 },
    arrivedAt: '2026-11-22T09:00:00.000Z',
    at: '2026-11-22T09:00:00.000Z',
  });
  return { ...ticket, item: { ...ticket.item, ...item } };
}

const otherSite = '0190a000-0000-7000-8000-000000000009';

function transferTo(to: Extract<TicketChange, { type: 'transfer' }>['to']): TicketChange {
  const reason = 'Daar is een iPhone-specialist';
  return { type: 'transfer', to, fromSiteName: 'Noord', told: [], reason };
}

function changed(ticket: StoredTicket, change: TicketChange): StoredTicket {
  const result = applyChange(ticket, change, context);
  if (!result.ok) throw new Error(result.fault.detail);
  return result.value.ticket;
}

const changes: readonly TicketChange[] = [
  { type: 'call' },
  { type: 'start' },
  { type: 'return-to-queue', reason: 'Niemand kwam' },
  { type: 'hold', until: '2026-11-22T14:00:00.000Z', reason: 'Is om twee uur terug' },
  { type: 'no-show', until: '2026-11-22T10:10:00.000Z', callsNeeded: 0 },
  { type: 'back-in-queue' },
  { type: 'hand-over', to: { kind: 'account', colleague }, reason: 'Weet meer' },
  { type: 'hand-over', to: { kind: 'queue', queue: 'device-operations' }, reason: 'Uitgifte' },
  { type: 'note', words: 'Herstart' },
  { type: 'write-message', words: 'Kom om twee uur terug' },
  { type: 'accept-priority' },
  { type: 'change-priority', impact: 1, urgency: 1, argument: 'Hele school' },
  { type: 'resolve', cause: 'Kabel', solution: 'Nieuwe kabel', closingCode: 'solved' },
  { type: 'verify', verification: 'does-not-work' },
  { type: 'close' },
  { type: 'reopen', reason: 'Weer stuk' },
  { type: 'cancel', reason: 'Ging weg' },
];

/** Changes whose own rules look at more than the state. */
const retypings: readonly TicketChange[] = reportTypeSchema.options.map((reportType) => ({
  type: 'change-report-type',
  reportType,
  reason: 'Het is iets anders',
}));

describe('a change to a ticket', () => {
  it('is possible exactly when the state table says so, and raises the version by one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ticketStatusSchema.options),
        fc.constantFrom(...changes),
        (status, change) => {
          const ticket = storedTicket({ status });
          const move = moveOf[change.type];

          const result = applyChange(ticket, change, context);

          expect(result.ok).toBe(move === null || movesAllowed(status).includes(move));
          if (result.ok) expect(result.value.ticket.item.version).toBe(ticket.item.version + 1);
        },
      ),
    );
  });

  const anyChange = fc.constantFrom(...changes, ...retypings);

  it('stands with the confidential exactly when it is a complaint, and then nobody had it before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ticketStatusSchema.options),
        fc.constantFrom(...retypings),
        (status, change) => {
          const ticket = storedTicket({
            status,
            assignee: { accountId: colleague.accountId, name: colleague.name },
            counter: 'Balie 5',
          });

          const result = applyChange(ticket, change, context);

          if (!result.ok) return;
          const { item, document } = result.value.ticket;
          expect(item.queue === 'confidential').toBe(item.reportType === 'complaint');
          expect(document.details?.type).toBe(item.reportType);
          if (item.queue === 'confidential') expect(item.assignee).toBeNull();
        },
      ),
    );
  });

  it('never loses who came, what he said or when he arrived', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 20 }), (sequence) => {
        const first = storedTicket({});
        let ticket = first;
        for (const change of sequence) {
          const result = applyChange(ticket, change, context);
          if (result.ok) ticket = result.value.ticket;
        }

        expect(ticket.document.visitor).toEqual(first.document.visitor);
        expect(ticket.document.reason).toEqual(first.document.reason);
        expect(ticket.document.proposal).toEqual(first.document.proposal);
        expect(ticket.item.arrivedAt).toBe(first.item.arrivedAt);
        expect(ticket.item.visitCode).toBe(first.item.visitCode);
      }),
    );
  });

  it('counts how often a visitor was called, and from the start when he waits again', () => {
    const twice = changed(changed(storedTicket({}), { type: 'call' }), { type: 'call' });
    const back = changed(twice, { type: 'return-to-queue', reason: 'Niemand kwam' });

    expect([twice.calls, back.calls]).toEqual([2, 0]);
    expect(back.item).toMatchObject({ status: 'waiting', assignee: null, counter: null });
  });

  it('puts nobody down as not there before he was called often enough', () => {
    const called = changed(storedTicket({}), { type: 'call' });
    const noShow = {
      type: 'no-show',
      until: '2026-11-22T10:10:00.000Z',
      callsNeeded: 2,
    } as const satisfies TicketChange;

    const early = applyChange(called, noShow, context);
    const gone = changed(changed(called, { type: 'call' }), noShow);

    expect(early).toMatchObject({ ok: false, fault: { code: 'ticket/illegal-move' } });
    expect(gone).toMatchObject({
      calls: 0,
      item: { status: 'no-show', assignee: null, counter: null, heldUntil: noShow.until },
    });
  });

  it('keeps a hold on somebody who waits for one colleague with that colleague', () => {
    const assignee = { accountId: colleague.accountId, name: colleague.name };
    const hold = {
      type: 'hold',
      until: '2026-11-22T14:00:00.000Z',
      reason: 'Is om twee uur terug',
    } as const satisfies TicketChange;

    const waited = changed(storedTicket({ assignee }), hold);
    const served = changed(storedTicket({ status: 'in-progress', assignee }), hold);
    const back = changed(waited, { type: 'back-in-queue' });

    expect(waited.item).toMatchObject({ status: 'on-hold', assignee, heldUntil: hold.until });
    expect(served.item).toMatchObject({ status: 'on-hold', assignee: null, counter: null });
    expect(back.item).toMatchObject({ status: 'waiting', assignee, heldUntil: null });
  });

  it('lets work that goes on with a colleague go on, at his counter', () => {
    const ticket = storedTicket({ status: 'in-progress' });

    const handed = changed(ticket, {
      type: 'hand-over',
      to: { kind: 'account', colleague },
      reason: 'Weet meer',
    });

    expect(handed.item).toMatchObject({
      status: 'in-progress',
      assignee: { accountId: colleague.accountId, name: 'Bram' },
      counter: 'Balie 5',
    });
  });

  it('sends a called visitor to another site with the arrival that he had, and back', () => {
    const called = changed(storedTicket({}), { type: 'call' });
    const there = { siteId: otherSite, siteName: 'Zuid', counter: null };
    const here = { siteId: firstSiteId, siteName: 'Noord', counter: 'Balie 5' };

    const sent = applyChange(called, transferTo(there), context);
    const away = changed(called, transferTo(there));
    const back = changed(away, transferTo(here));

    expect(sent).toMatchObject({
      ok: true,
      value: {
        kind: 'ticket.transferred',
        words: 'Daar is een iPhone-specialist',
        details: { fromSite: 'Noord', toSite: 'Zuid', fromCounter: 'Balie 2' },
      },
    });
    expect(away).toMatchObject({
      calls: 0,
      calledAt: null,
      item: { status: 'waiting', siteId: otherSite, assignee: null, counter: null },
    });
    expect(back.item).toMatchObject({ status: 'waiting', counter: 'Balie 5' });
    expect([away.item.arrivedAt, siteIdOf(back.item)]).toEqual([
      called.item.arrivedAt,
      firstSiteId,
    ]);
  });

  it('sends on only who is still in the queue, and nowhere where he is already', () => {
    const nowhere = transferTo({ siteId: firstSiteId, siteName: 'Noord', counter: null });
    const elsewhere = transferTo({ siteId: otherSite, siteName: 'Zuid', counter: null });

    const refused = [
      applyChange(storedTicket({}), nowhere, context),
      ...ticketStatusSchema.options
        .filter((status) => status !== 'waiting' && status !== 'called')
        .map((status) => applyChange(storedTicket({ status }), elsewhere, context)),
    ];

    expect(refused.map((each) => (each.ok ? 'done' : each.fault.code))).toEqual(
      refused.map(() => 'ticket/illegal-move'),
    );
  });

  it.each([
    ['works', 'resolved', 'resolved'],
    ['partly', 'in-progress', 'waiting'],
    ['does-not-work', 'in-progress', 'waiting'],
  ] as const)(
    'of which the visitor says `%s` is %s, and %s when nobody has it',
    (verification, kept, nobodys) => {
      const { accountId, name } = colleague;
      const ticket = storedTicket({ status: 'resolved', assignee: { accountId, name } });
      const change = { type: 'verify', verification } as const;

      expect(changed(ticket, change).item.status).toBe(kept);
      expect(changed(storedTicket({ status: 'resolved' }), change).item.status).toBe(nobodys);
    },
  );

  it('hands no complaint to a public queue, and takes nothing else out of the confidential one', () => {
    const confidential = { queue: 'confidential' } as const;
    const complaint = storedTicket({ ...confidential, reportType: 'complaint' });
    const kept = changed(storedTicket(confidential), {
      type: 'change-report-type',
      reportType: 'change',
      reason: 'Een wens',
    });

    const result = applyChange(
      complaint,
      { type: 'hand-over', to: { kind: 'queue', queue: 'advice' }, reason: 'Verkeerd' },
      context,
    );

    expect(result).toMatchObject({ ok: false, fault: { code: 'ticket/illegal-move' } });
    expect(kept.item.queue).toBe('confidential');
  });

  it('that opens it again takes the solution away and gives a new promise', () => {
    const resolved = changed(storedTicket({ status: 'in-progress' }), {
      type: 'resolve',
      cause: 'Kabel',
      solution: 'Nieuwe kabel',
      closingCode: 'solved',
    });

    const again = changed(resolved, { type: 'reopen', reason: 'Weer stuk' });

    expect(again.document.resolution).toBeNull();
    expect(again.item.promisedAt).toBe(context.promisedAt);
    expect(again.item.status satisfies TicketStatus).toBe('waiting');
  });
});
