import type { Fault } from '../../shared/base/fault.ts';
import { type Result, ok } from '../../shared/base/result.ts';
import type { CounterOffer } from '../../shared/contract/concierge-routes.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import type { PromisedReply } from '../../shared/domain/intake-reply.ts';
import type { Visitor } from '../../shared/domain/person.ts';
import { siteIdOf } from '../../shared/domain/site.ts';
import type { TicketIntake } from '../../shared/domain/ticket.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { personOfNumber } from '../person/person-handlers.ts';
import { maySee } from '../queue/visibility.ts';
import { takeVisit } from '../ticket/intake-handler.ts';
import { deviceKeysOfCode } from '../visitor/device-of-code.ts';
import { type EarlierOffer, earlierOffers, mostLikely } from '../visitor/earlier-offers.ts';

/** Staff check a visitor in, and see first what he may come back for. */
export function conciergeHandlers(
  context: DeskContext,
): Pick<DeskHandlers, 'concierge.check-in' | 'concierge.earlier'> {
  return {
    'concierge.check-in': ({ body }, { session }) => {
      const { deviceCode, ...intake } = body;
      return checkInByStaff(context, session, intake, deviceCode);
    },
    'concierge.earlier': async ({ body }, { session }) => {
      const { badgeNumber, deviceCode } = body;
      const person = badgeNumber === null ? null : await personOfNumber(context, badgeNumber);
      const offers = await earlierOffers(context, {
        personId: person?.personId ?? null,
        deviceKeys: await deviceKeysOfCode(context, deviceCode),
      });
      const seen = offers.filter(({ ticket }) => maySee(session.role, ticket.item.queue));
      return ok({
        firstName: person?.firstName ?? null,
        offers: mostLikely(seen).map(shown),
      });
    },
  };
}

function shown({ ticket, because, question }: EarlierOffer): CounterOffer {
  const { ticketId, number, visitCode, category, arrivedAt, status, visitorName } = ticket.item;
  const words = (ticket.document.reason?.words ?? '').slice(0, 200);
  return {
    ...{ ticketId, number, visitCode, category, arrivedAt, status, visitorName },
    ...{ because, question, words },
  };
}

/** A visit that staff check in, where they sit. */
export async function checkInByStaff(
  context: DeskContext,
  session: Session,
  intake: TicketIntake,
  deviceCode: string | null = null,
): Promise<Result<PromisedReply, Fault>> {
  const kiosk = {
    kioskId: noKiosk,
    name: session.counter ?? context.settings.siteName,
    siteId: siteIdOf(session),
  };
  const by = { actor: session.name, actorId: session.accountId };
  const device = await deviceKeysOfCode(context, deviceCode);
  const visitor = await whoCame(context, intake.visitor);
  const checkedIn = { kiosk, by, speaker: by, shownCode: null, device, visitor };
  return takeVisit(context, checkedIn, intake);
}

/** Staff see whose pass they hold: here a number is as good as a badge at the reader. */
async function whoCame(context: DeskContext, visitor: Visitor): Promise<Visitor> {
  if (visitor.kind !== 'unverified') return visitor;
  const person = await personOfNumber(context, visitor.badgeNumber);
  return person === null ? visitor : { kind: 'known', ...person };
}

/** Stands for the kiosk of a visit that staff checked in at a counter. */
const noKiosk = '00000000-0000-0000-0000-000000000000';
