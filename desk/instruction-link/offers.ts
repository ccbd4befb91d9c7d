import {
  type InstructionOffer,
  offerOf,
  offersFor,
} from '../../shared/domain/kiosk-instruction.ts';
import type { Published } from '../store/published-store.ts';
import type { StoredTicket } from '../ticket/stored-ticket.ts';

/** An instruction that may be given along with a ticket. */
type Offer = Pick<InstructionOffer, 'instructionId' | 'titles'> & { readonly fits: boolean };

/** All that may be given along, what fits the findings and the reason of the ticket first. */
export function offersOf(published: readonly Published[], ticket: StoredTicket): Offer[] {
  const offers = published.map(({ instruction }) => offerOf(instruction));
  const { reason, readout } = ticket.document;
  const fitting = new Set(
    offersFor(offers, {
      findings: (readout?.findings ?? []).map(({ code }) => code),
      reason: reason?.category ?? null,
      device: readout?.device.kind ?? null,
    }),
  );
  return [...fitting, ...offers.filter((offer) => !fitting.has(offer))].map((offer) => ({
    instructionId: offer.instructionId,
    titles: offer.titles,
    fits: fitting.has(offer),
  }));
}
