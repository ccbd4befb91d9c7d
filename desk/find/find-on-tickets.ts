import { type Found, mostFound } from '../../shared/contract/find-routes.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { QueueItem } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import { findTickets } from '../search/find-tickets.ts';
import { fileNamesOf } from '../store/ticket-attachment-store.ts';
import { bestFirst, fits } from './best-fit.ts';
import { inBoth } from './found-line.ts';

/** What somebody typed, and which tickets exist for him. */
interface Asked {
  readonly text: string;
  readonly queues: readonly WorkQueue[];
  readonly accountId: string;
}

/** Tickets among whose files is looked for the best names. */
const ticketsWithFiles = 20;

/** The newest tickets on which the words stand, open or not. */
export function findNewest(context: DeskContext, asked: Asked): Promise<readonly QueueItem[]> {
  return ticketsOf(context, asked, { inFiles: false, limit: mostFound });
}

/** Files on tickets by their name; each leads to its ticket. */
export async function findFiles(
  context: DeskContext,
  asked: Asked,
  words: readonly string[],
): Promise<readonly Found[]> {
  const tickets = await ticketsOf(context, asked, { inFiles: true, limit: ticketsWithFiles });
  if (tickets.length === 0) return [];
  const names = await fileNamesOf(
    context.database.read,
    tickets.map(({ ticketId }) => ticketId),
  );
  const files = tickets.flatMap((ticket) =>
    (names.get(ticket.ticketId) ?? []).map((name) => ({ ticket, name })),
  );
  const weighed = ({ name }: { readonly name: string }) => ({ names: [name] });
  return bestFirst(
    files.filter((file) => fits(weighed(file), words)),
    words,
    weighed,
    mostFound,
  ).map(({ ticket, name }) => ({
    kind: 'file',
    id: ticket.ticketId,
    title: inBoth(name),
    code: null,
    more: ticket.visitCode,
  }));
}

async function ticketsOf(
  { database, dayAt, clock }: DeskContext,
  { text, queues, accountId }: Asked,
  { inFiles, limit }: { readonly inFiles: boolean; readonly limit: number },
): Promise<readonly QueueItem[]> {
  const { items } = await findTickets(database, {
    text,
    inFiles,
    filter: {},
    queues,
    onlooker: { accountId, dayOf: dayAt },
    nowMs: clock.nowMs(),
    order: 'newest',
    before: null,
    limit,
  });
  return items;
}
