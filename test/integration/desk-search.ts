import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sql } from 'kysely';
import { forgetWords, searchPosition } from '../../desk/store/search-index-store.ts';
import { intake } from './desk-intake.ts';
import type { StartedDesk } from './start-desk.ts';

/** A word that no other test has. */
function ownWord(): string {
  return `woord${Math.random().toString(36).slice(2).replaceAll(/\d/gu, 'q')}`;
}

/** Until the index has followed everything that happened. */
export async function indexed({ desk }: StartedDesk): Promise<void> {
  for (;;) {
    const position = await searchPosition(desk.context.database.read);
    if (position.eventId >= position.newestEventId && position.fillBelow <= 1) return;
    await delay(20);
  }
}

/** How every desk finds tickets, whatever its database: at once, and again once they are in the index. */
export function findsTickets(desk: () => StartedDesk): void {
  const reported = async (words: string, more: object = {}) => {
    const reason = { category: 'mail', triage: {}, words, photoHash: null } as const;
    const { ticketId } = await desk().kiosk.call('ticket.create', {
      body: intake({ reason, ...more }),
    });
    return ticketId;
  };
  const found = async (query: object, by = desk().admin) =>
    (await by.call('ticket.search', { query })).items.map((item) => item.ticketId);
  /** The same answer before and after indexing. */
  const foundEver = async (query: object, by = desk().admin) => {
    const atOnce = await found(query, by);
    await indexed(desk());
    expect(await found(query, by)).toEqual(atOnce);
    return atOnce;
  };

  it('finds a visit by its own words in the moment it comes in, and ever after', async () => {
    const word = ownWord();
    const ticketId = await reported(`De ${word} knippert, "echt waar"`);

    expect(await foundEver({ q: `${word.slice(0, 7)}` })).toContain(ticketId);
    expect(await foundEver({ q: `"${word} knippert"` })).toEqual([ticketId]);
    expect(await foundEver({ q: `"knippert ${word}"` })).toEqual([]);
    expect(await foundEver({ q: `${word} nooitgezegd` })).toEqual([]);
  });

  it('finds a ticket by a note, a message, a reason and its solution', async () => {
    const ticketId = await reported('Iets');
    const words = [ownWord(), ownWord(), ownWord()];
    const { admin } = desk();
    const at = (version: number) => ({ params: { ticketId }, body: { version } });
    await admin.call('ticket.note', { params: { ticketId }, body: { words: `Zag ${words[0]}` } });
    await admin.call('ticket.message', {
      params: { ticketId },
      body: { version: 2, words: `Kom terug: ${words[1]}` },
    });
    await admin.call('ticket.call', at(3));
    await admin.call('ticket.start', at(4));
    await admin.call('ticket.resolve', {
      params: { ticketId },
      body: { version: 5, cause: 'Stuk', solution: words[2] ?? '', closingCode: 'solved' },
    });

    for (const word of words) expect(await foundEver({ q: word })).toEqual([ticketId]);
  });

  it('narrows what it finds by what a ticket is now', async () => {
    const word = ownWord();
    const waiting = await reported(word);
    const other = await reported(word, { reportType: 'change' });
    await indexed(desk());
    const cancelled = await reported(word);
    await desk().admin.call('ticket.cancel', {
      params: { ticketId: cancelled },
      body: { version: 1, reason: 'Weg' },
    });
    const today = desk().desk.context.dayAt(Date.now());

    const newest = [cancelled, other, waiting];
    expect(await foundEver({ q: word })).toEqual(newest);
    expect(await foundEver({ q: word, status: 'open' })).toEqual([other, waiting]);
    expect(await foundEver({ q: word, status: 'closed' })).toEqual([cancelled]);
    expect(await foundEver({ q: word, status: 'closed-only' })).toEqual([]);
    expect(await foundEver({ q: word, status: 'cancelled' })).toEqual([cancelled]);
    expect(await foundEver({ q: word, type: 'change' })).toEqual([other]);
    expect(await foundEver({ q: word, category: 'wifi' })).toEqual([]);
    expect(await foundEver({ q: word, priority: 4, queue: 'advice' })).toEqual(newest);
    expect(await foundEver({ q: word, assignee: 'nobody', from: today, to: today })).toEqual(
      newest,
    );
    expect(await foundEver({ q: word, assignee: 'me' })).toEqual([]);
    expect(await foundEver({ q: word, from: '2021-01-01', to: '2022-03-04' })).toEqual([]);
    expect(await foundEver({ q: word, device: 'phone' })).toEqual([]);
  });

  it('gives pages of what has no words in it too', async () => {
    const mine = [await reported('Een'), await reported('Twee'), await reported('Drie')];
    await indexed(desk());
    const query = { status: 'waiting', category: 'mail' } as const;

    const first = await desk().admin.call('ticket.search', { query: { ...query, limit: 2 } });
    const second = await desk().admin.call('ticket.search', {
      query: { ...query, limit: 2, before: first.next ?? undefined },
    });

    expect([...first.items, ...second.items].slice(0, 3).map((item) => item.ticketId)).toEqual(
      mine.toReversed(),
    );
  });

  it('finds words by their beginning behind tickets that do not have them', async () => {
    const word = ownWord();
    const oldest = await reported(`${word}ig`);
    const older = await reported(`De ${word}en zijn stuk`);
    for (let count = 0; count < 9; count += 1) await reported('Iets anders');
    await indexed(desk());
    const pageOf = async (query: object) => {
      const page = await desk().admin.call('ticket.search', { query: { limit: 1, ...query } });
      return { ids: page.items.map(({ ticketId }) => ticketId), next: page.next };
    };

    const first = await pageOf({ q: word });
    const second = await pageOf({ q: word, before: first.next ?? undefined });

    expect([first.ids, second]).toEqual([[older], { ids: [oldest], next: null }]);
    expect(await pageOf({ q: `de ${word}`, category: 'mail' })).toEqual({
      ids: [older],
      next: null,
    });
    expect(await pageOf({ q: `de ${word}`, category: 'wifi' })).toEqual({ ids: [], next: null });
    expect(await pageOf({ q: `${word}x`, limit: 2 })).toEqual({ ids: [], next: null });
    expect((await pageOf({ q: word, order: 'relevance' })).ids).toHaveLength(1);
  });

  it('finds two words together, whichever of them stands alone in the newest tickets', async () => {
    const [one, two, many] = [ownWord(), ownWord(), ownWord()];
    const numbered = Array.from({ length: 70 }, (_, nth) => `${many}${'abcdefg'[nth % 7]}${nth}`);
    const both = await reported(`${one}en ${two}en`);
    const newerBoth = await reported(`Een ${two}en ${one}en van ${numbered.join(' ')}`);
    for (let count = 0; count < 5; count += 1) await reported(`Alleen ${one}en`);
    for (let count = 0; count < 5; count += 1) await reported(`Alleen ${two}en`);
    await indexed(desk());
    const pages = async (query: object) => {
      const first = await desk().admin.call('ticket.search', { query: { limit: 1, ...query } });
      const rest = { limit: 1, ...query, before: first.next ?? 1 };
      const second = await desk().admin.call('ticket.search', { query: rest });
      return [...first.items, ...second.items].map(({ ticketId }) => ticketId);
    };

    for (const q of [`${one}en ${two}`, `${two}en ${one}`]) {
      expect(await pages({ q })).toEqual([newerBoth, both]);
      expect(await pages({ q, status: 'open', category: 'mail' })).toEqual([newerBoth, both]);
      expect(await pages({ q, status: 'closed' })).toEqual([]);
    }
    expect(await pages({ q: `${one}en ${many}` })).toEqual([newerBoth]);
    expect(await pages({ q: `"${two}en ${one}en" ${many}` })).toEqual([newerBoth]);
    expect(await pages({ q: `${one}en ${two}x` })).toEqual([]);
  });

  it('puts the best first when asked, and the newest otherwise', async () => {
    const word = ownWord();
    const best = await reported(`${word} ${word} ${word}`);
    const newer = await reported(`Heel veel andere woorden en dan pas ${word}`);

    expect(await foundEver({ q: word, order: 'relevance' })).toEqual([best, newer]);
    expect(await foundEver({ q: word })).toEqual([newer, best]);
  });

  it('keeps complaints from technicians, also by a word, a filter or their page', async () => {
    const technician = await desk().staff('technician');
    const word = ownWord();
    const secret = await reported(`Klacht ${word}`, { reportType: 'complaint' });
    const open = await reported(`Vraag ${word}`);
    const page = { q: word, limit: 1 } as const;

    expect(await foundEver({ q: word }, technician)).toEqual([open]);
    expect(await foundEver({ q: word, type: 'complaint' }, technician)).toEqual([]);
    expect(await foundEver({ q: word, queue: 'confidential' }, technician)).toEqual([]);
    expect((await technician.call('ticket.search', { query: page })).next).toBeNull();
    expect(await foundEver({ q: word, order: 'relevance' }, technician)).toEqual([open]);
    expect((await foundEver({ q: word })).toSorted()).toEqual([secret, open].toSorted());

    await desk().admin.call('ticket.hand-over', {
      params: { ticketId: open },
      body: { version: 1, to: { kind: 'queue', queue: 'confidential' }, reason: 'Gevoelig' },
    });
    expect(await foundEver({ q: word }, technician)).toEqual([]);
  });

  it('answers any text', async () => {
    await indexed(desk());
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom('"', "'", '*', '\\', 'a', '-', ':', ' '), maxLength: 20 }),
    );
    await fc.assert(
      fc.asyncProperty(anyText, async (q) => {
        const answer = await desk().admin.ask('ticket.search', { query: { q } });

        // No text of a database holds U+0000, and PostgreSQL refuses it.
        expect(answer.status).toBe(q.includes('\u0000') ? 400 : 200);
      }),
      { numRuns: 60, examples: [['a\u0000b'], ['\ud800']] },
    );
  });

  it('no longer finds a ticket whose words were taken out', async () => {
    const word = ownWord();
    const ticketId = await reported(word);
    await indexed(desk());
    const { database } = desk().desk.context;
    const { item } = await desk().admin.call('ticket.get', { params: { ticketId } });

    await database.write((db) => forgetWords(db, database.kind, item.number));

    expect(await found({ q: word })).toEqual([]);
    const kept = await database.read
      .selectFrom('search_document')
      .select('number')
      .where('body', 'like', `%${word}%`)
      .execute();
    expect(kept).toEqual([]);
  });

  it('fills itself with the tickets that were there before it, and says how far it is', async () => {
    const word = ownWord();
    const ticketId = await reported(word);
    await indexed(desk());
    const { database } = desk().desk.context;
    const { item } = await desk().admin.call('ticket.get', { params: { ticketId } });
    await database.write(async (db) => {
      await forgetWords(db, database.kind, item.number);
      await sql`update search_position set fill_below = ${item.number + 1}, fill_from = ${item.number + 1}`.execute(
        db,
      );
    });

    const before = await desk().admin.call('ticket.search', { query: { q: word } });
    // The indexer wakes at whatever happens next.
    await reported('Iets anders');
    await indexed(desk());
    const after = await desk().admin.call('ticket.search', { query: { q: word } });

    expect(before).toMatchObject({ items: [], indexed: 0 });
    expect(after).toMatchObject({ items: [{ ticketId }], indexed: null });
  });
}
