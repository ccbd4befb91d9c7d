import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type FloorPlan, mostPlans } from '../../shared/domain/fleet/floor-plan.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { unknownSite } from '../site/unknown-site.ts';
import { hasAttachment } from '../store/attachment-store.ts';
import { fleetRows } from '../store/fleet-store.ts';
import {
  deleteFloorPlan,
  findFloorPlan,
  floorPlans,
  insertFloorPlan,
  kioskPlaces,
  putKioskPlace,
  siteOfKiosk,
  updateFloorPlan,
} from '../store/floor-plan-store.ts';
import { drainingKiosks } from '../store/kiosk-command-store.ts';
import { isVisitorPhoto } from '../store/published-instruction-store.ts';
import { listSites } from '../store/site-store.ts';
import type { Db } from '../store/tables.ts';

type FleetMapRoutes = `fleet-map.${'get' | 'add-plan' | 'change-plan' | 'remove-plan' | 'place'}`;

/** Where kiosks stand: seen by leads, arranged by admins. */
export function fleetMapHandlers(context: DeskContext): Pick<DeskHandlers, FleetMapRoutes> {
  const { clock, database, settings } = context;
  return {
    'fleet-map.get': async () => {
      const { read } = database;
      const rows = await fleetRows(read, clock.nowMs());
      const places = await kioskPlaces(read);
      const draining = await drainingKiosks(read, timestamp(clock));
      return ok({
        kiosks: rows.map(({ shown }) => ({
          ...shown,
          draining: draining.has(shown.kioskId),
          place: places.get(shown.kioskId) ?? null,
        })),
        plans: [...(await floorPlans(read))],
      });
    },
    'fleet-map.add-plan': ({ body }) =>
      database.write(async (db) => {
        const sites = await listSites(db, settings.siteName);
        if (!sites.some(({ siteId }) => siteId === body.siteId)) return err(unknownSite());
        const others = await floorPlans(db, body.siteId);
        if (others.length >= mostPlans) {
          return err(fault('input/invalid', `This site has ${mostPlans} plans already`));
        }
        const plan = { planId: context.newId(), ...body };
        const refused = await refusalOf(db, plan, others);
        if (refused !== null) return err(refused);
        await insertFloorPlan(db, plan, timestamp(clock));
        return ok(plan);
      }),
    'fleet-map.change-plan': ({ params: { planId }, body }) =>
      database.write(async (db) => {
        const known = await findFloorPlan(db, planId);
        if (known === null) return err(unknownPlan());
        const { name = known.name, photoHash = known.photoHash } = body;
        const plan = { ...known, name, photoHash };
        const refused = await refusalOf(db, plan, await floorPlans(db, known.siteId));
        if (refused !== null) return err(refused);
        await updateFloorPlan(db, plan);
        return ok(plan);
      }),
    'fleet-map.remove-plan': ({ params: { planId } }) =>
      database.write(async (db) =>
        (await deleteFloorPlan(db, planId)) ? ok({}) : err(unknownPlan()),
      ),
    'fleet-map.place': ({ params: { kioskId }, body: { place } }) =>
      database.write(async (db): Promise<Result<{ place: typeof place }, Fault>> => {
        const siteId = await siteOfKiosk(db, kioskId);
        if (siteId === null) return err(fault('kiosk/unknown', 'There is no such kiosk'));
        const plan = place === null ? null : await findFloorPlan(db, place.planId);
        if (place !== null && plan?.siteId !== siteId) return err(unknownPlan());
        await putKioskPlace(db, kioskId, place);
        return ok({ place });
      }),
  };
}

/** Why a plan cannot be so: its picture is not here or is a visitor's, or another floor has its name. */
async function refusalOf(
  db: Db,
  { planId, name, photoHash }: FloorPlan,
  plans: readonly FloorPlan[],
): Promise<Fault | null> {
  if (plans.some((other) => other.planId !== planId && other.name === name)) {
    return fault('site/name-taken', 'Another plan of this site has this name');
  }
  if (!(await hasAttachment(db, photoHash))) {
    return fault('attachment/unknown', 'The picture has not arrived');
  }
  return (await isVisitorPhoto(db, photoHash))
    ? fault('input/invalid', 'A photo of a visit is no plan')
    : null;
}

function unknownPlan(): Fault {
  return fault('floor-plan/unknown', 'This site has no such plan');
}
