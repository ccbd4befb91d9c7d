import { expect, it } from 'vitest';
import type { DeskContext } from '../../desk/desk-context.ts';
import { proposeProblems } from '../../desk/problem/propose-problems.ts';
import type { Category } from '../../shared/domain/report-type.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

function alikeFrom(context: DeskContext, problemVisits: number): DeskContext {
  const { settings } = context;
  const ordinaryRules = { ...settings.ordinaryRules, problemVisits };
  return { ...context, settings: { ...settings, ordinaryRules } };
}

/** What a desk makes of many visits that are alike, whatever its database. */
export function findsProblems(desk: () => StartedDesk): void {
  const now = () => new Date().toISOString();
  const reason = {
    category: 'sound',
    triage: {},
    words: 'Geen geluid.',
    photoHash: null,
  } as const;
  const visit = () =>
    desk().kiosk.call('ticket.create', { body: intake({ submittedAt: now(), reason }) });
  const proposed = async () =>
    (await desk().admin.call('problem.list', { query: {} })).problems.filter(
      ({ alike }) => alike?.category === 'sound',
    );

  /** Lets so many visits of a category arrive, then the desk look at them; their tickets. */
  const arriving =
    (context: DeskContext, category: Category) =>
    async (count: number, change: Partial<TicketIntake> = {}): Promise<readonly string[]> => {
      const ids: string[] = [];
      for (let at = 0; at < count; at += 1) {
        const about = { ...reason, category };
        const body = intake({ submittedAt: now(), reason: about, ...change });
        ids.push((await desk().kiosk.call('ticket.create', { body })).ticketId);
      }
      await proposeProblems.run(context);
      return ids;
    };
  /** What the bell of somebody tells of a category, the oldest first. */
  const toldOf = async (who: DeskVisitor, category: Category) =>
    (await who.call('notice.list', {})).notices
      .filter(({ details }) => details['category'] === category)
      .map(({ kind, details }) => [kind, details['count']])
      .toReversed();
  const problemsOf = async (category: Category) =>
    (await desk().admin.call('problem.list', { query: {} })).problems
      .filter(({ alike }) => alike?.category === category)
      .map(({ problemId, state, tickets }) => ({ problemId, state, tickets }));

  it('proposes one problem for ten visits that are alike, once, and tells the leads', async () => {
    const { context: own } = desk().desk;
    const context = alikeFrom(own, 10);
    const lead = await desk().staff('lead', 'Kim');
    const technician = await desk().staff('technician', 'Chris');

    for (let at = 0; at < 9; at += 1) await visit();
    await proposeProblems.run(context);
    const ofNine = await proposed();
    const { ticketId } = await visit();
    await proposeProblems.run(context);
    await proposeProblems.run(context);
    const [problem, ...others] = await proposed();

    expect(ofNine).toEqual([]);
    expect(problem).toMatchObject({ state: 'proposed', tickets: 10 });
    expect(others).toEqual([]);
    expect(
      (await lead.call('notice.list', {})).notices.filter(
        ({ details }) => details['category'] === 'sound',
      ),
    ).toMatchObject([{ kind: 'problem-proposed', ticket: null, details: { count: 10 } }]);
    expect((await technician.call('notice.list', {})).notices).toEqual([]);
    expect(await technician.call('ticket.problem', { params: { ticketId } })).toMatchObject({
      problem: { problemId: problem?.problemId },
    });
  });

  it('leaves what somebody linked to a problem of his own where he linked it', async () => {
    const { admin } = desk();
    const { context: own } = desk().desk;
    const context = alikeFrom(own, 4);
    const lead = await desk().staff('lead', 'Kim');
    const words = { title: 'Lange rij op maandag', description: '', workaround: null };
    const { problemId } = await lead.call('problem.create', { body: words });
    const waited = () =>
      desk().kiosk.call('ticket.create', {
        body: intake({ submittedAt: now(), reason: { ...reason, category: 'waiting-time' } }),
      });
    for (let count = 0; count < 3; count += 1) {
      const { ticketId } = await waited();
      await lead.call('ticket.link-problem', { params: { ticketId }, body: { problemId } });
    }

    await waited();
    await proposeProblems.run(context);
    const { problems } = await admin.call('problem.list', { query: {} });

    expect(problems.find((one) => one.problemId === problemId)?.tickets).toBe(3);
    expect(problems.filter(({ alike }) => alike?.category === 'waiting-time')).toEqual([]);
  });

  it('puts with an open problem what comes after, and tells leads again when it has doubled', async () => {
    const arrive = arriving(alikeFrom(desk().desk.context, 3), 'battery');
    const lead = await desk().staff('lead', 'Kim');
    const approver = await desk().staff('approver', 'Mia');
    const words = { title: 'Accu van de A54', description: '', workaround: 'Lader van balie 2' };

    await arrive(3);
    await arrive(2);
    const problemId = (await problemsOf('battery'))[0]?.problemId ?? '';
    const change = (state: 'known-error' | 'resolved') =>
      lead.call('problem.change', { params: { problemId }, body: { ...words, state } });
    const atFive = await toldOf(lead, 'battery');
    const [ticketId = ''] = await arrive(1);
    const atSix = await toldOf(lead, 'battery');
    await lead.call('ticket.link-problem', { params: { ticketId }, body: { problemId: null } });
    await arrive(1, { errand: 'question', reportType: 'complaint' });
    await change('known-error');
    await arrive(1);
    const known = await problemsOf('battery');
    await change('resolved');
    await arrive(2);
    const resolved = await problemsOf('battery');
    await arrive(1);

    expect(atFive).toEqual([['problem-proposed', 3]]);
    expect(atSix).toEqual([...atFive, ['problem-grew', 6]]);
    expect(known).toEqual([{ problemId, state: 'known-error', tickets: 6 }]);
    expect(resolved).toEqual([{ problemId, state: 'resolved', tickets: 6 }]);
    expect(await problemsOf('battery')).toMatchObject([
      { state: 'proposed', tickets: 3 },
      { problemId },
    ]);
    expect(await toldOf(lead, 'battery')).toEqual([...atSix, ['problem-proposed', 3]]);
    expect(await toldOf(approver, 'battery')).toEqual([]);
  });

  it('tells leads once a day of a crowd for a problem that has been open for long', async () => {
    const { context } = desk().desk;
    const arrive = arriving(alikeFrom(context, 3), 'slow');
    const lead = await desk().staff('lead', 'Kim');
    await arrive(9);
    const [problem] = await problemsOf('slow');
    const dayAgo = new Date(Date.now() - 24 * 3_600_000).toISOString();
    await context.database.write((db) =>
      db
        .updateTable('problem')
        .set({ told_at: dayAgo })
        .where('problem_id', '=', problem?.problemId ?? '')
        .execute(),
    );

    await arrive(1);
    await arrive(1);

    expect(await toldOf(lead, 'slow')).toEqual([
      ['problem-proposed', 9],
      ['problem-grew', 10],
    ]);
  });

  it('does not propose within a day what a lead refused', async () => {
    const { admin } = desk();
    const { context } = desk().desk;
    const arrive = arriving(alikeFrom(context, 3), 'shared-folder');
    await arrive(3);
    const problemId = (await problemsOf('shared-folder'))[0]?.problemId ?? '';
    const words = { title: 'Gewone drukte', description: '', workaround: null };

    await admin.call('problem.change', {
      params: { problemId },
      body: { ...words, state: 'refused' },
    });
    await arrive(3);
    const sameDay = await problemsOf('shared-folder');
    const yesterday = new Date(Date.now() - 25 * 3_600_000).toISOString();
    await context.database.write((db) =>
      db
        .updateTable('problem')
        .set({ updated_at: yesterday })
        .where('problem_id', '=', problemId)
        .execute(),
    );
    await arrive(1);

    expect(sameDay).toEqual([{ problemId, state: 'refused', tickets: 3 }]);
    expect(await problemsOf('shared-folder')).toMatchObject([
      { state: 'proposed', tickets: 4 },
      { problemId },
    ]);
  });

  it('lets a lead name it, solve it and write to all whose tickets are open', async () => {
    const { admin, anonymous } = desk();
    const technician = await desk().staff('technician', 'Chris');
    const words = { title: 'Printserver', description: 'Valt uit', workaround: 'Gebruik hal 2' };
    const { problemId, number } = await technician.call('problem.create', { body: words });
    const { ticketId, statusPath } = await desk().kiosk.call('ticket.create', { body: intake() });
    const params = { problemId };

    await technician.call('ticket.link-problem', { params: { ticketId }, body: { problemId } });
    const refused = await technician.refusal('problem.change', {
      params,
      body: { ...words, state: 'resolved' },
    });
    await admin.call('problem.change', { params, body: { ...words, state: 'resolved' } });
    const message = await admin.call('problem.message', {
      params,
      body: { words: 'Hij doet het.' },
    });
    const { problem, tickets } = await admin.call('problem.get', { params });
    const page = await anonymous.call('status.get', {
      params: { token: statusPath.slice('/s/'.length) },
    });
    const card = await technician.call('ticket.get', { params: { ticketId } });

    expect(refused.code).toBe('auth/forbidden');
    expect(problem).toMatchObject({ ...words, state: 'resolved', tickets: 1 });
    expect(tickets).toMatchObject([{ ticketId }]);
    expect(message).toEqual({ written: 1 });
    expect(page.message).toBe('Hij doet het.');
    expect(card.history.find(({ kind }) => kind === 'ticket.problem-linked')).toMatchObject({
      actor: 'Chris',
      details: { number },
    });
  });

  it('does not write over what a colleague changed in a problem, but for a console that names no version', async () => {
    const [lead, colleague] = [await desk().staff('lead', 'Kim'), await desk().staff('lead', 'Bo')];
    const words = { title: 'Roosters', description: '', workaround: null };
    const made = await lead.call('problem.create', { body: words });
    const params = { problemId: made.problemId };
    const change = { ...words, state: 'new' as const, version: 1 };

    const both = await Promise.all([
      lead.ask('problem.change', { params, body: { ...change, description: 'Sinds vannacht' } }),
      colleague.ask('problem.change', { params, body: { ...change, workaround: 'Op papier' } }),
    ]);
    const stands = (await lead.call('problem.get', { params })).problem;
    const refused = await lead.refusal('problem.change', { params, body: change });
    const { version: _seen, ...unversioned } = change;
    const old = await lead.call('problem.change', { params, body: unversioned });

    expect(made.version).toBe(1);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(stands.version).toBe(2);
    expect(refused.code).toBe('problem/changed-meanwhile');
    expect(old).toMatchObject({ ...words, version: 3 });
  });

  it('hides confidential tickets of a problem from a technician, also in its count', async () => {
    const technician = await desk().staff('technician', 'Chris');
    const { admin } = desk();
    const { problemId } = await admin.call('problem.create', {
      body: { title: 'Bejegening', description: '', workaround: null },
    });
    const { ticketId } = await desk().kiosk.call('ticket.create', {
      body: intake({ errand: 'question', reportType: 'complaint' }),
    });
    await admin.call('ticket.link-problem', { params: { ticketId }, body: { problemId } });
    const params = { problemId };

    expect(await admin.call('problem.get', { params })).toMatchObject({ problem: { tickets: 1 } });
    expect(await technician.call('problem.get', { params })).toMatchObject({
      problem: { tickets: 0 },
      tickets: [],
    });
  });
}
