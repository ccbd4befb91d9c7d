import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import {
  type Consumable,
  isLow,
  stockAfter,
  type StockMovement,
  type StockReason,
} from '../../shared/domain/consumable.ts';
import type { DeskContext } from '../desk-context.ts';
import { tellRoles } from '../notice/tell-roles.ts';
import {
  type ConsumableRow,
  consumableOf,
  findConsumable,
  findMovement,
  insertStockMovement,
  lockConsumable,
  movementOf,
} from '../store/consumable-store.ts';
import type { Db } from '../store/tables.ts';

/** What somebody wants to do to a stock; `change` sees what lies there. */
export interface StockWish {
  readonly movementId: string;
  readonly item: { readonly itemId: string } | { readonly ean: string };
  readonly reason: StockReason;
  readonly change: (stock: number) => number;
  readonly to: string | null;
  readonly ticketId: string | null;
  readonly words: string | null;
}

export interface MovedStock {
  readonly item: Consumable;
  readonly movement: StockMovement;
}

/**
 * Adds one line to the stock book, in a command that may do more. The same movement again changes
 * nothing and answers what it was.
 */
export async function moveStock(
  context: DeskContext,
  db: Db,
  session: Session,
  wish: StockWish,
): Promise<Result<MovedStock, Fault>> {
  const row = await lockConsumable(db, context.database.kind, wish.item);
  if (row === null) return err(unknownConsumable());
  const before = await findMovement(db, wish.movementId);
  if (before !== null) {
    return before.item_id === row.item_id
      ? ok({ item: consumableOf(row), movement: movementOf(before) })
      : err(fault('idempotency/different-content', 'This movement is of another item'));
  }
  if (row.closed === 1 && wish.reason === 'handed-out') {
    return err(fault('stock/closed', 'This item is no longer handed out'));
  }
  const change = wish.change(row.stock);
  const stock = stockAfter(row.stock, change);
  if (stock === null) {
    return err(fault('stock/too-few', `There are ${row.stock}, the change is ${change}`));
  }
  const at = timestamp(context.clock);
  const moved = {
    movement_id: wish.movementId,
    item_id: row.item_id,
    sequence: row.sequence + 1,
    reason: wish.reason,
    change,
    stock,
    at,
    actor: session.name,
    actor_id: session.accountId,
    to_name: wish.to,
    ticket_id: wish.ticketId,
    words: wish.words === '' ? null : wish.words,
  };
  await insertStockMovement(db, moved);
  await warnWhenLow(context, db, row, stock, at);
  const now = await findConsumable(db, row.item_id);
  return ok({ item: consumableOf(now ?? row), movement: movementOf(moved) });
}

/** Tells the leads once, when the stock comes down to its level; not again until it was above it. */
async function warnWhenLow(
  context: DeskContext,
  db: Db,
  before: ConsumableRow,
  stock: number,
  at: string,
): Promise<void> {
  const item = consumableOf(before);
  if (isLow(item) || !isLow({ ...item, stock })) return;
  await tellRoles(context, db, ['lead', 'admin'], {
    kind: 'stock-low',
    at,
    details: { item: item.name, count: stock },
  });
}

export function unknownConsumable(): Fault {
  return fault('stock/unknown', 'There is no such item');
}
