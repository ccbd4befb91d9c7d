import { v7 } from 'uuid';
import type { LicenceFacts } from '../../shared/domain/licence.ts';
import { intake } from './desk-intake.ts';
import type { DeskVisitor } from './desk-visitor.ts';
import type { StartedDesk } from './start-desk.ts';

/** What tests of licences wish of a desk. */
export function licenceWishes(desk: () => StartedDesk) {
  const newProduct = async (facts: Partial<LicenceFacts> = {}) => {
    const body = {
      name: `Tekenpakket ${v7()}`,
      vendor: 'Voorbeeld BV',
      seats: 1,
      owner: 'Ontwerp',
      alternatives: [],
      ...facts,
    };
    return (await desk().admin.call('licence.create', { body })).productId;
  };
  const newTicket = async () =>
    (await desk().kiosk.call('ticket.create', { body: intake({ reportType: 'authorisation' }) }))
      .ticketId;
  const holder = (name: string, staffNumber: string | null = null) => ({ name, staffNumber });
  const assign = async (by: DeskVisitor, productId: string, name: string) => {
    const ticketId = await newTicket();
    const body = { productId, holder: holder(name), untilOn: null };
    return {
      ticketId,
      ...(await by.call('ticket.assign-seat', { params: { ticketId }, body })),
    };
  };
  const kindsOf = async (ticketId: string) =>
    (await desk().admin.call('ticket.get', { params: { ticketId } })).history.map(
      ({ kind }) => kind,
    );

  const endOfOffer = async (productId: string): Promise<string> => {
    const { waits } = await desk().admin.call('licence.get', { params: { productId } });
    const until = waits.find(({ offeredUntil }) => offeredUntil !== null)?.offeredUntil ?? null;
    if (until === null) throw new Error('Nobody is offered a seat');
    return until;
  };

  return { newProduct, newTicket, holder, assign, kindsOf, endOfOffer };
}
