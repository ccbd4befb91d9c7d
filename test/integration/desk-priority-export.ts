import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import type { Role } from '../../shared/contract/desk-contract.ts';
import { intake } from './desk-intake.ts';
import type { StartedDesk } from './start-desk.ts';

const hour = 60 * 60 * 1000;
const at = (shiftMs: number) => new Date(Date.now() + shiftMs).toISOString();
/** Days around now, so that midnight falls inside wherever the desk stands. */
const days = () => ({ from: at(-26 * hour).slice(0, 10), until: at(26 * hour).slice(0, 10) });

/** How a desk accounts for every priority, whatever its database. */
export function accountsForPriorities(desk: () => StartedDesk): void {
  const cardOf = async (change: Parameters<typeof intake>[0] = {}) => {
    const { kiosk, admin } = desk();
    const { ticketId } = await kiosk.call('ticket.create', { body: intake(change) });
    return admin.call('ticket.get', { params: { ticketId } });
  };

  it('exports impact, urgency, argument and who for all tickets, however they came in', async () => {
    const { admin, kiosk } = desk();
    const reasons = ['one-person', 'no-answers'] as const;
    const unweighed = { impact: 3, urgency: 2, priority: 4, reasons: [...reasons] } as const;
    const cards = [
      await cardOf(),
      await cardOf({ assessment: { ...unweighed, reasons: [...reasons], argument: '' } }),
      await cardOf({
        assessment: { ...unweighed, reasons: [...reasons], argument: reasons.join(', ') },
        personAsked: true,
        visitor: { kind: 'anonymous' },
      }),
      await cardOf({
        assessment: { ...unweighed, reasons: [], argument: ' ' },
        locale: 'en',
        reportType: 'complaint',
        submittedAt: at(-hour),
      }),
      await cardOf({
        assessment: { ...unweighed, reasons: [...reasons], argument: '=HYPERLINK("x")' },
        errand: 'handover',
      }),
    ];
    const [first] = cards;
    await admin.call('ticket.priority', {
      params: { ticketId: first?.item.ticketId ?? '' },
      body: { version: 1, decision: 'accept' },
    });

    const span = days();
    const report = await admin.call('priority-report.get', { query: span });
    const file = await admin.send(
      'GET',
      `/v1/exports/priority.csv?from=${span.from}&until=${span.until}`,
    );
    const lines = parse(String(file.body), { bom: true, columns: true, delimiter: ';' }) as Record<
      string,
      string
    >[];
    const { exports } = await admin.call('priority-report.get', { query: span });
    const lineOf = (card: (typeof cards)[number] | undefined) =>
      lines.find((line) => line['ticket'] === String(card?.item.number));

    expect(report.tickets).toBeGreaterThanOrEqual(cards.length);
    expect(report.withArgument).toBe(report.tickets);
    expect(lines).toHaveLength(report.tickets);
    for (const line of lines) {
      expect(line['impact']).toMatch(/^[123]$/u);
      expect(line['urgency']).toMatch(/^[123]$/u);
      expect(line['argument']).not.toBe('');
      expect(line['decided_by'] || line['proposed_by']).toMatch(/\w/u);
    }
    expect(lineOf(cards[0])).toMatchObject({ state: 'accepted', argument: 'Eén persoon.' });
    expect(lineOf(cards[1])?.['argument']).toBe(
      'Het gaat om één persoon, hoe dringend het is, weten we nog niet.',
    );
    expect(lineOf(cards[2])?.['argument']).toBe(lineOf(cards[1])?.['argument']);
    expect(lineOf(cards[3])?.['argument']).toMatch(/^\p{Lu}.+\.$/u);
    expect(lineOf(cards[4])?.['argument']).toBe(`'=HYPERLINK("x")`);
    expect(exports[0]).toMatchObject(span);
    expect((await kiosk.send('GET', '/v1/exports/priority.csv')).status).toBeGreaterThanOrEqual(
      400,
    );
  });

  it('exports the proposal and each decision, with who, when and why, and nothing is written over', async () => {
    const { admin } = desk();
    const mila = await desk().staff('technician', 'Mila');
    const proposed = await cardOf();
    const { item, assessment } = await cardOf();
    const params = { ticketId: item.ticketId };
    const change = (by: typeof mila, version: number, impact: 1 | 2 | 3, argument: string) =>
      by.call('ticket.priority', {
        params,
        body: { version, decision: 'change', impact, urgency: 2, argument },
      });
    await mila.call('ticket.priority', { params, body: { version: 1, decision: 'accept' } });
    await change(mila, 2, 1, 'Het examen is morgen.');
    await change(admin, 3, 3, '=Toch niet');

    const { from, until } = days();
    const path = `/v1/exports/priority-decisions.csv?from=${from}&until=${until}`;
    const file = await admin.send('GET', path);
    const lines = parse(String(file.body), { bom: true, columns: true, delimiter: ';' }) as Record<
      string,
      string
    >[];
    const linesOf = (number: number) => lines.filter((line) => line['ticket'] === String(number));
    const impactOf = (line: Record<string, string>) => [
      line['decision'],
      line['impact_before'],
      line['impact'],
      line['argument'],
    ];

    const first = String(assessment.impact);
    expect(linesOf(item.number).map(impactOf)).toEqual([
      ['proposed', '', first, assessment.argument],
      ['accepted', first, first, assessment.argument],
      ['changed', first, '1', 'Het examen is morgen.'],
      ['changed', '1', '3', `'=Toch niet`],
    ]);
    expect(linesOf(item.number).map((line) => line['by'])).toEqual([
      expect.stringMatching(/^kiosk /u),
      'Mila',
      'Mila',
      (await admin.call('session.get', {})).name,
    ]);
    expect(linesOf(proposed.item.number)).toHaveLength(1);
    const report = await admin.call('priority-report.get', { query: { from, until } });
    expect(new Set(lines.map((line) => line['ticket'])).size).toBe(report.tickets);
    expect(report.exports[0]).toMatchObject({ file: 'priority-decisions', from, until });
    expect((await mila.send('GET', path)).status).toBe(403);
    expect((await desk().anonymous.send('GET', path)).status).toBe(401);
  });

  it('counts and exports who arrived in its days, open or over, and nobody between them', async () => {
    const { admin } = desk();
    const { database } = desk().desk.context;
    const [over, between, open] = [await cardOf(), await cardOf(), await cardOf()];
    const cancel = async ({ item: { ticketId } }: typeof open) =>
      admin.call('ticket.cancel', {
        params: { ticketId },
        body: { version: 1, reason: 'Moest weg' },
      });
    // A place in the queue can move by days: numbers and arrivals are two orders.
    const moveTo = async (day: string, ...cards: readonly (typeof open)[]) =>
      database.write((db) =>
        db
          .updateTable('ticket')
          .set({ arrived_at: `${day}T12:00:00.000Z` })
          .where(
            'ticket_id',
            'in',
            cards.map(({ item }) => item.ticketId),
          )
          .execute(),
      );
    await cancel(over);
    await moveTo('2021-03-02', over, open);
    await moveTo('2021-03-03', between);
    const told = async (from: string, until: string) => {
      const { tickets } = await admin.call('priority-report.get', { query: { from, until } });
      const path = `/v1/exports/priority.csv?from=${from}&until=${until}`;
      const lines = parse(String((await admin.send('GET', path)).body), {
        bom: true,
        columns: true,
        delimiter: ';',
      }) as Record<string, string>[];
      return [tickets, ...lines.map((line) => Number(line['ticket']))];
    };

    const both = await told('2021-03-02', '2021-03-02');
    const one = await told('2021-03-03', '2021-03-04');
    const none = await told('2021-03-04', '2021-03-05');
    await Promise.all([between, open].map(cancel));
    const afterwards = await told('2021-03-01', '2021-03-04');

    expect(both).toEqual([2, over.item.number, open.item.number]);
    expect(one).toEqual([1, between.item.number]);
    expect(none).toEqual([0]);
    expect(afterwards).toEqual([3, ...[over, between, open].map(({ item }) => item.number)]);
  });

  it('gives the export to leads only, and a span that makes sense', async () => {
    const path = (from: string, until: string) =>
      `/v1/exports/priority.csv?from=${from}&until=${until}`;
    const as = async (role: Role) => desk().staff(role);
    const technician = await as('technician');
    const lead = await as('lead');
    const span = days();

    expect((await technician.send('GET', path(span.from, span.until))).status).toBe(403);
    expect((await desk().anonymous.send('GET', path(span.from, span.until))).status).toBe(401);
    expect((await lead.send('GET', path('2026-02-02', '2026-02-01'))).status).toBe(400);
    expect((await lead.send('GET', path(span.from, span.until))).status).toBe(200);
  });
}
