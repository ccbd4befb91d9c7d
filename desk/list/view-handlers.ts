import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { type SavedView, mostViews } from '../../shared/domain/saved-view.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import {
  type StoredView,
  addView,
  forgetView,
  orderViews,
  renameView,
  replaceView,
  viewsOf,
} from '../store/view-store.ts';
import type { Db } from '../store/tables.ts';

type ViewRoutes = 'view.list' | 'view.create' | 'view.change' | 'view.delete';

/** Saved views: one's own, and those that leads share with everybody. */
export function viewHandlers(context: DeskContext): Pick<DeskHandlers, ViewRoutes> {
  const { database } = context;
  const told = async (session: Session): Promise<{ views: SavedView[] }> => {
    const views = await viewsOf(database.read, session.accountId);
    return {
      views: views.map(({ viewId, name, search, shared }) => ({ viewId, name, search, shared })),
    };
  };
  /** Does something with a view that this person looks after, then tells them all. */
  const withOwn = async (
    session: Session,
    viewId: string,
    work: (db: Db, view: StoredView, beside: readonly StoredView[]) => Promise<void>,
  ): Promise<Result<{ views: SavedView[] }, Fault>> => {
    const done = await database.write(async (db) => {
      const views = await viewsOf(db, session.accountId);
      const view = views.find((each) => each.viewId === viewId);
      if (view === undefined) return err(fault('input/invalid', 'There is no such view'));
      if (view.shared && !mayShare(session)) {
        return err(fault('auth/forbidden', 'A lead looks after shared views'));
      }
      await work(
        db,
        view,
        views.filter((each) => each.shared === view.shared),
      );
      return ok(null);
    });
    return done.ok ? ok(await told(session)) : done;
  };

  return {
    'view.list': async (_input, { session }) => ok(await told(session)),
    'view.create': async ({ body }, { session }) => {
      const { name, search, shared } = body;
      if (shared && !mayShare(session)) {
        return err(fault('auth/forbidden', 'Only a lead shares a view'));
      }
      const { accountId } = session;
      const added = await database.write(async (db) => {
        const beside = (await viewsOf(db, accountId)).filter((each) => each.shared === shared);
        if (beside.length >= mostViews) {
          return err(fault('input/too-many', `There are ${mostViews} views already`));
        }
        const position = (beside.at(-1)?.position ?? -1) + 1;
        await addView(db, { viewId: context.newId(), name, search, shared, accountId, position });
        return ok(null);
      });
      return added.ok ? ok(await told(session)) : added;
    },
    'view.change': ({ params, body }, { session }) =>
      withOwn(session, params.viewId, async (db, view, beside) => {
        if (body.change === 'rename') return renameView(db, view.viewId, body.name);
        if (body.change === 'replace') return replaceView(db, view.viewId, body.search);
        const ids = beside.map((each) => each.viewId);
        const from = ids.indexOf(view.viewId);
        const to = Math.max(0, Math.min(ids.length - 1, from + body.by));
        ids.splice(to, 0, ...ids.splice(from, 1));
        return orderViews(db, ids);
      }),
    'view.delete': ({ params }, { session }) =>
      withOwn(session, params.viewId, (db, view) => forgetView(db, view.viewId)),
  };
}

function mayShare(session: Session): boolean {
  return session.role !== 'technician';
}
