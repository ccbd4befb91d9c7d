import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import type { Locale } from '../../shared/domain/locale.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

const done = { outcome: 'done', evidence: { kind: 'none' } } as const;

/** How every desk follows procedures and keeps the log of work, whatever its database. */
export function followsProcedures(desk: () => StartedDesk): void {
  const arrive = async (category: 'wifi' | 'battery' | 'password', locale: Locale = 'nl') => {
    const { reason } = intake();
    const body = intake({ reason: reason === null ? null : { ...reason, category }, locale });
    return (await desk().kiosk.call('ticket.create', { body })).ticketId;
  };
  const begin = async (ticketId: string, who: DeskVisitor = desk().admin) => {
    const params = { ticketId };
    const { item } = await who.call('ticket.get', { params });
    const called = await who.call('ticket.call', { params, body: { version: item.version } });
    return who.call('ticket.start', { params, body: { version: called.item.version } });
  };

  it('proposes what fits first, and writes a step with its minutes into the log', async () => {
    const { admin } = desk();
    const ticketId = await arrive('wifi');
    const params = { ticketId };
    const before = await admin.call('ticket.procedures', { params });

    const run = await admin.call('ticket.start-procedure', {
      params,
      body: { procedureId: 'renew-wifi' },
    });
    const again = await admin.call('ticket.start-procedure', {
      params,
      body: { procedureId: 'renew-wifi' },
    });
    const after = await admin.call('ticket.end-step', {
      params: { ...params, runId: run.runId },
      body: { stepId: 'known-disturbance', end: done, minutes: 3 },
    });
    const { entries, minutes } = await admin.call('ticket.work', { params });

    expect(before).toMatchObject({ fitting: 1, runs: [] });
    expect(before.proposed[0]?.procedureId).toBe('renew-wifi');
    expect(again.runId).toBe(run.runId);
    expect(after.steps).toMatchObject([{ stepId: 'known-disturbance', minutes: 3 }]);
    expect(minutes).toBe(3);
    expect(entries).toMatchObject([{ source: 'step', minutes: 3, ticket: { ticketId } }]);
    const { history } = await admin.call('ticket.get', { params });
    expect(history.map(({ kind }) => kind)).toEqual([
      'ticket.created',
      'ticket.procedure-started',
      'ticket.step-done',
    ]);
  });

  it('takes a step only with its evidence, in its turn, and only of this ticket', async () => {
    const { admin } = desk();
    const ticketId = await arrive('battery', 'en');
    const params = { ticketId };
    const { runId } = await admin.call('ticket.start-procedure', {
      params,
      body: { procedureId: 'judge-battery' },
    });
    const end = (stepId: string, said: object) =>
      admin.ask('ticket.end-step', {
        params: { ...params, runId },
        // What a caller of a test may get wrong.
        body: { stepId, end: said, minutes: null } as never,
      });

    const without = await end('look-for-swelling', done);
    const missing = await end('look-for-swelling', {
      outcome: 'done',
      evidence: { kind: 'photo', hash: 'a'.repeat(64) },
    });
    const outOfTurn = await end('decide', done);
    const skippedSilently = await end('look-for-swelling', { outcome: 'skipped', reason: ' ' });
    const skipped = await end('look-for-swelling', {
      outcome: 'skipped',
      reason: 'Het toestel zit in een hoes',
    });
    const another = await end('own-figure', {
      outcome: 'done',
      evidence: { kind: 'readout', readoutId: ticketId },
    });
    const value = await end('own-figure', {
      outcome: 'done',
      evidence: { kind: 'value', value: '81 %' },
    });

    expect([without.status, missing.status, outOfTurn.status, skippedSilently.status]).toEqual([
      422, 422, 409, 400,
    ]);
    expect([skipped.status, another.status, value.status]).toEqual([200, 422, 200]);
    const left = await admin.call('procedure.skipped', { query: {} });
    expect(left.skipped[0]).toMatchObject({ ticketId, reason: 'Het toestel zit in een hoes' });
    const { entries } = await admin.call('ticket.work', { params });
    expect(entries.map(({ words }) => words)).toEqual([
      expect.stringContaining('(Conditie volgens het toestel: 81 %)'),
    ]);
    // Also in the history, from which an escalation tells what was tried.
    const { history } = await admin.call('ticket.get', { params });
    expect(history.at(-1)?.details).toMatchObject({ value: '81 %' });
  });

  it('tells a step in the log in both languages, and one from before only in Dutch', async () => {
    const technician = await desk().staff('technician', 'Iris');
    const params = { ticketId: await arrive('password') };
    const { runId } = await technician.call('ticket.start-procedure', {
      params,
      body: { procedureId: 'reset-password' },
    });
    const evidence = { kind: 'value', value: 'Pas met foto' } as const;
    await technician.call('ticket.end-step', {
      params: { ...params, runId },
      body: { stepId: 'identity', end: { outcome: 'done', evidence }, minutes: 2 },
    });
    await technician.call('ticket.log-work', { params, body: { words: 'Gebeld', minutes: 1 } });
    const wordsIn = async (locale: string) => {
      const { body } = await technician.send('GET', `/v1/work.csv${locale}`);
      const rows: { words: string }[] = parse(String(body), {
        bom: true,
        columns: true,
        delimiter: ';',
      });
      return rows.map(({ words }) => words).toSorted();
    };
    const nl =
      'Wachtwoord opnieuw instellen: Stel vast wie het is: pas met foto of bekende collega (Hoe vastgesteld: Pas met foto)';
    const en =
      'Reset a password: Establish who it is: badge with photo or a known colleague (How established: Pas met foto)';

    const [own, step] = (await technician.call('ticket.work', { params })).entries.toSorted(
      (one, other) => one.minutes - other.minutes,
    );
    const files = [await wordsIn(''), await wordsIn('?locale=nl'), await wordsIn('?locale=en')];
    await desk().desk.context.database.write((db) =>
      db
        .updateTable('work_log')
        .set({ words_en: null })
        .where('ticket_id', '=', params.ticketId)
        .execute(),
    );
    const before = await wordsIn('?locale=en');

    expect(step).toMatchObject({ words: nl, wordsEn: en });
    expect(own).toMatchObject({ words: 'Gebeld' });
    expect(own).not.toHaveProperty('wordsEn');
    expect(files).toEqual([
      ['Gebeld', nl],
      ['Gebeld', nl],
      ['Gebeld', en],
    ]);
    expect(before).toEqual(['Gebeld', nl]);
  });

  it('keeps a photo as evidence of one step, for those who may see the ticket', async () => {
    const { admin, anonymous, kiosk } = desk();
    const ticketId = await arrive('battery');
    const params = { ticketId };
    const photo = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...Buffer.from(ticketId)]);
    const hash = createHash('sha256').update(photo).digest('hex');
    const post = (headers: Readonly<Record<string, string>>, body: Uint8Array<ArrayBuffer>) =>
      fetch(`${admin.url}/v1/attachments`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'image/jpeg' },
        body,
      });

    const refused = (await post(anonymous.headers, photo)).status;
    const noPhoto = (await post(admin.headers, Uint8Array.from(Buffer.from('<svg/>')))).status;
    const taken = await post(admin.headers, photo);
    const proveWithPhoto = async (of: { readonly ticketId: string }) => {
      const body = { procedureId: 'judge-battery' };
      const { runId } = await admin.call('ticket.start-procedure', { params: of, body });
      const end = { outcome: 'done', evidence: { kind: 'photo', hash } } as const;
      return admin.ask('ticket.end-step', {
        params: { ...of, runId },
        body: { stepId: 'look-for-swelling', end, minutes: null },
      });
    };
    const before = (await admin.send('GET', `/v1/attachments/${hash}`)).status;
    const proven = await proveWithPhoto(params);
    const reused = await proveWithPhoto({ ticketId: await arrive('battery') });

    expect([proven.status, reused.status]).toEqual([200, 422]);
    expect(reused.body).toMatchObject({ code: 'procedure/evidence-required' });
    expect([refused, noPhoto, before]).toEqual([401, 400, 404]);
    expect(await taken.json()).toEqual({ hash });
    expect((await admin.send('GET', `/v1/attachments/${hash}`)).status).toBe(200);
    expect((await kiosk.send('GET', `/v1/attachments/${hash}`)).status).toBe(403);
  });

  it('lets one of two technicians end a step, and stops a procedure for a reason', async () => {
    const one = await desk().staff('technician', 'Dina');
    const two = await desk().staff('technician', 'Emre');
    const ticketId = await arrive('password');
    const params = { ticketId };
    const { runId } = await one.call('ticket.start-procedure', {
      params,
      body: { procedureId: 'reset-password' },
    });
    const end = {
      params: { ...params, runId },
      body: {
        stepId: 'identity',
        end: { outcome: 'done', evidence: { kind: 'value', value: 'Pas met foto' } },
        minutes: null,
      },
    } as const;

    const both = await Promise.all([
      one.ask('ticket.end-step', end),
      two.ask('ticket.end-step', end),
    ]);
    const stopped = await two.call('ticket.stop-procedure', {
      params: end.params,
      body: { reason: 'Bezoeker weet het weer' },
    });
    const late = await one.refusal('ticket.end-step', {
      ...end,
      body: { ...end.body, stepId: 'one-time' },
    });

    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(stopped.stopped).toMatchObject({ by: 'Emre', reason: 'Bezoeker weet het weer' });
    expect(late.code).toBe('procedure/not-its-turn');
  });

  it('writes down time at the counter that nobody wrote, when a turn ends', async () => {
    const technician = await desk().staff('technician', 'Femke');
    const ticketId = await arrive('wifi');
    const started = await begin(ticketId, technician);
    const params = { ticketId };

    await technician.call('ticket.resolve', {
      params,
      body: {
        version: started.item.version,
        cause: 'Verkeerd netwerk',
        solution: 'Opnieuw aangemeld',
        closingCode: 'solved',
      },
    });
    const own = await technician.call('work.list', { query: {} });
    const colleague = await desk().staff('technician', 'Guus');

    expect(own.entries).toMatchObject([
      { by: 'Femke', minutes: 1, source: 'handling', ticket: { ticketId, visitorName: 'Noor' } },
    ]);
    expect((await colleague.call('work.list', { query: {} })).entries).toEqual([]);
    const all = await desk().admin.call('work.list', { query: {} });
    expect(all.entries.map(({ ticket }) => ticket.ticketId)).toContain(ticketId);
  });

  it('writes the time of whoever was at work, also when somebody else ends his turn', async () => {
    const technician = await desk().staff('technician', 'Femke');
    const lead = await desk().staff('lead', 'Lea');
    const ticketId = await arrive('wifi');
    const { item } = await begin(ticketId, technician);
    const params = { ticketId };

    await lead.call('ticket.return', {
      params,
      body: { version: item.version, reason: 'Femke is naar huis' },
    });
    const { entries } = await lead.call('ticket.work', { params });

    expect(entries).toMatchObject([{ by: 'Femke', minutes: 1, source: 'handling' }]);
  });

  it('keeps every version of a procedure, and lets nobody write over what he has not seen', async () => {
    const { admin } = desk();
    const lead = await desk().staff('lead');
    const technician = await desk().staff('technician');
    const params = { procedureId: 'renew-wifi' };
    const newest = (await admin.call('procedure.versions', { params })).procedures[0];
    if (newest === undefined) throw new Error('Nothing was shipped');
    const body = { version: newest.version, state: 'published', content: newest.content } as const;

    const written = await lead.call('procedure.put', { params, body });
    const late = await admin.refusal('procedure.put', { params, body });
    const forbidden = await technician.ask('procedure.put', { params, body });

    expect(written.version).toBe(newest.version + 1);
    expect(late.code).toBe('procedure/changed-meanwhile');
    expect(forbidden.status).toBe(403);
    const { procedures } = await admin.call('procedure.versions', { params });
    expect(procedures.map(({ version }) => version)).toEqual([newest.version + 1, newest.version]);
  });
}
