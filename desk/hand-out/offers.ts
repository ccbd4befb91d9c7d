import type { Asset } from '../../shared/domain/asset.ts';
import {
  type HandOutDevice,
  type HandOutOffers,
  mostHandOuts,
  mostLately,
} from '../../shared/domain/hand-out.ts';
import { poolAtKiosk } from '../../shared/domain/pool-at-kiosk.ts';
import { holderKey } from '../../shared/domain/holder.ts';
import type { DeskContext } from '../desk-context.ts';
import { handoverTermsOn } from '../handover/terms.ts';
import { openingCalendar } from '../service-level/opening-calendar.ts';
import { queuesOf } from '../queue/visibility.ts';
import { assetsById } from '../store/asset-store.ts';
import { findHandover, handedOverBy, handoversOfHolder } from '../store/handover-store.ts';
import { approvedUntil } from '../store/loan-request-store.ts';
import { isOfPool, listPools, poolCounts } from '../store/loan-store.ts';
import { mailOfNumber } from '../store/mail-address-store.ts';
import { setAsideFor, setAsideForOthers } from '../store/set-aside-store.ts';
import type { Taker } from './taker.ts';

const mostPoolsLookedAt = 100;
/** Whoever was not shown the end of it comes back within this time, in milliseconds. */
const latelyMs = 30 * 60 * 1000;

/** All that somebody may take along from this kiosk. */
export async function offersFor(
  context: DeskContext,
  kioskId: string,
  taker: Taker,
): Promise<HandOutOffers> {
  const { read } = context.database;
  const today = context.dayAt(context.clock.nowMs());
  const key = holderKey(taker.holder);
  const forHim = await assetsById(read, await setAsideFor(read, key, mostHandOuts));
  const terms = await handoverTermsOn(read, today);
  const { settings } = context;
  return {
    setAside: forHim.filter(({ state }) => state === 'ready').map(deviceOf),
    pools: await poolsFor(context, taker, today),
    lately: await latelySigned(context, kioskId, taker),
    terms: {
      version: terms.version,
      texts: { issue: terms.texts.issue, loan: terms.texts.loan },
    },
    mails: settings.mail !== null && (await mailOfNumber(read, taker.holder.staffNumber)) !== null,
  };
}

/** An asset as a kiosk shows it. */
export function deviceOf({ assetId, maker, model, tag, type }: Asset): HandOutDevice {
  return { assetId, name: `${maker} ${model}`.slice(0, 160), tag, type };
}

async function poolsFor(
  { database: { read } }: DeskContext,
  { holder, role }: Taker,
  today: string,
): Promise<HandOutOffers['pools']> {
  const calendar = await openingCalendar(read);
  const key = holderKey(holder);
  const notHis = (await assetsById(read, await setAsideForOthers(read, key))).filter(
    ({ state }) => state === 'ready',
  );
  const offered: HandOutOffers['pools'][number][] = [];
  for (const pool of await listPools(read, mostPoolsLookedAt)) {
    const { poolId, facts } = pool;
    const counts = await poolCounts(read, pool);
    const ready = counts.ready - notHis.filter((asset) => isOfPool(facts, asset)).length;
    const yes = await approvedUntil(read, { poolId, holderKey: key });
    const stand = poolAtKiosk(facts, { role, ready, approvedUntil: yes, today }, calendar);
    if (stand !== null) offered.push({ poolId, name: facts.name, ...stand });
  }
  return offered.slice(0, mostHandOuts);
}

/** What this person signed for at this kiosk a moment ago. */
async function latelySigned(
  { database: { read }, clock }: DeskContext,
  kioskId: string,
  { personId, holder }: Taker,
): Promise<HandOutOffers['lately']> {
  const since = clock.nowMs() - latelyMs;
  const lines = await handoversOfHolder(read, holderKey(holder), {
    personId,
    queues: queuesOf('admin'),
    before: null,
    limit: mostLately,
  });
  const lately: HandOutOffers['lately'][number][] = [];
  for (const { handoverId, at, kind } of lines) {
    if (kind === 'return' || Date.parse(at) < since) continue;
    if ((await handedOverBy(read, handoverId)) !== kioskId) continue;
    const handover = await findHandover(read, handoverId, queuesOf('admin'));
    const item = handover?.document.items[0];
    if (handover === null || item === undefined) continue;
    const { name, tag } = item;
    lately.push({ handoverId, name, tag, dueOn: handover.document.dueOn, at });
  }
  return lately;
}
