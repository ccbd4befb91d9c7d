import type { Selectable } from 'kysely';
import { z } from 'zod';
import {
  type AssetEvent,
  type FactChange,
  factChangeSchema,
} from '../../shared/domain/asset-event.ts';
import { type AssetHolder, assetHolderSchema } from '../../shared/domain/asset.ts';
import type { Stand } from '../../shared/domain/asset-timeline.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { AssetEventTable } from './asset-tables.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';
import { type TicketNames, ticketRefOf } from './ticket-ref.ts';

/** One line as it is written; the ticket is not yet looked up. */
export type NewAssetEvent = Omit<AssetEvent, 'ticket'> & {
  readonly actorId: string | null;
  readonly ticketId: string | null;
};

const holderText = storedJson(assetHolderSchema);
const changesText = storedJson(z.array(factChangeSchema));

/** Adds one line to the life of an asset. */
export async function appendAssetEvent(db: Db, event: NewAssetEvent): Promise<void> {
  await db.insertInto('asset_event').values(assetEventRow(event)).execute();
}

function assetEventRow(event: NewAssetEvent): Selectable<AssetEventTable> {
  return {
    asset_id: event.assetId,
    sequence: event.sequence,
    at: event.at,
    actor: event.actor,
    actor_id: event.actorId,
    kind: event.kind,
    from_state: event.fromState,
    to_state: event.toState,
    from_holder: jsonOf(event.fromHolder),
    to_holder: jsonOf(event.toHolder),
    from_person_id: event.fromHolder?.personId ?? null,
    to_person_id: event.toHolder?.personId ?? null,
    due_on: event.dueOn,
    ticket_id: event.ticketId,
    readout_id: event.readoutId,
    preparation_id: event.preparationId,
    reason: event.reason,
    wipe_proof: event.wipeProof,
    minutes: event.minutes,
    changes: JSON.stringify(event.changes satisfies readonly FactChange[]),
  };
}

/**
 * What happened to an asset, newest first. Tickets of other queues than these are left out of the lines
 * that name them.
 */
export async function assetTimeline(
  db: Db,
  assetId: string,
  queues: readonly WorkQueue[],
  limit: number,
): Promise<readonly AssetEvent[]> {
  return assetEventsBetween(db, { assetId, queues, from: null, before: null, limit });
}

/** The same of a span of time; null is no bound. */
export async function assetEventsBetween(
  db: Db,
  asked: {
    readonly assetId: string;
    readonly queues: readonly WorkQueue[];
    readonly from: string | null;
    readonly before: string | null;
    readonly limit: number;
  },
): Promise<readonly AssetEvent[]> {
  let query = db
    .selectFrom('asset_event')
    .leftJoin('ticket', (join) =>
      join
        .onRef('ticket.ticket_id', '=', 'asset_event.ticket_id')
        .on('ticket.queue', 'in', [...asked.queues]),
    )
    .selectAll('asset_event')
    .select(['ticket.ticket_id as seen_ticket_id', 'ticket.number', 'ticket.visit_code'])
    .where('asset_event.asset_id', '=', asked.assetId)
    .orderBy('asset_event.sequence', 'desc')
    .limit(asked.limit);
  if (asked.from !== null) query = query.where('asset_event.at', '>=', asked.from);
  if (asked.before !== null) query = query.where('asset_event.at', '<', asked.before);
  return (await query.execute()).map(assetEventOf);
}

/** Looked back so far for since when a state lasts. */
const mostLookedBack = 500;

/** State and holder of an asset right before a moment; null when it was not in the register yet. */
export async function standBefore(db: Db, assetId: string, before: string): Promise<Stand | null> {
  const rows = await db
    .selectFrom('asset_event')
    .select(['at', 'to_state', 'to_holder'])
    .where('asset_id', '=', assetId)
    .where('at', '<', before)
    .orderBy('sequence', 'desc')
    .limit(mostLookedBack)
    .execute();
  const [last] = rows;
  if (last === undefined) return null;
  const other = rows.findIndex(
    (row) => row.to_state !== last.to_state || row.to_holder !== last.to_holder,
  );
  const first = rows.at(other === -1 ? -1 : other - 1) ?? last;
  return { state: last.to_state, holder: holderIn(last.to_holder), since: first.at };
}

/** A row with the ticket that may be seen as a line. */
export function assetEventOf(row: Selectable<AssetEventTable> & TicketNames): AssetEvent {
  return {
    assetId: row.asset_id,
    sequence: row.sequence,
    at: row.at,
    actor: row.actor,
    kind: row.kind,
    fromState: row.from_state,
    toState: row.to_state,
    fromHolder: holderIn(row.from_holder),
    toHolder: holderIn(row.to_holder),
    dueOn: row.due_on,
    ticket: ticketRefOf(row),
    readoutId: row.readout_id,
    preparationId: row.preparation_id,
    reason: row.reason,
    wipeProof: row.wipe_proof,
    minutes: row.minutes,
    changes: changesText.parse(row.changes),
  };
}

function holderIn(text: string | null): AssetHolder | null {
  return text === null ? null : holderText.parse(text);
}

function jsonOf(holder: AssetHolder | null): string | null {
  return holder === null ? null : JSON.stringify(holder);
}
