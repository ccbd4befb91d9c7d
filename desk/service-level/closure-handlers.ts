import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { mostClosuresListed } from '../../shared/contract/closure-routes.ts';
import { type Closure, isClosureInReach } from '../../shared/domain/service-level/closure.ts';
import { tellOfClosures } from '../appointment/tell-of-closures.ts';
import { openSite } from '../../shared/domain/site.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { servingChanged } from '../queue/serving-changed.ts';
import { unknownSite } from '../site/unknown-site.ts';
import { lookAtAllAgain } from '../store/clock-store.ts';
import {
  closuresSince,
  endClosure,
  insertClosure,
  latestClosures,
  lockClosures,
  withdrawClosure,
} from '../store/closure-store.ts';
import { listSites } from '../store/site-store.ts';
import type { Db } from '../store/tables.ts';

type ClosureRoutes = 'closure.list' | 'closure.enter' | 'closure.end' | 'closure.withdraw';

/** Hours in which the desk is closed against its calendar. */
export function closureHandlers(context: DeskContext): Pick<DeskHandlers, ClosureRoutes> {
  const { clock, database } = context;

  /** Changes a closure, and lets all that follows from it be looked at again. */
  const change = async (
    act: (db: Db, at: string) => Promise<Closure | null>,
  ): Promise<Result<Closure, Fault>> => {
    const at = timestamp(clock);
    const changed = await database.write(async (db) => {
      await lockClosures(db, database.kind);
      const before = await closuresSince(db, at);
      const closure = await act(db, at);
      if (closure === null) return null;
      await lookAtAllAgain(db, at);
      await tellOfClosures(context, db, before, { closureId: closure.closureId, at });
      return closure;
    });
    if (changed === null) {
      return err(fault('closure/over', 'It is over, withdrawn or unknown'));
    }
    servingChanged(context);
    return ok(changed);
  };

  return {
    'closure.list': async () =>
      ok({
        at: timestamp(clock),
        closures: [...(await latestClosures(database.read, mostClosuresListed))],
      }),
    'closure.enter': async ({ body }, { session }) => {
      const nowMs = clock.nowMs();
      const fromMs = body.from === undefined ? nowMs : Date.parse(body.from);
      const untilMs = Date.parse(body.until);
      if (!isClosureInReach(fromMs, untilMs, nowMs)) {
        return err(fault('input/invalid', 'It ends before it begins, or is too far away or long'));
      }
      const { siteId } = body;
      const site = siteId === undefined ? {} : { siteId };
      const sites = siteId === undefined ? [] : await listSites(database.read, '');
      if (siteId !== undefined && openSite(sites, siteId) === null) return err(unknownSite());
      return change(async (db, at) => {
        const closure: Closure = {
          closureId: context.newId(),
          ...site,
          cause: body.cause,
          reason: body.reason,
          from: new Date(fromMs).toISOString(),
          until: new Date(untilMs).toISOString(),
          entered: { at, by: session.name },
          ended: null,
          withdrawn: null,
        };
        await insertClosure(db, closure, session.accountId);
        return closure;
      });
    },
    'closure.end': ({ params }, { session }) =>
      change((db, at) => endClosure(db, params.closureId, { at, by: session.name })),
    'closure.withdraw': ({ params }, { session }) =>
      change((db, at) => withdrawClosure(db, params.closureId, { at, by: session.name })),
  };
}
