import { mostOffers } from '../../shared/contract/earlier-routes.ts';
import { type EarlierQuestion, earlierQuestion } from '../../shared/domain/visitor-answer.ts';
import type { DeskContext } from '../desk-context.ts';
import { rulesNow } from '../desk-rules/chosen-rules.ts';
import { ticketsOf } from '../store/ticket-link-store.ts';
import { type StoredTicket, standingOf } from '../ticket/stored-ticket.ts';

/** An earlier ticket that whoever stands there may mean, and what to ask about it. */
export interface EarlierOffer {
  readonly ticket: StoredTicket;
  readonly because: 'same-person' | 'same-device';
  readonly question: EarlierQuestion;
}

/** As many as are offered at once, the newest first: those of the device that lies there, then those of the person. */
export function mostLikely(offers: readonly EarlierOffer[]): readonly EarlierOffer[] {
  const likely = offers
    .toSorted((one, other) => Number(isPerson(one)) - Number(isPerson(other)))
    .slice(0, mostOffers);
  return offers.filter((offer) => likely.includes(offer));
}

const isPerson = ({ because }: EarlierOffer) => because === 'same-person';

/**
 * The tickets of a person or a device that there is something to ask about, newest first. Of a device that somebody
 * else brought, who is known too, the next is asked nothing.
 */
export async function earlierOffers(
  context: DeskContext,
  of: { readonly personId: string | null; readonly deviceKeys: readonly string[] },
): Promise<readonly EarlierOffer[]> {
  const { reopenDays } = await rulesNow(context);
  const nowMs = context.clock.nowMs();
  const tickets = await ticketsOf(context.database.read, of);
  return tickets
    .filter(({ personId }) => personId === null || of.personId === null || personId === of.personId)
    .flatMap((ticket) => {
      const isDevice = ticket.deviceKey !== null && of.deviceKeys.includes(ticket.deviceKey);
      const because = isDevice ? 'same-device' : 'same-person';
      const question = earlierQuestion(standingOf(ticket), because, nowMs, reopenDays);
      return question === null ? [] : [{ ticket, because, question }];
    });
}
