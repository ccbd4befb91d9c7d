import { type Selectable } from 'kysely';
import { z } from 'zod';
import {
  type AssetEvent,
  type FactChange,
  factChangeSchema,
} from '../../shared/domain/asset-event.ts';
import { type AssetHolder, assetHolderSchema } from '../../shared/domain/asset.ts';
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

/** A line as a row, for who writes many at once. */
export function assetEventRow(event: NewAssetEvent): Selectable<AssetEventTable> {
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
  page: { readonly before: number | null; readonly limit: number },
): Promise<readonly AssetEvent[]> {
  let query = db
    .selectFrom('asset_event')
    .leftJoin('ticket', (join) =>
      join
        .onRef('ticket.ticket_id', '=', 'asset_event.ticket_id')
        .on('ticket.queue', 'in', [...queues]),
    )
    .selectAll('asset_event')
    .select(['ticket.ticket_id as seen_ticket_id', 'ticket.number', 'ticket.visit_code'])
    .where('asset_event.asset_id', '=', assetId)
    .orderBy('asset_event.sequence', 'desc')
    .limit(page.limit);
  if (page.before !== null) query = query.where('asset_event.sequence', '<', page.before);
  return (await query.execute()).map(assetEventOf);
}

function assetEventOf(row: Selectable<AssetEventTable> & TicketNames): AssetEvent {
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
