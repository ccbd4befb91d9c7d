import { sql } from 'kysely';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { withoutFileNames } from '../../desk/search/file-words.ts';
import { sqliteMigrations } from '../../desk/store/migrations.ts';
import { changeWords } from '../../desk/store/search-index-store.ts';
import type { FoundKind } from '../../shared/contract/find-routes.ts';
import type { StandardText } from '../../shared/domain/standard-text.ts';
import { assetFacts } from './asset-samples.ts';
import { intake } from './desk-intake.ts';
import { indexed } from './desk-search.ts';
import { fillRegisters } from './filled-registers.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import { variant, wholeContent } from './sample-instructions.ts';
import type { StartedDesk } from './start-desk.ts';

/** Stands in something of every kind. */
const word = 'kaaskop';
const both = { nl: `De ${word} doet het niet`, en: `The ${word} does not work` };

/** How every desk finds everything with a few letters, whatever its database. Needs a desk of its own. */
export function findsEverything(desk: () => StartedDesk): void {
  let technician: DeskVisitor;
  let lead: DeskVisitor;
  let secret: string;
  const found = async (q: string, by = technician) => {
    const { tickets, found: things } = await by.call('find.all', { query: { q } });
    return { tickets: tickets.map(({ ticketId }) => ticketId), things };
  };
  const kindsFound = async (q: string, by = technician): Promise<readonly FoundKind[]> => [
    ...new Set((await found(q, by)).things.map(({ kind }) => kind)),
  ];
  const titlesOf = async (kind: FoundKind, q: string, by = technician) =>
    (await found(q, by)).things.filter((thing) => thing.kind === kind).map(({ title }) => title.nl);
  const reported = async (words: string, more: object = {}) => {
    const reason = { category: 'mail', triage: {}, words, photoHash: null } as const;
    const { ticketId } = await desk().kiosk.call('ticket.create', {
      body: intake({ reason, ...more }),
    });
    return ticketId;
  };
  const attach = async (ticketId: string, name: string) => {
    const sent = await fetch(
      `${desk().url}/v1/tickets/${ticketId}/attachments?name=${encodeURIComponent(name)}`,
      {
        method: 'POST',
        headers: { ...desk().admin.headers, 'content-type': 'application/pdf' },
        body: `%PDF-1.7\n${ticketId}${name}`,
      },
    );
    expect(sent.status).toBe(200);
  };
  const person = (staffNumber: string, firstName: string, lastName: string) => ({
    staffNumber,
    badgeNumbers: [],
    firstName,
    lastName,
    department: 'Zuivel',
  });

  beforeAll(async () => {
    const { admin } = desk();
    technician = await desk().staff('technician', 'Bram');
    lead = await desk().staff('lead', 'Lea');
    await attach(await reported(`Mijn ${word} is stuk`), `Factuur ${word}.pdf`);
    secret = await reported(`Klacht over ${word}`, { reportType: 'complaint' });
    await attach(secret, `Geheim ${word}.pdf`);
    await admin.call('person.import', { body: { people: [person('7001', 'Zoë', 'Kaaskop')] } });
    await admin.call('asset.create', {
      body: { facts: assetFacts({ tag: 'KAAS-1', model: 'Kaaskop 14' }) },
    });
    const made = await lead.call('instruction.create', {
      body: { slug: 'kaas', title: 'Beginnen', locale: 'nl' },
    });
    await lead.call('instruction.write', {
      params: { instructionId: made.instructionId },
      body: {
        revision: made.revision,
        content: {
          ...wholeContent(),
          variants: [variant({ title: 'Beginnen', steps: [{ do: `Pak de ${word}.` }] })],
        },
      },
    });
    const [shipped] = (await lead.call('procedure.list', {})).procedures;
    const content = shipped?.content ?? expect.unreachable('no procedure comes along');
    await lead.call('procedure.put', {
      params: { procedureId: 'kaas' },
      body: { version: 0, state: 'draft', content: { ...content, title: both } },
    });
    const problem = { title: 'Overal hetzelfde', description: '', workaround: null };
    const { problemId } = await technician.call('problem.create', { body: problem });
    await lead.call('problem.change', {
      params: { problemId },
      body: { ...problem, state: 'known-error', workaround: `Neem een andere ${word}` },
    });
    await technician.call('disturbance.propose', {
      body: {
        title: both,
        text: both,
        categories: [],
        fromAt: '2026-11-22T09:00:00.000Z',
        untilAt: null,
      },
    });
    await lead.call('licence.create', {
      body: { name: 'Kaaskop Pro', vendor: 'Acme', seats: 3, owner: 'ICT', alternatives: [] },
    });
    await fillRegisters(desk(), { technician, lead, word });
    const text: StandardText['content'] = { kind: 'message', words: both };
    await lead.call('text.create', { body: { name: 'Antwoord', content: text } });
    await desk().desk.context.database.write((db) =>
      db.updateTable('kiosk').set({ name: 'Kaaskop hal' }).execute(),
    );
  });

  it('finds something of every kind that a lead has a page of', async () => {
    expect(await kindsFound('kaask', lead)).toEqual([
      'person',
      'asset',
      'file',
      'instruction',
      'procedure',
      'problem',
      'disturbance',
      'licence',
      'right',
      'grant',
      'consumable',
      'supplier',
      'group',
      'account',
      'text',
      'kiosk',
    ]);
    expect((await kindsFound('kaask', desk().admin)).at(-1)).toBe('site');
  });

  it('finds for a technician what his pages show, and nothing to an approver or nobody', async () => {
    const approver = await desk().staff('approver');

    expect(await kindsFound('kaask')).toEqual([
      'person',
      'asset',
      'file',
      'instruction',
      'procedure',
      'problem',
      'disturbance',
      'licence',
      'right',
      'grant',
      'consumable',
      'supplier',
      'group',
      'account',
    ]);
    expect((await approver.refusal('find.all', { query: { q: word } })).code).toBe(
      'auth/forbidden',
    );
    expect((await desk().anonymous.refusal('find.all', { query: { q: word } })).code).toBe(
      'auth/required',
    );
    expect((await desk().kiosk.refusal('find.all', { query: { q: word } })).code).toBe(
      'auth/forbidden',
    );
  });

  it('keeps complaints and their files from technicians, before they are in the index and after', async () => {
    for (const when of ['at once', 'indexed']) {
      expect([when, await titlesOf('file', word)]).toEqual([when, [`Factuur ${word}.pdf`]]);
      expect([when, (await found(word)).tickets.includes(secret)]).toEqual([when, false]);
      expect([when, (await found(word, lead)).tickets.includes(secret)]).toEqual([when, true]);
      expect([when, await titlesOf('file', 'geheim kaas', lead)]).toEqual([
        when,
        [`Geheim ${word}.pdf`],
      ]);
      await indexed(desk());
    }
  });

  it('finds a ticket by the name of its file, until the file is taken away', async () => {
    const ticketId = await reported('Zie bijlage');
    await attach(ticketId, 'Rittenstaat_juni.pdf');
    const search = async () =>
      (await technician.call('ticket.search', { query: { q: 'rittenstaat juni' } })).items.length;

    const atOnce = await search();
    await indexed(desk());
    const ever = await search();
    const byBeginnings = await titlesOf('file', 'rittenstaat ju');
    const byOtherWords = await titlesOf('file', 'bijlage');
    const [file] = (await technician.call('attachment.list', { params: { ticketId } })).attachments;
    await desk().admin.call('attachment.remove', {
      params: { ticketId, attachmentId: file?.attachmentId ?? '' },
    });

    expect([atOnce, ever, byBeginnings, byOtherWords]).toEqual([
      1,
      1,
      ['Rittenstaat_juni.pdf'],
      [],
    ]);
    expect([await search(), await titlesOf('file', 'rittenstaat')]).toEqual([0, []]);
    await indexed(desk());
    expect([await search(), await titlesOf('file', 'rittenstaat')]).toEqual([0, []]);
  });

  it('finds people by beginnings of name, number and department, without accents, five at most', async () => {
    const { admin } = desk();
    const names = ['Jan', 'Janneke', 'Jana', 'Jans', 'Janus', 'Janine', 'Ans'];
    await admin.call('person.import', {
      body: { people: names.map((name, nth) => person(`80${nth}0`, name, 'Bakker')) },
    });

    expect(await titlesOf('person', 'zoe')).toEqual(['Zoë Kaaskop']);
    expect(await titlesOf('person', '7001')).toEqual(['Zoë Kaaskop']);
    expect(await titlesOf('person', 'zuiv zo')).toEqual(['Zoë Kaaskop']);
    expect(await titlesOf('person', 'jan bakker')).toHaveLength(5);
    expect((await titlesOf('person', 'jan bakker'))[0]).toBe('Jan Bakker');
    expect(await titlesOf('person', 'akker')).toEqual([]);
    await admin.call('person.import', { body: { people: [person('7001', 'Saar', 'Kaaskop')] } });
    expect([await titlesOf('person', 'zoe'), await titlesOf('person', 'saar')]).toEqual([
      [],
      ['Saar Kaaskop'],
    ]);
  });

  it('puts the asset first whose tag or number was typed or scanned', async () => {
    const { admin } = desk();
    const tags = ['ZZ-77', 'ZZ-771', 'ZZ-772'];
    for (const tag of tags)
      await admin.call('asset.create', { body: { facts: assetFacts({ tag }) } });

    expect((await titlesOf('asset', 'zz-77')).map((title) => title.split(' ')[0])).toEqual([
      'ZZ-77',
      'ZZ-772',
      'ZZ-771',
    ]);
  });

  it('finds a problem by its number', async () => {
    const { problems } = await technician.call('problem.list', { query: {} });
    const number = problems[0]?.number ?? 0;
    const { things } = await found(`P-${number}`);

    expect(things.filter(({ kind }) => kind === 'problem')).toMatchObject([
      { more: `P-${number}`, code: 'known-error' },
    ]);
  });

  it('answers any text, and a single letter with nothing', async () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom('"', "'", '*', '\\', 'a', '-', ':', ' ', '#'),
        maxLength: 20,
      }),
    );
    await fc.assert(
      fc.asyncProperty(anyText, async (q) => {
        const answer = await desk().admin.ask('find.all', { query: { q } });

        expect(answer.status).toBe(q.includes('\u0000') ? 400 : 200);
      }),
      { numRuns: 40 },
    );
    expect(await found('k')).toEqual({ tickets: [], things: [] });
  });

  it('takes in what was there before it could be found', async () => {
    await indexed(desk());
    const { database } = desk().desk.context;
    const before = await found(word, lead);
    await database.write(async (db) => {
      for (const trigger of database.kind === 'sqlite' ? ['added', 'gone', 'changed'] : []) {
        await sql`drop trigger ${sql.ref(`thing_words_${trigger}`)}`.execute(db);
      }
      if (database.kind === 'sqlite') await sql`drop table thing_index`.execute(db);
      await sql`drop table thing_words`.execute(db);
      const documents = await db.selectFrom('search_document').select('number').execute();
      for (const { number } of documents) {
        await changeWords(db, database.kind, number, withoutFileNames);
      }
      for (const name of ['2026-12-14-found-things', '2026-12-25-things-found']) {
        await sqliteMigrations[name]?.up(db);
      }
    });

    expect(await found(word, lead)).toEqual(before);
    expect(before.things.length).toBeGreaterThan(9);
  });
}
