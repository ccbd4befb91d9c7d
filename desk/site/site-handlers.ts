import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import {
  type Counter,
  type Site,
  findSite,
  firstSiteId,
  mostCounters,
  mostSites,
  openSite,
  shortNameOf,
  siteIdOf,
} from '../../shared/domain/site.ts';
import { keepWhereSent } from '../appointment/keep-appointment.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { isAnybodyExpected } from '../store/appointment-store.ts';
import { tieAssets } from '../store/asset-site-store.ts';
import { seatsTaken } from '../store/session-store.ts';
import {
  findCounter,
  insertCounter,
  insertSite,
  isSiteInUse,
  listSites,
  placeKiosk,
  placedKiosks,
  updateCounter,
  updateSite,
} from '../store/site-store.ts';
import type { Db } from '../store/tables.ts';
import { seenTicket } from '../ticket/beside-ticket.ts';
import { changeTicket, readCard } from '../ticket/change-ticket.ts';
import { transferOf } from '../ticket/transfer-target.ts';
import { seatedSince } from './seats.ts';
import { unknownSite } from './unknown-site.ts';

type SiteRoutes =
  | 'site.list'
  | 'site.create'
  | 'site.change'
  | 'site.add-counter'
  | 'site.change-counter'
  | 'site.place-kiosk'
  | 'ticket.transfer';

const mostKiosks = 200;

/** The places where visitors are received, kept by admins. */
export function siteHandlers(context: DeskContext): Pick<DeskHandlers, SiteRoutes> {
  const { database, settings } = context;
  const sitesIn = (db: Db) => listSites(db, settings.siteName);
  return {
    'site.list': async () =>
      ok({
        sites: [...(await sitesIn(database.read))],
        kiosks: [...(await placedKiosks(database.read, mostKiosks))],
        seats: [...(await seatsTaken(database.read, seatedSince(context.clock)))],
      }),
    'site.create': ({ body }) =>
      changeSites(context, async (db) => {
        const site = { siteId: context.newId(), ...body, active: true };
        const sites = await sitesIn(db);
        if (sites.length >= mostSites) return err(fullFault(`${mostSites} sites`));
        if (isTaken(sites, site)) return err(nameTaken());
        await insertSite(db, site);
        await tieAssets(db, site);
        return ok({ ...site, counters: [] });
      }),
    'site.change': ({ params: { siteId }, body }) =>
      changeSites(context, async (db) => {
        const sites = await sitesIn(db);
        const known = sites.find((each) => each.siteId === siteId);
        if (known === undefined) return err(unknownSite());
        const site = { ...known, ...body };
        if (isTaken(sites, site)) return err(nameTaken());
        if (!site.active && (siteId === firstSiteId || (await isInUse(context, db, siteId)))) {
          return err(
            fault(
              'site/in-use',
              'It is the first, has a kiosk or a shelf, or somebody or a device is there or expected',
            ),
          );
        }
        await updateSite(db, site);
        await tieAssets(db, site);
        return ok(site);
      }),
    'site.add-counter': ({ params: { siteId }, body }) =>
      changeSites(context, async (db) => {
        const site = (await sitesIn(db)).find((each) => each.siteId === siteId);
        if (site === undefined) return err(unknownSite());
        const counter = { counterId: context.newId(), siteId, ...body, active: true };
        if (site.counters.length >= mostCounters) return err(fullFault(`${mostCounters} counters`));
        if (isCounterTaken(site, counter)) return err(nameTaken());
        await insertCounter(db, counter);
        return ok(counter);
      }),
    'site.change-counter': ({ params: { counterId }, body }) =>
      changeSites(context, async (db) => {
        const known = await findCounter(db, counterId);
        if (known === null) return err(fault('site/unknown', 'There is no such counter'));
        const counter = { ...known, ...body };
        const site = (await sitesIn(db)).find((each) => each.siteId === known.siteId);
        if (site !== undefined && isCounterTaken(site, counter)) return err(nameTaken());
        await updateCounter(db, counter);
        return ok(counter);
      }),
    'site.place-kiosk': ({ params: { kioskId }, body: { siteId } }) =>
      changeSites(context, async (db) => {
        if (openSite(await sitesIn(db), siteId) === null) return err(unknownSite());
        const name = await placeKiosk(db, kioskId, siteId);
        if (name === null) return err(fault('kiosk/unknown', 'There is no such kiosk'));
        return ok({ kioskId, name, siteId });
      }),
    'ticket.transfer': async ({ params: { ticketId }, body }, { session }) => {
      const seen = await seenTicket(context, session, ticketId);
      if (!seen.ok) return seen;
      const transfer = await transferOf(context, seen.value.item, body.to, body.reason);
      const { version } = body;
      if (!transfer.ok) return transfer;
      const sent = await changeTicket(context, session, { ticketId, version }, transfer.value);
      if (!sent.ok || siteIdOf(sent.value.item) === siteIdOf(seen.value.item)) return sent;
      await keepWhereSent(context, { ...seen.value, item: sent.value.item });
      return readCard(context, session, ticketId);
    },
  };
}

/** Whether something stands at a site that is not the first, or somebody is there or expected. */
async function isInUse({ clock }: DeskContext, db: Db, siteId: string): Promise<boolean> {
  return (await isSiteInUse(db, siteId)) || isAnybodyExpected(db, siteId, timestamp(clock));
}

/** Boards and phones are told of the change. */
async function changeSites<T>(
  { database, kiosks, view }: DeskContext,
  change: (db: Db) => Promise<Result<T, Fault>>,
): Promise<Result<T, Fault>> {
  const changed = await database.write(change);
  kiosks.forget();
  if (changed.ok) view.readAnew();
  return changed;
}

/** Two sites of one short name would have one address. */
function isTaken(sites: readonly Site[], { siteId, name }: Pick<Site, 'siteId' | 'name'>): boolean {
  const others = sites.filter((each) => each.siteId !== siteId);
  return findSite(others, shortNameOf(name)) !== null;
}

/** Two counters of one name would send people to the wrong one. */
function isCounterTaken({ counters }: Site, { counterId, name }: Counter): boolean {
  return counters.some((each) => each.counterId !== counterId && each.name === name);
}

function nameTaken(): Fault {
  return fault('site/name-taken', 'Another one has this name');
}

function fullFault(what: string): Fault {
  return fault('input/invalid', `There are ${what} already`);
}
