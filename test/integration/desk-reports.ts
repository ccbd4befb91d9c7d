import { parse } from 'csv-parse/sync';
import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { lookAtClocks } from '../../desk/service-level/look-at-clocks.ts';
import type { Readout } from '../../shared/domain/readout.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { intake } from './desk-intake.ts';
import { readoutOf } from './desk-kiosks.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

/** The month of now where the desk stands. */
const monthOf = (nowMs: number) => new Intl.DateTimeFormat('sv-SE').format(nowMs).slice(0, 7);
const dayOf = (nowMs: number) => new Intl.DateTimeFormat('sv-SE').format(nowMs);
const feedback = { solved: 'partly', timeLost: 'under-4-hours', words: 'Dank' } as const;

/** A readout of a device that no other test has; read once more when given. */
function ownReadout(serial = v7()): Readout {
  const readout = readoutOf(1);
  return {
    ...readout,
    readoutId: v7(),
    facts: readout.facts.map((fact) =>
      fact.key === 'device.serial' ? { ...fact, value: serial } : fact,
    ),
  };
}

/** Figures of a month, whatever the database. Other tests fill it too, so a test looks at what it adds. */
export function reportsMonths(desk: () => StartedDesk): void {
  const arrive = async (change: Partial<TicketIntake> = {}) =>
    desk().kiosk.call('ticket.create', {
      body: intake({ submittedAt: new Date().toISOString(), ...change }),
    });
  const serve = async (who: DeskVisitor, ticketId: string) => {
    const params = { ticketId };
    let { item } = await who.call('ticket.get', { params });
    const body = () => ({ version: item.version });
    ({ item } = await who.call('ticket.call', { params, body: body() }));
    ({ item } = await who.call('ticket.start', { params, body: body() }));
    ({ item } = await who.call('ticket.resolve', {
      params,
      body: { ...body(), cause: 'Router', solution: 'Herstart', closingCode: 'workaround' },
    }));
    ({ item } = await who.call('ticket.verify', {
      params,
      body: { ...body(), verification: 'works' },
    }));
    return (await who.call('ticket.close', { params, body: body() })).item;
  };
  const report = async (query: { readonly queue?: 'advice' } = {}) => {
    const month = monthOf(desk().desk.context.clock.nowMs());
    return desk().admin.call('report.month', { query: { month, ...query } });
  };

  it('counts what a month brought and what became of it', async () => {
    const { anonymous } = desk();
    const tom = await desk().staff('technician', `Tom ${v7()}`);
    const before = await report();
    const serial = v7();

    const first = await arrive({ readout: ownReadout(serial) });
    const closed = await serve(tom, first.ticketId);
    await anonymous.call('status.feedback', {
      params: { token: first.statusPath.slice('/s/'.length) },
      body: feedback,
    });
    await tom.call('ticket.log-work', {
      params: { ticketId: first.ticketId },
      body: { minutes: 7, words: '=Router bekeken' },
    });
    await arrive({ readout: ownReadout(serial), reason: null });
    const other = await arrive();
    const { version } = await serve(tom, other.ticketId);
    await tom.call('ticket.reopen', {
      params: { ticketId: other.ticketId },
      body: { version, reason: 'Toch niet' },
    });
    await arrive({ errand: 'question', reportType: 'information', selfHelp: 'helped' });
    await arrive({ reportType: 'complaint' });
    const after = await report();

    const added = (of: (from: typeof after) => number) => of(after) - of(before);
    const modelOf = ({ models }: typeof after) =>
      models.find(({ name }) => name === closed.deviceName);
    expect(added(({ tickets }) => tickets)).toBe(5);
    expect(added(({ days }) => days.reduce((sum, day) => sum + day.tickets, 0))).toBe(5);
    expect(added(({ types }) => types.find(({ type }) => type === 'incident')?.tickets ?? 0)).toBe(
      3,
    );
    expect(
      added(({ queues }) => queues.find(({ queue }) => queue === 'confidential')?.tickets ?? 0),
    ).toBe(1);
    expect(added(({ waits }) => waits.total.called)).toBe(2);
    expect(added(({ firstVisit }) => firstVisit.closed)).toBe(2);
    expect(added(({ firstVisit }) => firstVisit.cameBack)).toBe(1);
    expect(added(({ firstVisit }) => firstVisit.reopenedSoon)).toBe(1);
    expect(added(({ firstVisit }) => firstVisit.reopenedEver)).toBe(1);
    expect(added(({ selfHelp }) => selfHelp.helped)).toBe(1);
    expect(added(({ selfHelp }) => selfHelp.tooEarly)).toBe(1);
    expect(
      added(
        ({ closingCodes }) => closingCodes.find(({ code }) => code === 'workaround')?.tickets ?? 0,
      ),
    ).toBe(1);
    expect(added(({ feedback: given }) => given.solved.partly)).toBe(1);
    expect(added(({ feedback: given }) => given.timeLost['under-4-hours'])).toBe(1);
    const partly = (rows: readonly { readonly solved: Readonly<Record<string, number>> }[] = []) =>
      rows.reduce((sum, { solved }) => sum + (solved['partly'] ?? 0), 0);
    expect(added(({ feedbackBy }) => partly(feedbackBy?.categories))).toBe(1);
    expect(added(({ feedbackBy }) => partly(feedbackBy?.queues))).toBe(1);
    // Tom has one answer: too few to be told at his name.
    expect(JSON.stringify(after.feedbackBy?.people)).not.toContain(
      (await tom.call('session.get', {})).name,
    );
    expect(added(({ arguments: argued }) => argued.withArgument)).toBe(5);
    expect(added((each) => modelOf(each)?.tickets ?? 0)).toBe(2);
    expect(added((each) => modelOf(each)?.repeats ?? 0)).toBe(1);
    expect(after.unsolved?.filter(({ ticketId }) => ticketId === first.ticketId)).toEqual([
      {
        ticketId: first.ticketId,
        number: closed.number,
        visitCode: closed.visitCode,
        day: dayOf(desk().desk.context.clock.nowMs()),
        solved: 'partly',
        timeLost: 'under-4-hours',
        resolvedBy: (await tom.call('session.get', {})).name,
      },
    ]);
    expect(JSON.stringify(after)).not.toMatch(/Noor|Dank|example\.invalid/u);
  });

  it('judges neither who left in time nor who was helped by the kiosk', async () => {
    const { admin } = desk();
    const measured = async () => {
      await lookAtClocks(desk().desk.context);
      return (await report()).agreements.reduce((sum, row) => sum + row.measured, 0);
    };
    const before = await measured();

    const { ticketId } = await arrive();
    await arrive({ errand: 'question', reportType: 'information', selfHelp: 'helped' });
    const running = await measured();
    const cancel = { params: { ticketId }, body: { version: 1, reason: 'Moest weg' } };
    await admin.call('ticket.cancel', cancel);

    expect(running).toBe(before + 1);
    expect(await measured()).toBe(before);
  });

  it('tells the same as the rows do, and of one queue only that one', async () => {
    await arrive({ reportType: 'complaint' });
    const all = await report();
    const advice = await report({ queue: 'advice' });
    const { read } = desk().desk.context.database;
    const rows = await read.selectFrom('ticket').select(['arrived_at', 'queue']).execute();
    const ofMonth = rows.filter((row) => monthOf(Date.parse(row.arrived_at)) === all.month);
    const inAdvice = ofMonth.filter(({ queue }) => queue === 'advice').length;

    expect(all.tickets).toBe(ofMonth.length);
    expect(advice.tickets).toBe(inAdvice);
    expect(all.queues.find(({ queue }) => queue === 'advice')?.tickets).toBe(inAdvice);
    expect(advice.queues.filter(({ tickets }) => tickets > 0)).toEqual([
      { queue: 'advice', tickets: inAdvice },
    ]);
    expect(all.hours.flat().reduce((sum, tickets) => sum + tickets, 0)).toBe(ofMonth.length);
  });

  it('gives the report as a tagged paper and as one file of tables, to leads only', async () => {
    const { admin } = desk();
    const { month = '', tickets, types } = await report();
    const technician = await desk().staff('technician');
    const address = (file: string) => `/v1/reports/month.${file}`;

    const paper = await admin.send('GET', `${address('pdf')}?month=${month}&locale=en`);
    const all = await admin.send('GET', `${address('csv')}?month=${month}`);
    const one = await admin.send('GET', `${address('csv')}?month=${month}&table=types&locale=en`);
    const part = await admin.send(
      'GET',
      `${address('csv')}?month=${month}&queue=advice&table=days`,
    );

    const pdf = String(paper.body);
    expect(paper.headers.get('content-type')).toBe('application/pdf');
    expect(pdf).toMatch(/^%PDF-1\.7[\s\S]*%%EOF\s*$/u);
    expect(pdf).toContain('/Lang (en)');
    expect(part.headers.get('content-disposition')).toContain(`"balie-${month}-advice-days.csv"`);
    for (const tag of ['H1', 'H2', 'Table', 'TH', 'TD']) expect(pdf).toContain(`/S /${tag}\n`);
    expect(pdf.match(/\/S \/Table\n/gu)?.length).toBeGreaterThan(10);
    expect(String(all.body)).toContain(
      `In het kort\r\nCijfer;Waarde;Ervoor;Verschil\r\nMeldingen;${tickets};`,
    );
    expect(parse(String(one.body), { bom: true, columns: true, delimiter: ';' })).toEqual(
      types.map(({ type, tickets: count }) => ({
        Type: {
          incident: 'Incident',
          information: 'Information',
          change: 'Change',
          authorisation: 'Access',
          complaint: 'Complaint',
        }[type],
        Tickets: String(count),
      })),
    );
    for (const file of ['pdf', 'csv']) {
      const path = `${address(file)}?month=${month}`;
      expect((await technician.send('GET', path)).status).toBe(403);
      expect((await desk().anonymous.send('GET', path)).status).toBe(401);
      expect((await admin.send('GET', `${address(file)}?month=2026-13`)).status).toBe(400);
    }
    expect((await technician.refusal('report.month', { query: { month } })).code).toBe(
      'auth/forbidden',
    );
  });

  it('is empty for a month without visits', async () => {
    const { days, ...empty } = await desk().admin.call('report.month', {
      query: { month: '2020-02' },
    });

    expect(days).toHaveLength(29);
    expect(empty).toMatchObject({
      tickets: 0,
      categories: [],
      models: [],
      waits: { weeks: [], total: { called: 0, medianMinutes: null } },
      unsolved: [],
      work: { minutes: 0, people: [] },
    });
  });

  it('gives the work log by day and person, with its sums, and whole as a file', async () => {
    const { admin } = desk();
    const tom = await desk().staff('technician', `Tom ${v7()}`);
    const { accountId, name } = await tom.call('session.get', {});
    const { ticketId } = await arrive();
    const params = { ticketId };
    for (let minutes = 1; minutes <= 3; minutes += 1) {
      await tom.call('ticket.log-work', { params, body: { minutes, words: `=${minutes} gedaan` } });
    }
    const today = dayOf(Date.now());
    const yesterday = dayOf(Date.now() - 26 * 60 * 60 * 1000);

    const { entries } = await admin.call('work.list', { query: { accountId, since: today } });
    const [newest] = entries;
    const rest = await admin.call('work.list', {
      query: { accountId, beforeAt: newest?.at, beforeEntryId: newest?.entryId },
    });
    const earlier = await admin.call('work.list', { query: { accountId, until: yesterday } });
    const sums = await admin.call('work.sums', { query: { since: today, until: today } });
    const file = await admin.send('GET', `/v1/work.csv?accountId=${accountId}&since=${today}`);
    const lines = parse(String(file.body), { bom: true, columns: true, delimiter: ';' }) as Record<
      string,
      string
    >[];
    const another = await desk().staff('technician');
    const theirs = await another.send('GET', `/v1/work.csv?accountId=${accountId}`);

    expect(entries.map(({ minutes }) => minutes)).toEqual([3, 2, 1]);
    expect(rest.entries.map(({ minutes }) => minutes)).toEqual([2, 1]);
    expect(earlier.entries).toEqual([]);
    expect(sums.people.find((person) => person.accountId === accountId)).toEqual({
      accountId,
      name,
      minutes: 6,
      entries: 3,
    });
    expect(lines.map(({ minutes, words, by }) => [minutes, words, by])).toEqual([
      ['3', "'=3 gedaan", name],
      ['2', "'=2 gedaan", name],
      ['1', "'=1 gedaan", name],
    ]);
    expect(parse(String(theirs.body), { bom: true, columns: true, delimiter: ';' })).toEqual([]);
    expect((await desk().anonymous.send('GET', '/v1/work.csv')).status).toBe(401);
  });
}
