import { expect, it } from 'vitest';
import { intake } from './desk-intake.ts';
import type { StartedDesk } from './start-desk.ts';

/** What staff make of the cause behind several tickets, whatever the desk's database. */
export function findsProblems(desk: () => StartedDesk): void {
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
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(stands.version).toBe(2);
    expect(refused.code).toBe('problem/changed-meanwhile');
    expect(old).toMatchObject({ ...words, version: 3 });
  });

  it('writes down who changed a problem, and of its free words only that they changed', async () => {
    const lead = await desk().staff('lead', 'Kim');
    const quote = 'Noor zegt: "mijn scherm blijft zwart"';
    const words = { title: 'Scherm zwart', description: '', workaround: null };
    const { problemId } = await lead.call('problem.create', { body: words });
    const params = { problemId };
    const change = { ...words, state: 'new' as const, version: 1 };

    await lead.call('problem.change', { params, body: { ...change, description: quote } });
    await lead.refusal('problem.change', { params, body: change });
    await lead.call('problem.change', {
      params,
      body: {
        title: 'Schermen zwart',
        description: quote,
        workaround: quote,
        state: 'known-error',
        version: 2,
      },
    });
    const { lines } = await desk().admin.call('audit.list', { query: { subject: words.title } });

    expect(lines.map(({ kind, actor, details }) => ({ kind, actor, details }))).toEqual([
      {
        kind: 'problem.change',
        actor: 'Kim',
        details: {
          title: 'Scherm zwart → Schermen zwart',
          state: 'new → known-error',
          'workaround.hash': '…',
        },
      },
      { kind: 'problem.change', actor: 'Kim', details: { 'description.hash': '…' } },
    ]);
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
