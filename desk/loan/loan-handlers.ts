import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type LendingPool, type loanRoutes, mostPools } from '../../shared/contract/loan-routes.ts';
import { lateBefore, openDayAfter } from '../../shared/domain/loan.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import {
  findPool,
  listOpenLoans,
  listPools,
  poolCounts,
  putPool,
  type StoredPool,
} from '../store/loan-store.ts';
import type { Db } from '../store/tables.ts';
import { seenTicket } from '../ticket/beside-ticket.ts';
import { openingCalendar } from '../service-level/opening-calendar.ts';
import { extendLoan, remindNow } from './loan-changes.ts';
import { lineOf } from './loan-line.ts';
import { offeredPools } from './offer.ts';

/** Pools, what is out of them, and until when. */
export function loanHandlers(context: DeskContext): Pick<DeskHandlers, keyof typeof loanRoutes> {
  const { database } = context;
  const { read } = database;
  const today = () => context.dayAt(context.clock.nowMs());
  const lending = async (db: Db, pool: StoredPool): Promise<LendingPool> => ({
    ...pool.facts,
    poolId: pool.poolId,
    ...(await poolCounts(db, pool)),
    latestDueOn: openDayAfter(await openingCalendar(db), today(), pool.facts.longestDays),
  });
  const all = async () => {
    const pools = await listPools(read, mostPools);
    return Promise.all(pools.map((pool) => lending(read, pool)));
  };
  return {
    'loan.list': async ({ query }) => {
      const loans = await listOpenLoans(read, {
        lateBefore: query.view === 'late' ? lateBefore(await openingCalendar(read), today()) : null,
        after: query.after === undefined ? null : placeOf(query.after),
        limit: query.limit + 1,
      });
      const page = loans.slice(0, query.limit);
      const last = page.at(-1);
      const lines = await Promise.all(page.map((loan) => lineOf(context, read, loan)));
      return ok({
        lines,
        next:
          loans.length > page.length && last !== undefined ? `${last.dueOn} ${last.loanId}` : null,
      });
    },
    'loan.extend': ({ params, body }, { session }) =>
      extendLoan(context, session, params.loanId, body.dueOn),
    'loan.remind': ({ params }, { session }) => remindNow(context, session, params.loanId),
    'loan.pools': async () => ok({ pools: await all() }),
    'loan.create-pool': ({ body }) =>
      database.write(async (db) => {
        const pool = { poolId: context.newId(), facts: body };
        await putPool(db, pool);
        return ok(await lending(db, pool));
      }),
    'loan.change-pool': ({ params, body }) =>
      database.write(async (db): Promise<Result<LendingPool, Fault>> => {
        if ((await findPool(db, params.poolId)) === null) {
          return err(fault('loan/unknown', 'There is no such pool'));
        }
        const pool = { poolId: params.poolId, facts: body };
        await putPool(db, pool);
        return ok(await lending(db, pool));
      }),
    'loan.offer': async ({ params }, { session }) => {
      const ticket = await seenTicket(context, session, params.ticketId);
      return ticket.ok ? ok({ pools: offeredPools(ticket.value.item, await all()) }) : ticket;
    },
  };
}

function placeOf(cursor: string): { readonly dueOn: string; readonly loanId: string } {
  const [dueOn = '', loanId = ''] = cursor.split(' ');
  return { dueOn, loanId };
}
