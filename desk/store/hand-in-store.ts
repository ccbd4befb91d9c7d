import type { HandInLine } from '../../shared/contract/hand-in-routes.ts';
import { handInSchema } from '../../shared/domain/hand-in.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import type { HandInTable } from './hand-in-tables.ts';
import { storedJson } from './stored-json.ts';
import type { Db, DeskDatabase } from './tables.ts';

const documentText = storedJson(handInSchema);

/** Notes what was brought back; false when this visit noted it already. */
export async function insertHandIn(db: Db, row: HandInTable): Promise<boolean> {
  const inserted = await db
    .insertInto('hand_in')
    .values(row)
    .onConflict((conflict) => conflict.column('visit_id').doNothing())
    .returning('hand_in_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Whether this visit noted what it brought back. */
export async function hasHandIn(db: Db, visitId: string): Promise<boolean> {
  const row = await db
    .selectFrom('hand_in')
    .select('hand_in_id')
    .where('visit_id', '=', visitId)
    .executeTakeFirst();
  return row !== undefined;
}

/** What waits to be looked at, newest first. What came back in another way waits for nobody. */
export async function waitingHandIns(
  db: Db,
  wish: {
    readonly before: string | null;
    readonly limit: number;
    readonly queues: readonly WorkQueue[];
  },
): Promise<readonly HandInLine[]> {
  let query = lines(db, wish.queues)
    .where('hand_in.state', '=', 'waiting')
    .where((eb) =>
      eb.or([eb('asset.asset_id', 'is', null), eb('asset.state', 'in', ['issued', 'loan'])]),
    )
    .limit(wish.limit);
  if (wish.before !== null) query = query.where('hand_in.hand_in_id', '<', wish.before);
  return (await query.execute()).map(lineOf);
}

/** What came with one ticket, newest first. */
export async function handInsOfTicket(
  db: Db,
  ticketId: string,
  queues: readonly WorkQueue[],
): Promise<readonly HandInLine[]> {
  const rows = await lines(db, queues)
    .where('hand_in.ticket_id', '=', ticketId)
    .limit(20)
    .execute();
  return rows.map(lineOf);
}

/** One of them, or null. */
export async function findHandIn(
  db: Db,
  handInId: string,
  queues: readonly WorkQueue[],
): Promise<HandInLine | null> {
  const row = await lines(db, queues).where('hand_in.hand_in_id', '=', handInId).executeTakeFirst();
  return row === undefined ? null : lineOf(row);
}

/** One that waits and that nobody else decides on before the end of this command; false when none does. */
export async function lockWaiting(
  db: Db,
  kind: DeskDatabase['kind'],
  handInId: string,
): Promise<boolean> {
  const query = db
    .selectFrom('hand_in')
    .select('hand_in_id')
    .where('hand_in_id', '=', handInId)
    .where('state', '=', 'waiting');
  const row = await (kind === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  return row !== undefined;
}

/** Whether an asset was brought back at a kiosk and nobody has looked yet. */
export async function isHandedIn(db: Db, assetId: string): Promise<boolean> {
  return isWaiting(db, 'asset_id', assetId);
}

/** Whether something that came with a ticket was not looked at yet. */
export async function hasWaitingHandIn(db: Db, ticketId: string): Promise<boolean> {
  return isWaiting(db, 'ticket_id', ticketId);
}

async function isWaiting(db: Db, column: 'asset_id' | 'ticket_id', id: string): Promise<boolean> {
  const row = await db
    .selectFrom('hand_in')
    .select('hand_in_id')
    .where(column, '=', id)
    .where('state', '=', 'waiting')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

type Decision = { readonly at: string; readonly by: string; readonly words: string | null };

/** Decides on one that was locked in the same command. */
export async function decideHandIn(
  db: Db,
  handInId: string,
  state: 'accepted' | 'not-here',
  decision: Decision,
): Promise<void> {
  await db
    .updateTable('hand_in')
    .set(decided(state, decision))
    .where('hand_in_id', '=', handInId)
    .execute();
}

/** An asset was moved in its life: whatever waits of it is accepted with that. */
export async function acceptHandIns(db: Db, assetId: string, decision: Decision): Promise<void> {
  await db
    .updateTable('hand_in')
    .set(decided('accepted', decision))
    .where('asset_id', '=', assetId)
    .where('state', '=', 'waiting')
    .execute();
}

function decided(state: 'accepted' | 'not-here', { at, by, words }: Decision) {
  return { state, decided_at: at, decided_by: by, words };
}

function lines(db: Db, queues: readonly WorkQueue[]) {
  return db
    .selectFrom('hand_in')
    .innerJoin('ticket', 'ticket.ticket_id', 'hand_in.ticket_id')
    .leftJoin('asset', 'asset.asset_id', 'hand_in.asset_id')
    .leftJoin('asset_model', 'asset_model.model_id', 'asset.model_id')
    .selectAll('hand_in')
    .select(['ticket.number', 'ticket.visit_code', 'asset.tag'])
    .select(['asset_model.maker', 'asset_model.model'])
    .where('ticket.queue', 'in', [...queues])
    .orderBy('hand_in.hand_in_id', 'desc');
}

type Row = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number];

function lineOf(row: Row): HandInLine {
  return {
    handInId: row.hand_in_id,
    ticket: { ticketId: row.ticket_id, number: row.number, visitCode: row.visit_code },
    at: row.at,
    kioskName: row.kiosk_name,
    asset:
      row.asset_id === null || row.tag === null
        ? null
        : { assetId: row.asset_id, tag: row.tag, name: `${row.maker ?? ''} ${row.model ?? ''}` },
    deviceName: row.device_name,
    handIn: documentText.parse(row.document),
    photoHash: row.photo_hash,
    state: row.state,
    decided:
      row.decided_at === null
        ? null
        : { at: row.decided_at, by: row.decided_by ?? '', words: row.words },
  };
}
