import { ok } from '../../shared/base/result.ts';
import type { EarlierVisit } from '../../shared/contract/earlier-routes.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { findPersonByBadge } from '../store/person-store.ts';
import { deviceKeyOf } from '../ticket/device-key.ts';
import { type EarlierOffer, earlierOffers, mostLikely } from './earlier-offers.ts';

/** What a kiosk may know of earlier visits of whoever stands before it. */
export function earlierVisit(context: DeskContext): Pick<DeskHandlers, 'visit.earlier'> {
  return {
    'visit.earlier': async ({ body }) => {
      const person =
        body.badgeNumber === null
          ? null
          : await findPersonByBadge(context.database.read, body.badgeNumber);
      const deviceKey = deviceKeyOf(body.device, context.deviceSecret);
      const offers = await earlierOffers(context, {
        personId: person?.personId ?? null,
        deviceKeys: deviceKey === null ? [] : [deviceKey],
      });
      // The device that lies there says more than who brings it.
      const first = offers.find(({ because }) => because === 'same-device') ?? offers[0];
      return ok({
        found: first === undefined ? null : shown(first),
        ...(body.several === true ? { offers: mostLikely(offers).map(shown) } : {}),
      });
    },
  };
}

function shown({ ticket, question }: EarlierOffer): EarlierVisit {
  const { ticketId, visitCode, category, arrivedAt } = ticket.item;
  return { ticketId, visitCode, category, arrivedAt, question };
}
