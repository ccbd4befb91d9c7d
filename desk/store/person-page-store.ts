import type { AssetEvent } from '../../shared/domain/asset-event.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { assetEventOf } from './asset-event-store.ts';
import type { Db } from './tables.ts';

/** What is asked of a history: lines before a moment, of tickets of these queues. */
export interface PersonQuestion {
  readonly personId: string;
  readonly queues: readonly WorkQueue[];
  /** Null is no bound. */
  readonly before: string | null;
  readonly limit: number;
}

/** The moves by which somebody got an asset, gave it back or had it moved, newest first. */
export async function movesOfPerson(
  db: Db,
  asked: PersonQuestion,
): Promise<readonly { readonly tag: string; readonly name: string; readonly event: AssetEvent }[]> {
  let query = db
    .selectFrom('asset_event')
    .innerJoin('asset', 'asset.asset_id', 'asset_event.asset_id')
    .innerJoin('asset_model', 'asset_model.model_id', 'asset.model_id')
    .leftJoin('ticket', (join) =>
      join
        .onRef('ticket.ticket_id', '=', 'asset_event.ticket_id')
        .on('ticket.queue', 'in', [...asked.queues]),
    )
    .selectAll('asset_event')
    .select(['ticket.ticket_id as seen_ticket_id', 'ticket.number', 'ticket.visit_code'])
    .select(['asset.tag', 'asset_model.maker', 'asset_model.model'])
    .where('asset_event.kind', '=', 'moved')
    .where((eb) =>
      eb.or([
        eb('asset_event.from_person_id', '=', asked.personId),
        eb('asset_event.to_person_id', '=', asked.personId),
      ]),
    )
    .orderBy('asset_event.at', 'desc')
    .orderBy('asset_event.sequence', 'desc')
    .limit(asked.limit);
  if (asked.before !== null) query = query.where('asset_event.at', '<', asked.before);
  return (await query.execute()).map((row) => ({
    tag: row.tag,
    name: `${row.maker} ${row.model}`,
    event: assetEventOf(row),
  }));
}
