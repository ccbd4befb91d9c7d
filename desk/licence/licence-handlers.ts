import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { mostWaits } from '../../shared/contract/licence-routes.ts';
import { type Licence, type LicenceFacts, oldestOfferMs } from '../../shared/domain/licence.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { queuesOf } from '../queue/visibility.ts';
import { changedMeanwhile } from '../right/changed-meanwhile.ts';
import {
  findLicence,
  insertLicence,
  licencesById,
  listLicences,
  lockLicence,
  updateLicence,
} from '../store/licence-store.ts';
import { pageOf } from '../store/register-page.ts';
import { seatsOfProduct } from '../store/seat-store.ts';
import type { Db } from '../store/tables.ts';
import { waitsOf } from '../store/wait-store.ts';
import { searchWords, searchable } from '../search/search-tokens.ts';
import { timestamp } from '../../shared/base/clock.ts';
import { assignSeat, leaveWait, releaseSeat, waitForSeat } from './seats.ts';
import { settleOffers } from './settle-offers.ts';
import { tellOffers } from './tell-offers.ts';
import { unknownLicence } from './unknown-licence.ts';

type LicenceRoutes =
  | 'licence.list'
  | 'licence.create'
  | 'licence.change'
  | 'licence.get'
  | 'licence.seats'
  | 'ticket.assign-seat'
  | 'ticket.wait-for-seat'
  | 'licence.leave-wait'
  | 'licence.release';

/** The register of licences. */
export function licenceHandlers(context: DeskContext): Pick<DeskHandlers, LicenceRoutes> {
  const { database } = context;
  const { read } = database;
  return {
    'licence.list': async ({ query }) => {
      const found = await listLicences(read, {
        words: searchWords(query.q),
        before: query.before ?? null,
        limit: query.limit + 1,
      });
      const { items, next } = pageOf(found, query.limit, ({ productId }) => productId);
      return ok({ licences: items, next });
    },
    'licence.create': ({ body }) =>
      database.write(async (db) => {
        if (!(await areKnown(db, body))) return err(unknownAlternative());
        const productId = context.newId();
        await insertLicence(db, productId, body, searchTextOf(body));
        return found(await findLicence(db, productId));
      }),
    'licence.change': async ({ params, body: { seen, ...facts } }) => {
      const { productId } = params;
      const changed = await database.write(async (db) => {
        const product = await lockLicence(db, database.kind, productId);
        if (product === null) return err(unknownLicence('product'));
        const newer = changedMeanwhile(seen, product);
        if (newer !== null) return err(newer);
        if (facts.seats < product.taken + product.offered) {
          const used = product.taken + product.offered;
          return err(fault('licence/seats-in-use', `${used} seats are taken or kept`));
        }
        if (!(await areKnown(db, facts))) return err(unknownAlternative());
        await updateLicence(db, productId, facts, searchTextOf(facts));
        await settleOffers(db, productId, timestamp(context.clock));
        return found(await findLicence(db, productId));
      });
      if (changed.ok) await tellOffers(context);
      return changed;
    },
    'licence.get': async ({ params }, { session }) => {
      const licence = await findLicence(read, params.productId);
      if (licence === null) return err(unknownLicence('product'));
      return ok({
        licence,
        alternatives: [...(await licencesById(read, licence.alternatives))],
        waits: [
          ...(await waitsOf(
            read,
            { productId: licence.productId },
            queuesOf(session.role),
            mostWaits,
            await context.serviceLevels.openingHours(oldestOfferMs(context.clock.nowMs())),
          )),
        ],
      });
    },
    'licence.seats': async ({ params, query }, { session }) => {
      const seats = await seatsOfProduct(
        read,
        params.productId,
        { before: query.before ?? null, limit: query.limit + 1 },
        queuesOf(session.role),
      );
      const { items, next } = pageOf(seats, query.limit, ({ seatId }) => seatId);
      return ok({ seats: items, next });
    },
    'ticket.assign-seat': ({ params, body }, { session }) =>
      assignSeat(context, session, params.ticketId, body),
    'ticket.wait-for-seat': ({ params, body }, { session }) =>
      waitForSeat(context, session, params.ticketId, body),
    'licence.leave-wait': ({ params, body }, { session }) =>
      leaveWait(context, session, params.waitId, body.reason),
    'licence.release': ({ params, body }, { session }) =>
      releaseSeat(context, session, params.seatId, body.reason),
  };
}

function searchTextOf({ name, vendor }: LicenceFacts): string {
  return searchable(`${name} ${vendor}`);
}

async function areKnown(db: Db, { alternatives }: LicenceFacts): Promise<boolean> {
  return (await licencesById(db, alternatives)).length === alternatives.length;
}

function unknownAlternative(): Fault {
  return fault('input/invalid', 'An alternative is no product of the register');
}

function found(licence: Licence | null): Result<Licence, Fault> {
  return licence === null ? err(unknownLicence('product')) : ok(licence);
}
