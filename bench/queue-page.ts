import { openDatabase } from '../desk/store/open-database.ts';
import {
  type FoundTickets,
  type TicketQuestion,
  findTickets,
} from '../desk/search/find-tickets.ts';
import { liveItems } from '../desk/store/ticket-store.ts';
import { daysIn } from '../desk/queue/visit-code.ts';
import { WaitingIndex } from '../desk/queue/waiting-index.ts';
import { firstSiteId } from '../shared/domain/site.ts';
import { type DeskUnderTest, startDeskUnderTest } from './desk-under-test.ts';
import { fillDesk, rareWord, rareWords } from './many-tickets.ts';
import { median, percentile } from './percentile.ts';
import { type Figure, plainFigure, ratioFigure } from './report.ts';

const fewTickets = 10_000;
const manyTickets = Number(process.env['BALIE_BENCH_TICKETS'] ?? 1_000_000);
const requests = 200;
/** A percentile of the store is the median of so many rounds. */
const rounds = 5;
/** A session is answered 1,200 times a minute, so over HTTP it is fewer of fewer. */
const requestsOverHttp = 100;
const searchesOverHttp = new Set([0, 1, 2, 6, 10]);
/** As many as the small desk has of a rare word, so that both answer pages of one length. */
const hitsOnFew = fewTickets / rareWords;
/** Before what is measured: the desk compiles its code and its statements once. */
const warming = 10;

interface Question {
  readonly name: string;
  /** The nth request. */
  readonly path: (nth: number) => string;
}

const pages: readonly Question[] = [
  { name: 'queue page', path: () => '/v1/queue' },
  { name: 'board with its counts', path: () => '/v1/board' },
  { name: 'newest tickets', path: () => '/v1/tickets?limit=50' },
];

interface Search {
  readonly name: string;
  readonly text: (nth: number) => string;
  readonly filter?: TicketQuestion['filter'];
  readonly order?: 'relevance';
}

const searches: readonly Search[] = [
  { name: 'a word that all have', text: () => 'mail' },
  { name: 'the beginning of such a word', text: () => 'telef' },
  { name: 'a word that 1 in 1,000 has', text: (nth) => `${rareWord(nth * 7)} ` },
  { name: 'the beginning of 10 such words', text: (nth) => rareWord(nth * 7).slice(0, -1) },
  { name: 'two words', text: (nth) => `mail ${rareWord(nth * 11)} ` },
  { name: 'words in quotes', text: () => '"geen mail"' },
  { name: 'no ticket has it', text: () => 'zzyzx' },
  { name: 'the oldest ticket', text: () => 'sesam' },
  {
    name: 'closed, mail, a word that all have',
    text: () => 'telefoon',
    filter: { status: 'closed', category: 'mail' },
  },
  { name: 'open, a word that all have', text: () => 'telefoon', filter: { status: 'open' } },
  { name: 'by relevance, words that all have', text: () => 'mail telefoon', order: 'relevance' },
  {
    name: 'by relevance, a word that 1 in 1,000 has',
    text: (nth) => `${rareWord(nth % rareWords)} `,
    order: 'relevance',
  },
];

/** Milliseconds that P4 of the goals allows at p99. */
const targetMs = { newest: 2, relevance: 5 } as const;
/** And of a queue page at p50. */
const queuePageMs = 1;
/** And of what is counted for a screen. */
const countMs = 0.2;
const allQueues = ['advice', 'device-operations', 'confidential'] as const;

/**
 * The same pages and searches on a desk with few and a desk with many tickets, request by request in one
 * run (goal P4). The floor is the smallest reply that the same desk gives to somebody who is signed in.
 */
export async function queuePage(): Promise<readonly Figure[]> {
  const few = await startDeskUnderTest();
  const many = await startDeskUnderTest();
  try {
    await fillDesk(few, fewTickets);
    const seconds = await fillDesk(many, manyTickets);
    return [
      plainFigure(
        `index of ${manyTickets} tickets built, tickets per second`,
        manyTickets / seconds,
        'count',
      ),
      ...(await overHttp(few, many)),
      ...(await inTheStore(few, many)),
    ];
  } finally {
    await few.stop();
    await many.stop();
  }
}

/** Whole requests, as a browser waits for them. */
async function overHttp(few: DeskUnderTest, many: DeskUnderTest): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const asked: readonly Question[] = [
    { name: 'floor: who is signed in', path: () => '/v1/session' },
    ...pages,
    ...searches
      .filter((_search, nth) => searchesOverHttp.has(nth))
      .map(({ name, text, filter = {}, order = 'newest' }) => ({
        name: `search: ${name}`,
        path: (nth: number) =>
          `/v1/tickets?${new URLSearchParams({ q: text(nth), order, limit: String(hitsOnFew), ...(filter as Record<string, string>) }).toString()}`,
      })),
  ];
  for (const question of asked) {
    const onFew: number[] = [];
    const onMany: number[] = [];
    for (let nth = -warming; nth < requestsOverHttp; nth += 1) {
      const path = question.path(Math.abs(nth));
      const took = [await ask(few, path), await ask(many, path)] as const;
      if (nth < 0) continue;
      onFew.push(took[0]);
      onMany.push(took[1]);
    }
    const name = `${question.name}, over HTTP, ${manyTickets} beside ${fewTickets}`;
    figures.push(
      ratioFigure(`${name}, p50`, median(onMany), 'ms', median(onFew), 1.3),
      ratioFigure(`${name}, p99`, percentile(onMany, 0.99), 'ms', percentile(onFew, 0.99), null),
    );
  }
  return figures;
}

/** The time of a page, in ms. */
async function ask(desk: DeskUnderTest, path: string): Promise<number> {
  const from = performance.now();
  const response = await fetch(desk.url + path, { headers: desk.staffHeaders });
  const text = await response.text();
  const took = performance.now() - from;
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
  return took;
}

/** The question alone, put to the same files by this program. */
async function inTheStore(few: DeskUnderTest, many: DeskUnderTest): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const stores = await Promise.all([storeOf(few), storeOf(many)]);
  const page = await timesOf(stores.map((store) => () => store.queuePage()));
  figures.push(
    ratioFigure('queue page, in the store, p50, growth', page.p50, 'ms', page.p50OfFew, 1.3),
    plainFigure('queue page, in the store, p50', page.p50, 'ms', queuePageMs),
  );
  const counts = await timesOf(stores.map((store) => () => Promise.resolve(store.peopleAhead())));
  figures.push(plainFigure('people ahead of somebody, p50', counts.p50, 'ms', countMs));
  for (const search of searches) {
    const times = await timesOf(stores.map((store) => (nth: number) => store.find(search, nth)));
    const name = `search: ${search.name}, in the store`;
    figures.push(
      ratioFigure(`${name}, p50`, times.p50, 'ms', times.p50OfFew, null),
      plainFigure(`${name}, p99`, times.p99, 'ms', targetMs[search.order ?? 'newest']),
    );
  }
  for (const store of stores) await store.close();
  return figures;
}

/** Milliseconds of the same question put in turn to the store with few and the one with many tickets. */
async function timesOf(
  ask: readonly ((nth: number) => Promise<unknown>)[],
): Promise<{ readonly p50: number; readonly p99: number; readonly p50OfFew: number }> {
  const p50: [number[], number[]] = [[], []];
  const p99: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const times: [number[], number[]] = [[], []];
    for (let nth = -warming; nth < requests; nth += 1) {
      for (const [which, answer] of ask.entries()) {
        const from = performance.now();
        await answer(Math.abs(nth));
        if (nth >= 0) times[which]?.push(performance.now() - from);
      }
    }
    p50[0].push(median(times[0]));
    p50[1].push(median(times[1]));
    p99.push(percentile(times[1], 0.99));
  }
  return { p50: median(p50[1]), p99: median(p99), p50OfFew: median(p50[0]) };
}

async function storeOf(desk: DeskUnderTest) {
  const opened = await openDatabase(desk.folder, null, () => undefined);
  if (!opened.ok) throw new Error(opened.fault.detail);
  const database = opened.value;
  const dayOf = daysIn(undefined);
  const waiting = new WaitingIndex();
  for (const item of await liveItems(database, allQueues)) waiting.noticed(item);
  const last = { siteId: firstSiteId, priority: 5, arrivedAt: new Date().toISOString() } as const;
  return {
    peopleAhead: () => waiting.ahead('advice', last),
    queuePage: () => liveItems(database, allQueues),
    find: ({ text, filter = {}, order }: Search, nth: number): Promise<FoundTickets> =>
      findTickets(database, {
        text: text(nth),
        filter,
        queues: allQueues,
        onlooker: { accountId: '', dayOf },
        nowMs: Date.now(),
        order: order ?? 'newest',
        before: null,
        limit: 50,
      }),
    close: () => database.close(),
  };
}
