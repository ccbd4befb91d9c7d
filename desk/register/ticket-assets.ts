import { fault, type Fault } from '../../shared/base/fault.ts';
import { type Result, err } from '../../shared/base/result.ts';
import {
  type TakeIn,
  type TicketAssets,
  mostOfPerson,
} from '../../shared/contract/asset-routes.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import {
  type ReadFacts,
  differences,
  factsOfReadout,
  takeOver,
} from '../../shared/domain/asset-from-readout.ts';
import type { Asset, AssetHolder } from '../../shared/domain/asset.ts';
import { holderKey } from '../../shared/domain/holder.ts';
import type { Readout } from '../../shared/domain/readout.ts';
import type { DeskContext } from '../desk-context.ts';
import {
  findAsset,
  findAssetByDevice,
  findAssetsByCode,
  listAssets,
  putAssetDevice,
} from '../store/asset-store.ts';
import { holderOfPerson } from '../store/person-store.ts';
import { readingsOf } from '../store/reading-store.ts';
import type { Db } from '../store/tables.ts';
import { deviceKeyOf } from '../ticket/device-key.ts';
import { deviceIdentity } from '../../shared/domain/device-identity.ts';
import { happenBeside } from '../ticket/beside-ticket.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';
import { moverOf } from './mover-of.ts';
import { addAsset, changeAsset } from './keep-asset.ts';

/** What the register has to say about a ticket: its device, what was read of it, and its visitor. */
export async function assetsOfTicket(
  { database: { read }, deviceSecret }: DeskContext,
  ticket: StoredTicket,
): Promise<TicketAssets> {
  const readout = await lastReadout(read, ticket);
  const facts = readout === null ? null : factsOfReadout(readout);
  const deviceKey = deviceKeyOf(deviceIdentity(readout), deviceSecret);
  const known = deviceKey === null ? null : await findAssetByDevice(read, deviceKey);
  const candidates = known === null ? await candidatesOf(read, facts) : [known];
  const [first] = candidates;
  const asset = candidates.length === 1 && first !== undefined ? first : null;
  const visitor = ticket.personId === null ? null : await holderOfPerson(read, ticket.personId);
  return {
    asset,
    candidates: [...candidates],
    read: facts,
    differences: asset === null || facts === null ? [] : [...differences(asset, facts)],
    known: known !== null,
    visitor,
    ofVisitor: visitor === null ? [] : [...(await assetsOfHolder(read, visitor))],
  };
}

/**
 * Makes or completes the record of a ticket's device, and tells it in the history of the ticket, all in
 * one command. From then on readouts of the device are known as this asset.
 */
export async function takeIn(
  context: DeskContext,
  session: Session,
  ticketId: string,
  { record }: TakeIn,
): Promise<Result<Asset, Fault>> {
  let assetId = '';
  const happened = await happenBeside(context, session, ticketId, async (db, ticket, at) => {
    const readout = await lastReadout(db, ticket);
    if (readout === null) return err(fault('asset/nothing-read', 'The ticket has no readout'));
    const change = {
      by: session,
      role: moverOf(session.role),
      at,
      ticketId,
      readoutId: readout.readoutId,
    };
    const kept =
      record.kind === 'new'
        ? await addAsset(context, db, record.facts, change, 'read')
        : await complete(context, db, record, factsOfReadout(readout), change);
    if (!kept.ok) return kept;
    const asset = kept.value;
    assetId = asset.assetId;
    const deviceKey = deviceKeyOf(deviceIdentity(readout), context.deviceSecret);
    if (deviceKey !== null) await putAssetDevice(db, deviceKey, assetId);
    return {
      ok: true,
      value: { kind: 'ticket.asset-kept', details: { tag: asset.tag } },
    };
  });
  if (!happened.ok) return happened;
  const asset = await findAsset(context.database.read, assetId);
  return asset === null
    ? err(fault('asset/unknown', 'It is gone again'))
    : { ok: true, value: asset };
}

async function complete(
  context: DeskContext,
  db: Db,
  record: Extract<TakeIn['record'], { readonly kind: 'known' }>,
  read: ReadFacts,
  change: Omit<Parameters<typeof changeAsset>[4], 'version' | 'reason'>,
): Promise<Result<Asset, Fault>> {
  const asset = await findAsset(db, record.assetId);
  if (asset === null) return err(fault('asset/unknown', 'There is no such asset'));
  return changeAsset(
    context,
    db,
    record.assetId,
    takeOver(factsOf(asset), read, record.take),
    { ...change, version: record.version, reason: null },
    'read',
  );
}

/** What the desk writes down of an asset, without where it is in its life. */
export function factsOf(asset: Asset) {
  const {
    assetId: _assetId,
    version: _version,
    state: _state,
    holder: _holder,
    dueOn: _dueOn,
    createdAt: _createdAt,
    updatedAt: _updatedAt,
    ...facts
  } = asset;
  return facts;
}

/** The assets that somebody has, newest first. */
export function assetsOfHolder(db: Db, holder: AssetHolder): Promise<readonly Asset[]> {
  return listAssets(db, {
    words: [],
    before: null,
    limit: mostOfPerson,
    type: null,
    state: null,
    site: null,
    among: null,
    holderKey: holderKey(holder),
  });
}

/** The last reading of a device: at the counter, else at the kiosk. */
async function lastReadout(db: Db, { item, document }: StoredTicket): Promise<Readout | null> {
  const [reading] = await readingsOf(db, item.ticketId, 1);
  return reading?.readout ?? document.readout;
}

/** A tag is the organisation's own and goes first; makers' numbers may be the same by chance. */
async function candidatesOf(db: Db, facts: ReadFacts | null): Promise<readonly Asset[]> {
  if (facts === null || (facts.tag === null && facts.serial === null)) return [];
  const found = await findAssetsByCode(db, {
    tag: facts.tag ?? '',
    numbers: facts.serial === null ? [] : [facts.serial],
  });
  const tagged = found.filter(({ tag }) => tag === facts.tag);
  return tagged.length > 0 ? tagged : found;
}
