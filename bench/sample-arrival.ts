import { v7 as uuidv7 } from 'uuid';
import { firstSiteId } from '../shared/domain/site.ts';
import { newToken } from '../desk/auth/token.ts';
import type { Arrival, GivenNumbers } from '../desk/store/new-arrival.ts';
import { newTicket } from '../desk/ticket/new-ticket.ts';
import { sampleIntake } from './sample-intake.ts';

/** A visit of realistic size as the store takes it in. */
export function sampleArrival({ number, codeNumber }: GivenNumbers): Arrival<number> {
  const intake = sampleIntake();
  const made = newTicket(intake, {
    ticketId: uuidv7(),
    number,
    visitCode: `A${String(codeNumber).padStart(2, '0')}`,
    statusToken: newToken(),
    contentHash: '0'.repeat(64),
    deviceKey: null,
    kiosk: {
      kioskId: '01900000-0000-7000-8000-000000000001',
      name: 'Hall',
      siteId: firstSiteId,
    },
    wait: { fromMinutes: 4, toMinutes: 9 },
    arrivedAt: intake.submittedAt,
    at: intake.submittedAt,
  });
  return {
    ticket: { ...made, intakeReply: JSON.stringify({ number }) },
    event: {
      item: made.item,
      at: made.updatedAt,
      actor: 'kiosk Hall',
      actorId: null,
      kind: 'ticket.created',
      words: null,
      details: {},
    },
    reply: number,
  };
}
