import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { consumableRoutes } from '../../shared/contract/consumable-routes.ts';
import type { ConsumableFacts } from '../../shared/domain/consumable.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { searchWords, searchable } from '../search/search-tokens.ts';
import {
  columnsOf,
  consumableOf,
  findConsumable,
  findMovement,
  insertConsumable,
  isEanTaken,
  listConsumables,
  listMovements,
  lockConsumable,
  updateConsumable,
} from '../store/consumable-store.ts';
import { pageOf } from '../store/register-page.ts';
import { happenBeside } from '../ticket/beside-ticket.ts';
import { type MovedStock, moveStock, type StockWish, unknownConsumable } from './move-stock.ts';

/** What is used up: handed out by one scan, counted, and warned of when there is too little. */
export function consumableHandlers(
  context: DeskContext,
): Pick<DeskHandlers, keyof typeof consumableRoutes> {
  const { database } = context;
  const { read } = database;
  return {
    'consumable.list': async ({ query }) => {
      const rows = await listConsumables(read, {
        words: searchWords(query.q),
        before: query.before ?? null,
        limit: query.limit + 1,
        low: query.low === 'true',
      });
      return ok(pageOf(rows, query.limit, ({ itemId }) => itemId));
    },
    'consumable.create': ({ body }) =>
      database.write(async (db) => {
        const itemId = context.newId();
        const row = {
          item_id: itemId,
          ...columnsOf(body),
          stock: 0,
          sequence: 0,
          search_text: searchTextOf(body),
        };
        return (await insertConsumable(db, row)) ? ok(consumableOf(row)) : err(eanTaken());
      }),
    'consumable.change': ({ params, body }) =>
      database.write(async (db) => {
        const row = await lockConsumable(db, database.kind, params);
        if (row === null) return err(unknownConsumable());
        if (body.ean !== null && (await isEanTaken(db, body.ean, params.itemId))) {
          return err(eanTaken());
        }
        await updateConsumable(db, params.itemId, body, searchTextOf(body));
        return ok(consumableOf({ ...row, ...columnsOf(body) }));
      }),
    'consumable.hand-out': async ({ body }, { session }) => {
      const { to } = body;
      const wish: StockWish = {
        movementId: body.movementId,
        item: body.item,
        reason: 'handed-out',
        change: () => -body.count,
        to: null,
        ticketId: null,
        words: null,
      };
      if (to.kind === 'person') {
        return database.write((db) => moveStock(context, db, session, { ...wish, to: to.name }));
      }
      // Sent again after a lost answer: the history has its line already.
      if ((await findMovement(read, body.movementId)) !== null) {
        return database.write((db) => moveStock(context, db, session, wish));
      }
      let moved: MovedStock | null = null;
      const happened = await happenBeside(context, session, to.ticketId, async (db, ticket) => {
        const done = await moveStock(context, db, session, {
          ...wish,
          to: ticket.item.visitCode,
          ticketId: to.ticketId,
        });
        if (!done.ok) return done;
        moved = done.value;
        return ok({
          kind: 'ticket.consumable-handed-out',
          details: { item: done.value.item.name, count: body.count },
        });
      });
      if (!happened.ok) return happened;
      return moved === null ? err(unknownConsumable()) : ok(moved);
    },
    'consumable.receive': ({ params, body }, { session }) =>
      database.write((db) =>
        moveStock(context, db, session, {
          movementId: body.movementId,
          item: params,
          reason: 'received',
          change: () => body.count,
          to: null,
          ticketId: null,
          words: body.words,
        }),
      ),
    'consumable.count': ({ params, body }, { session }) =>
      database.write((db) =>
        moveStock(context, db, session, {
          movementId: body.movementId,
          item: params,
          reason: 'counted',
          change: (stock) => body.counted - stock,
          to: null,
          ticketId: null,
          words: body.reason,
        }),
      ),
    'consumable.movements': async ({ params, query }) => {
      if ((await findConsumable(read, params.itemId)) === null) return err(unknownConsumable());
      const rows = await listMovements(read, params.itemId, {
        before: query.before ?? null,
        limit: query.limit + 1,
      });
      const movements = rows.slice(0, query.limit);
      const last = movements.at(-1);
      return ok({
        movements,
        next: rows.length > query.limit && last !== undefined ? last.sequence : null,
      });
    },
  };
}

function searchTextOf({ name, ean, site }: ConsumableFacts): string {
  return searchable(`${name} ${ean ?? ''} ${site}`);
}

function eanTaken() {
  return fault('stock/barcode-taken', 'Another item has this barcode');
}
