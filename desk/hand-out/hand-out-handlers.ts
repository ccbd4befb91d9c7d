import { timestamp } from '../../shared/base/clock.ts';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { handOutRoutes, SetAside } from '../../shared/contract/hand-out-routes.ts';
import { holderKey } from '../../shared/domain/holder.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { assetToChange } from '../store/asset-change.ts';
import { personWithNumber } from '../store/person-store.ts';
import { deleteSetAside, putSetAside, setAsideOf } from '../store/set-aside-store.ts';
import type { Db } from '../store/tables.ts';
import { chosenAsset } from './chosen-asset.ts';
import { deviceOf, offersFor } from './offers.ts';
import { receiptAtKiosk, signAtKiosk } from './sign-at-kiosk.ts';
import { takerOf } from './taker.ts';

/** Devices that people take along from a kiosk, and for whom one lies ready (ADR 40). */
export function handOutHandlers(
  context: DeskContext,
): Pick<DeskHandlers, keyof typeof handOutRoutes> {
  const { database } = context;
  const { read } = database;
  const shown = async (db: Db, assetId: string): Promise<{ setAside: SetAside | null }> => {
    const aside = await setAsideOf(db, assetId);
    if (aside === null) return { setAside: null };
    const { holder, at, by } = aside;
    return { setAside: { holder, at, by } };
  };
  return {
    'hand-out.set-aside-of': async ({ params }) => ok(await shown(read, params.assetId)),
    'hand-out.set-aside': ({ params: { assetId }, body }, { session }) =>
      database.write(async (db) => {
        const asset = await assetToChange(db, database.kind, assetId, null);
        if (!asset.ok) return asset;
        if (asset.value.state !== 'ready') {
          return err(fault('asset/not-ready', `It is ${asset.value.state}, not ready`));
        }
        const person = await personWithNumber(db, body.staffNumber);
        if (person === null) return err(fault('person/unknown', 'Nobody has this number'));
        const { name, staffNumber } = person;
        await putSetAside(db, {
          asset_id: assetId,
          holder_name: name,
          staff_number: staffNumber,
          holder_key: holderKey({ name, staffNumber }),
          at: timestamp(context.clock),
          actor: session.name,
          actor_id: session.accountId,
        });
        return ok(await shown(db, assetId));
      }),
    'hand-out.release': ({ params: { assetId } }) =>
      database.write(async (db) => {
        await deleteSetAside(db, assetId);
        return ok(await shown(db, assetId));
      }),
    'hand-out.offers': async ({ body }, { kiosk }) => {
      const taker = await takerOf(read, body.personId);
      return taker.ok ? ok(await offersFor(context, kiosk.kioskId, taker.value)) : taker;
    },
    'hand-out.recognise': async ({ body }) => {
      const taker = await takerOf(read, body.personId);
      if (!taker.ok) return taker;
      const asset = await chosenAsset(read, taker.value, body.choice, body.readout.facts);
      if (!asset.ok) return asset;
      return ok({ device: deviceOf(asset.value), version: asset.value.version });
    },
    'hand-out.sign': ({ params, body }, { kiosk }) =>
      signAtKiosk(context, kiosk, params.handOutId, body),
    'hand-out.receipt': async ({ params, body }, { kiosk }) => {
      const taker = await takerOf(read, body.personId);
      return taker.ok
        ? receiptAtKiosk(context, kiosk, params.handOutId, taker.value, false)
        : taker;
    },
  };
}
