import { parse } from 'csv-parse/sync';
import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

const dayMs = 24 * 60 * 60 * 1000;
const dayOf = (ms: number) => new Intl.DateTimeFormat('sv-SE').format(ms);

/** How every desk mends its log of work, whatever its database. */
export function mendsItsLog(desk: () => StartedDesk): void {
  const arrive = async (submittedAt = new Date().toISOString()) => {
    const body = intake({ submittedAt });
    const { ticketId } = await desk().kiosk.call('ticket.create', { body });
    return { ticketId };
  };
  const write = (
    who: DeskVisitor,
    params: { readonly ticketId: string },
    minutes: number,
    day?: string,
  ) =>
    who.call('ticket.log-work', {
      params,
      body: { words: `${minutes} gewerkt`, minutes, ...(day === undefined ? {} : { day }) },
    });

  it('counts a line that was withdrawn nowhere, and keeps it with who and why', async () => {
    const { admin } = desk();
    const tom = await desk().staff('technician', `Tom ${v7()}`);
    const { accountId, name } = await tom.call('session.get', {});
    const params = await arrive();
    const month = dayOf(Date.now()).slice(0, 7);
    const wrong = await write(tom, params, 600);
    await write(tom, params, 60);
    const entryParams = { ...params, entryId: wrong.entryId };
    const body = { reason: 'Een nul te veel' };

    const withdrawn = await tom.call('ticket.withdraw-work', { params: entryParams, body });
    const again = await tom.refusal('ticket.withdraw-work', { params: entryParams, body });
    const log = await tom.call('ticket.work', { params });
    const { history } = await tom.call('ticket.get', { params });
    const { entries } = await admin.call('work.list', { query: { accountId } });
    const { people } = await admin.call('work.sums', { query: { accountId } });
    const report = await admin.call('report.month', { query: { month } });
    const file = await admin.send('GET', `/v1/work.csv?accountId=${accountId}`);

    expect(withdrawn).toMatchObject({ minutes: 600, withdrawn: { by: name, ...body } });
    expect(again.code).toBe('work/withdrawn');
    expect(log.minutes).toBe(60);
    expect(log.entries.map(({ minutes, withdrawn: why }) => [minutes, why?.reason])).toEqual(
      expect.arrayContaining([
        [600, body.reason],
        [60, undefined],
      ]),
    );
    expect(history.at(-1)).toMatchObject({
      kind: 'ticket.work-withdrawn',
      words: body.reason,
      details: { minutes: 600 },
    });
    expect(entries.map(({ minutes }) => minutes)).toEqual([60]);
    expect(people).toMatchObject([{ minutes: 60, entries: 1 }]);
    expect(report.work.people.find((person) => person.name === name)).toMatchObject({
      minutes: 60,
      entries: 1,
    });
    expect(parse(String(file.body), { bom: true, columns: true, delimiter: ';' })).toHaveLength(1);
  });

  it('lets a technician withdraw his own lines, a lead everybody’s, and of this ticket only', async () => {
    const tom = await desk().staff('technician', 'Tom');
    const ida = await desk().staff('technician', 'Ida');
    const lead = await desk().staff('lead', 'Kim');
    const params = await arrive();
    const { entryId } = await write(tom, params, 5);
    const ask = { params: { ...params, entryId }, body: { reason: 'Verkeerde melding' } };

    const bySomebody = await ida.refusal('ticket.withdraw-work', ask);
    const elsewhere = await lead.refusal('ticket.withdraw-work', {
      ...ask,
      params: { ...(await arrive()), entryId },
    });
    const byLead = await lead.call('ticket.withdraw-work', ask);

    expect([bySomebody.code, elsewhere.code]).toEqual(['auth/forbidden', 'work/unknown']);
    expect(byLead).toMatchObject({ by: 'Tom', withdrawn: { by: 'Kim' } });
  });

  it('writes work of an earlier day on that day, and none of before the visitor came', async () => {
    const tom = await desk().staff('technician', 'Tom');
    const nowMs = Date.now();
    const params = await arrive(new Date(nowMs - 20 * 60 * 60 * 1000).toISOString());
    const { item } = await tom.call('ticket.get', { params });
    const day = dayOf(Date.parse(item.arrivedAt));

    const earlier = await write(tom, params, 30, day);
    const today = await write(tom, params, 10, dayOf(nowMs));
    const refuse = (days: number) =>
      tom.refusal('ticket.log-work', {
        params,
        body: { words: 'Gewerkt', minutes: 5, day: dayOf(nowMs + days * dayMs) },
      });

    expect(dayOf(Date.parse(earlier.at))).toBe(day);
    expect(earlier.at >= item.arrivedAt).toBe(true);
    expect(today).not.toHaveProperty('writtenAt');
    expect([(await refuse(2)).code, (await refuse(-3)).code]).toEqual([
      'input/invalid',
      'input/invalid',
    ]);
  });
}
