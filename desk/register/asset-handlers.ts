import { timestamp } from '../../shared/base/clock.ts';
import { fault, type Fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import {
  type AssetMove,
  type assetRoutes,
  mostRowsShown,
} from '../../shared/contract/asset-routes.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type { AssetHolder } from '../../shared/domain/asset.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import { searchWords } from '../search/search-tokens.ts';
import { moveAsset, unknownAsset } from '../store/asset-change.ts';
import { findImport } from '../store/asset-bulk-store.ts';
import { rareAssets } from '../store/asset-search-store.ts';
import { otherSites, siteWish } from '../store/asset-site-store.ts';
import { findAsset, findAssetsByCode, listAssets } from '../store/asset-store.ts';
import { personWithNumber } from '../store/person-store.ts';
import { pageOf } from '../store/register-page.ts';
import type { Db } from '../store/tables.ts';
import { seenTicket } from '../ticket/beside-ticket.ts';
import { assetsOnDay, timelineOf } from './asset-history.ts';
import { startImport } from './import-assets.ts';
import { addAsset, changeAsset } from './keep-asset.ts';
import { moverOf } from './mover-of.ts';
import { planImport } from './plan-import.ts';
import { numbersIn } from './scanned-code.ts';
import { assetsOfTicket, takeIn } from './ticket-assets.ts';

/** The register of assets (ADR 26): what there is, where it is in its life, and who has it. */
export function assetHandlers(context: DeskContext): Pick<DeskHandlers, keyof typeof assetRoutes> {
  const { database, newId } = context;
  const { read } = database;
  const by = (session: Session) => ({
    by: session,
    role: moverOf(session.role),
    at: timestamp(context.clock),
  });
  return {
    'asset.list': async ({ query }) => {
      const words = searchWords(query.q);
      const found = await listAssets(read, {
        words,
        among: await rareAssets(database, words),
        before: query.before ?? null,
        limit: query.limit + 1,
        type: query.type ?? null,
        state: query.state ?? null,
        site: query.site === undefined ? null : await siteWish(read, query.site),
        holderKey: query.holder ?? null,
      });
      const { items, next } = pageOf(found, query.limit, ({ assetId }) => assetId);
      return ok({ assets: items, next });
    },
    'asset.sites': async () => ok({ sites: [...(await otherSites(read))] }),
    'asset.find': async ({ query }) =>
      ok({ assets: [...(await findAssetsByCode(read, numbersIn(query.code)))] }),
    'asset.create': ({ body }, { session }) =>
      database.write((db) => addAsset(context, db, body.facts, by(session))),
    'asset.get': async ({ params }) => {
      const asset = await findAsset(read, params.assetId);
      return asset === null ? err(unknownAsset()) : ok(asset);
    },
    'asset.change': ({ params, body }, { session }) =>
      database.write((db) =>
        changeAsset(context, db, params.assetId, body.facts, {
          ...by(session),
          version: body.version,
          reason: body.reason,
        }),
      ),
    'asset.move': async ({ params, body }, { session }) => {
      if (body.ticketId !== null) {
        const ticket = await seenTicket(context, session, body.ticketId);
        if (!ticket.ok) return ticket;
      }
      return database.write(async (db) => {
        const holder = await holderOf(db, body);
        if (!holder.ok) return holder;
        const { to, dueOn, wipeProof, reason, version, ticketId, minutes } = body;
        return moveAsset(
          db,
          { kind: database.kind, newId },
          params.assetId,
          { to, dueOn, wipeProof, reason, holder: holder.value },
          { ...by(session), version, ticketId, minutes },
        );
      });
    },
    'asset.timeline': async ({ params, query }, { session }) =>
      (await findAsset(read, params.assetId)) === null
        ? err(unknownAsset())
        : ok(
            await timelineOf(read, params.assetId, queuesOf(session.role), {
              before: query.before ?? null,
              limit: query.limit,
            }),
          ),
    'asset.on-day': async ({ query }, { session }) =>
      ok({ assets: await assetsOnDay(context, { ...query, queues: queuesOf(session.role) }) }),
    'asset.of-ticket': async ({ params }, { session }) => {
      const ticket = await seenTicket(context, session, params.ticketId);
      return ticket.ok ? ok(await assetsOfTicket(context, ticket.value)) : ticket;
    },
    'asset.check-import': async ({ body }) => {
      const plan = await planImport(read, body.csv);
      if (!plan.ok) return plan;
      const { counts, rows } = plan.value;
      const wrong = rows.filter(({ outcome }) => outcome === 'error');
      const others = rows.filter(({ outcome }) => outcome !== 'error');
      return ok({ counts, rows: [...wrong, ...others].slice(0, mostRowsShown) });
    },
    'asset.import': ({ body }, { session }) => startImport(context, session, body.csv),
    'asset.import-state': async ({ params }) => {
      const found = await findImport(read, params.importId);
      if (found === null) return err(fault('asset/unknown', 'There is no such import'));
      const { total, done, added, changed, failed, finishedAt } = found;
      return ok({
        total,
        done,
        added,
        changed,
        failed: failed.slice(0, mostRowsShown),
        finished: finishedAt !== null,
      });
    },
    'asset.take-in': ({ params, body }, { session }) =>
      takeIn(context, session, params.ticketId, body),
  };
}

/** Who gets an asset. A staff number must be somebody's, and then his name is the one that is kept. */
async function holderOf(
  db: Db,
  { holder }: Pick<AssetMove, 'holder'>,
): Promise<Result<AssetHolder | null, Fault>> {
  if (holder === null || holder.staffNumber === null) {
    return ok(holder === null ? null : { ...holder, personId: null });
  }
  const person = await personWithNumber(db, holder.staffNumber);
  return person === null
    ? err(fault('person/unknown', 'Nobody has this staff number'))
    : ok(person);
}
