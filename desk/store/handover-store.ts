import type { HandoverLine } from '../../shared/contract/handover-routes.ts';
import {
  type Handover,
  type SignedItem,
  handoverSchema,
  paperSchema,
  signedDocumentSchema,
} from '../../shared/domain/handover.ts';
import { holderKey } from '../../shared/domain/holder.ts';
import type { WorkQueue } from '../../shared/domain/report-type.ts';
import { signatureSchema } from '../../shared/domain/signature.ts';
import type { HandoverTable } from './handover-tables.ts';
import type { PersonQuestion } from './person-page-store.ts';
import { storedJson } from './stored-json.ts';
import type { Db } from './tables.ts';

const documentText = storedJson(signedDocumentSchema);
const signatureText = storedJson(signatureSchema);
const paperText = storedJson(paperSchema);

/** Writes down a handover with its items and photos. */
export async function insertHandover(db: Db, handover: Handover, byId: string): Promise<void> {
  const { document } = handover;
  await db
    .insertInto('handover')
    .values({
      handover_id: handover.handoverId,
      kind: document.kind,
      signed_at: document.at,
      holder_key: holderKey(document.holder),
      ticket_id: handover.ticketId,
      document: JSON.stringify(document),
      signature: JSON.stringify(handover.signature),
      seal: handover.seal,
      paper: null,
      by_id: byId,
    })
    .execute();
  await db
    .insertInto('handover_item')
    .values(
      document.items.map(({ assetId }) => ({
        handover_id: handover.handoverId,
        asset_id: assetId,
      })),
    )
    .execute();
  for (const hash of new Set(document.items.flatMap(({ condition }) => condition.photos))) {
    await insertHandoverPhoto(db, hash, handover.handoverId);
  }
}

export async function insertHandoverPhoto(db: Db, hash: string, handoverId: string): Promise<void> {
  await db
    .insertInto('handover_photo')
    .values({ hash, handover_id: handoverId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Attaches the signed form to a handover. */
export async function putPaper(
  db: Db,
  handoverId: string,
  paper: NonNullable<Handover['paper']>,
): Promise<void> {
  await db
    .updateTable('handover')
    .set({ paper: JSON.stringify(paper) })
    .where('handover_id', '=', handoverId)
    .execute();
}

/** One handover of a ticket in these queues, or of none; or null. */
export async function findHandover(
  db: Db,
  handoverId: string,
  queues: readonly WorkQueue[],
): Promise<Handover | null> {
  const row = await seen(db, queues)
    .where('handover.handover_id', '=', handoverId)
    .executeTakeFirst();
  return row === undefined ? null : handoverOf(row);
}

/** The account that handed over. */
export async function handedOverBy(db: Db, handoverId: string): Promise<string | null> {
  const row = await db
    .selectFrom('handover')
    .select('by_id')
    .where('handover_id', '=', handoverId)
    .executeTakeFirst();
  return row?.by_id ?? null;
}

/** Whether a photo stands on a handover that somebody of these queues may see. */
export async function isPhotoOfHandover(
  db: Db,
  hash: string,
  queues: readonly WorkQueue[],
): Promise<boolean> {
  const row = await seen(db, queues)
    .innerJoin('handover_photo', 'handover_photo.handover_id', 'handover.handover_id')
    .where('handover_photo.hash', '=', hash)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Handovers, newest first. */
export async function listHandovers(
  db: Db,
  wish: {
    readonly assetId: string | null;
    readonly ticketId: string | null;
    readonly before: string | null;
    readonly limit: number;
    readonly queues: readonly WorkQueue[];
  },
): Promise<readonly HandoverLine[]> {
  let query = seen(db, wish.queues).orderBy('handover.handover_id', 'desc').limit(wish.limit);
  if (wish.before !== null) query = query.where('handover.handover_id', '<', wish.before);
  if (wish.ticketId !== null) query = query.where('handover.ticket_id', '=', wish.ticketId);
  const { assetId } = wish;
  if (assetId !== null) {
    query = query.where('handover.handover_id', 'in', (eb) =>
      eb.selectFrom('handover_item').select('handover_id').where('asset_id', '=', assetId),
    );
  }
  return (await query.execute()).map((row) => lineOf(handoverOf(row)));
}

/** The handovers that somebody signed, newest first. */
export async function handoversOfHolder(
  db: Db,
  key: string,
  { queues, before, limit }: PersonQuestion,
): Promise<readonly HandoverLine[]> {
  let query = seen(db, queues)
    .where('handover.holder_key', '=', key)
    .orderBy('handover.signed_at', 'desc')
    .limit(limit);
  if (before !== null) query = query.where('handover.signed_at', '<', before);
  return (await query.execute()).map((row) => lineOf(handoverOf(row)));
}

/** How an asset last left the desk, whatever ticket it was for; null when it never did. */
export async function lastOut(
  db: Db,
  assetId: string,
): Promise<{
  readonly handoverId: string;
  readonly at: string;
  readonly item: SignedItem;
} | null> {
  const row = await outsOf(db, assetId).executeTakeFirst();
  if (row === undefined) return null;
  const { handoverId, document } = handoverOf(row);
  const item = document.items.find((each) => each.assetId === assetId);
  return item === undefined ? null : { handoverId, at: document.at, item };
}

/** How an asset stood on the paper with which it had gone out before a return. */
export async function outBefore(
  db: Db,
  assetId: string,
  returnedAt: string,
): Promise<SignedItem | null> {
  const row = await outsOf(db, assetId)
    .where('handover.signed_at', '<', returnedAt)
    .executeTakeFirst();
  return (
    (row === undefined ? null : handoverOf(row))?.document.items.find(
      (each) => each.assetId === assetId,
    ) ?? null
  );
}

/** The handovers by which an asset left, newest first. */
function outsOf(db: Db, assetId: string) {
  return db
    .selectFrom('handover')
    .innerJoin('handover_item', 'handover_item.handover_id', 'handover.handover_id')
    .selectAll('handover')
    .where('handover_item.asset_id', '=', assetId)
    .where('handover.kind', '!=', 'return')
    .orderBy('handover.signed_at', 'desc')
    .limit(1);
}

/** Handovers whose ticket is in these queues, and those without one. */
function seen(db: Db, queues: readonly WorkQueue[]) {
  return db
    .selectFrom('handover')
    .leftJoin('ticket', 'ticket.ticket_id', 'handover.ticket_id')
    .selectAll('handover')
    .where((eb) =>
      eb.or([eb('handover.ticket_id', 'is', null), eb('ticket.queue', 'in', [...queues])]),
    );
}

function handoverOf(row: HandoverTable): Handover {
  return handoverSchema.parse({
    handoverId: row.handover_id,
    ticketId: row.ticket_id,
    document: documentText.parse(row.document),
    signature: signatureText.parse(row.signature),
    seal: row.seal,
    paper: row.paper === null ? null : paperText.parse(row.paper),
  });
}

function lineOf({ handoverId, document, signature, paper }: Handover): HandoverLine {
  return {
    handoverId,
    kind: document.kind,
    holderName: document.holder.name,
    names: document.items.map(({ name }) => name),
    at: document.at,
    by: document.by,
    paperMissing: signature.by === 'paper' && paper === null,
  };
}
