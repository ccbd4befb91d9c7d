import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Disturbance } from '../../shared/domain/disturbance.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { tellRoles } from '../notice/tell-roles.ts';
import { queuesOf } from '../queue/visibility.ts';
import { lineOf } from '../related/related-handlers.ts';
import {
  findDisturbance,
  insertAffected,
  insertDisturbance,
  listDisturbances,
  updateDisturbance,
} from '../store/disturbance-store.ts';
import { ticketsOfDisturbance } from '../store/disturbance-ticket-store.ts';

type DisturbanceRoutes =
  | 'disturbance.list'
  | 'disturbance.propose'
  | 'disturbance.change'
  | 'disturbance.tickets'
  | 'disturbance.me-too';

/** What is broken for many: staff proposes it, leads show it, visitors say that they have it too. */
export function disturbanceHandlers(context: DeskContext): Pick<DeskHandlers, DisturbanceRoutes> {
  const { clock, database } = context;
  return {
    'disturbance.list': async () => ok({ disturbances: await listDisturbances(database.read) }),
    'disturbance.propose': async ({ body }, { session }) => {
      const disturbanceId = context.newId();
      const at = timestamp(clock);
      const details = { by: session.name, ...body.title };
      await database.write(async (db) => {
        await insertDisturbance(db, {
          ...body,
          disturbanceId,
          state: 'proposed',
          owner: session.name,
          updatedAt: at,
        });
        const notice = { kind: 'disturbance-proposed', at, details } as const;
        await tellRoles(context, db, ['lead', 'admin'], notice, session.accountId);
      });
      return found(context, disturbanceId);
    },
    'disturbance.change': async ({ params, body }, { session }) => {
      const { version, ...change } = body;
      const seen = { ...params, version };
      const said = { ...change, owner: session.name, updatedAt: timestamp(clock) };
      const changed = await database.write((db) => updateDisturbance(db, seen, said));
      const known = await found(context, params.disturbanceId);
      return changed || !known.ok ? known : err(newerThan(version, known.value));
    },
    'disturbance.tickets': async ({ params }, { session }) => {
      const known = await found(context, params.disturbanceId);
      if (!known.ok) return known;
      const queues = queuesOf(session.role);
      const tickets = await ticketsOfDisturbance(database.read, params.disturbanceId, queues);
      return ok({ tickets: tickets.map(lineOf) });
    },
    'disturbance.me-too': async ({ params }, { kiosk }) => {
      const known = await found(context, params.disturbanceId);
      if (!known.ok) return known;
      const at = timestamp(clock);
      await database.write((db) => insertAffected(db, { ...params, kioskId: kiosk.kioskId, at }));
      return ok({});
    },
  };
}

function newerThan(seen: number | undefined, { version }: Disturbance): Fault {
  return fault('disturbance/changed-meanwhile', `Version ${seen} was seen, ${version} is there`);
}

async function found(
  context: DeskContext,
  disturbanceId: string,
): Promise<Result<Disturbance, Fault>> {
  const disturbance = await findDisturbance(context.database.read, disturbanceId);
  return disturbance === null
    ? err(fault('disturbance/unknown', 'There is no such disturbance'))
    : ok(disturbance);
}
