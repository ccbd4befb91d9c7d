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
export function proposesProblems(desk: () => StartedDesk): void {
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
    const arrive = arriving(alikeFrom(desk().desk.context, 3), 'calls');
    const lead = await desk().staff('lead', 'Kim');
    const approver = await desk().staff('approver', 'Mia');
    const words = { title: 'Accu van de A54', description: '', workaround: 'Lader van balie 2' };

    await arrive(3);
    await arrive(2);
    const problemId = (await problemsOf('calls'))[0]?.problemId ?? '';
    const change = (state: 'known-error' | 'resolved') =>
      lead.call('problem.change', { params: { problemId }, body: { ...words, state } });
    const atFive = await toldOf(lead, 'calls');
    const [ticketId = ''] = await arrive(1);
    const atSix = await toldOf(lead, 'calls');
    await lead.call('ticket.link-problem', { params: { ticketId }, body: { problemId: null } });
    await arrive(1, { errand: 'question', reportType: 'complaint' });
    await change('known-error');
    await arrive(1);
    const known = await problemsOf('calls');
    await change('resolved');
    await arrive(2);
    const resolved = await problemsOf('calls');
    await arrive(1);

    expect(atFive).toEqual([['problem-proposed', 3]]);
    expect(atSix).toEqual([...atFive, ['problem-grew', 6]]);
    expect(known).toEqual([{ problemId, state: 'known-error', tickets: 6 }]);
    expect(resolved).toEqual([{ problemId, state: 'resolved', tickets: 6 }]);
    expect(await problemsOf('calls')).toMatchObject([
      { state: 'proposed', tickets: 3 },
      { problemId },
    ]);
    expect(await toldOf(lead, 'calls')).toEqual([...atSix, ['problem-proposed', 3]]);
    expect(await toldOf(approver, 'calls')).toEqual([]);
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
}
