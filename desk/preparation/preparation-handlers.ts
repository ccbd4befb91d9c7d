import { timestamp } from '../../shared/base/clock.ts';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { preparationRoutes } from '../../shared/contract/preparation-routes.ts';
import type { TypeChecks } from '../../shared/domain/preparation/preparation.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import { unknownAsset } from '../store/asset-change.ts';
import { findAsset } from '../store/asset-store.ts';
import {
  checksOfType,
  insertChecks,
  lastPreparation,
  newestChecks,
  openPreparations,
} from '../store/preparation-store.ts';
import { pageOf } from '../store/register-page.ts';
import { finishPreparation, giveEvidence, startPreparation, stopPreparation } from './prepare.ts';
import { asItIsNow } from './prepared.ts';

/** Devices that are made ready for use, check by check (ADR 30). */
export function preparationHandlers(
  context: DeskContext,
): Pick<DeskHandlers, keyof typeof preparationRoutes> {
  const { clock, database } = context;
  const { read } = database;
  return {
    'preparation.checks': async () => ok({ types: await newestChecks(read) }),
    'preparation.change-checks': ({ params, body }, { session }) =>
      database.write(async (db) => {
        const newest = (await checksOfType(db, params.type))?.version ?? 0;
        const next: TypeChecks = {
          type: params.type,
          version: newest + 1,
          checks: body.checks,
          changedBy: session.name,
          changedAt: timestamp(clock),
        };
        return newest === body.version && (await insertChecks(db, next))
          ? ok(next)
          : err(fault('rules/changed-meanwhile', `The checks are at version ${newest}`));
      }),
    'preparation.list': async ({ query }) => {
      const rows = await openPreparations(read, {
        before: query.before ?? null,
        limit: query.limit + 1,
      });
      const { items, next } = pageOf(rows, query.limit, ({ preparationId }) => preparationId);
      return ok({ preparations: items, next });
    },
    'preparation.of-asset': async ({ params }, { session }) => {
      if ((await findAsset(read, params.assetId)) === null) return err(unknownAsset());
      const last = await lastPreparation(read, params.assetId);
      if (last === null) return ok({ preparation: null });
      const now = await asItIsNow(context, read, last, queuesOf(session.role));
      return now.ok ? ok({ preparation: now.value }) : now;
    },
    'preparation.start': ({ params }, { session }) =>
      startPreparation(context, session, params.assetId),
    'preparation.give-evidence': ({ params, body }, { session }) =>
      giveEvidence(context, session, params.preparationId, body),
    'preparation.finish': ({ params, body }, { session }) =>
      finishPreparation(context, session, params.preparationId, body.version),
    'preparation.stop': ({ params, body }, { session }) =>
      stopPreparation(context, session, params.preparationId, body.reason),
  };
}
