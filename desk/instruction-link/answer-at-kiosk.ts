import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { mostLinks } from '../../shared/contract/instruction-link-routes.ts';
import type { ToldStep } from '../../shared/domain/kiosk-instruction.ts';
import type { DeskContext } from '../desk-context.ts';
import {
  type InstructionLinkRow,
  insertLink,
  linkedOf,
  linksOf,
  textsOf,
} from '../store/instruction-link-store.ts';
import type { Kiosk } from '../store/kiosk-store.ts';
import type { Db } from '../store/tables.ts';
import { lockTicket } from '../store/ticket-store.ts';
import { unknownTicket } from '../ticket/change-ticket.ts';
import { handedOverVisit } from '../ticket/handed-over-visit.ts';
import { ticketNow } from '../ticket/status-page.ts';
import { hasStep } from './failing-steps.ts';
import { linkRow } from './give.ts';
import { keepAnswer } from './keep-answer.ts';

/**
 * Keeps what a visitor said of a step that he read at a kiosk. What he read there stands among what was
 * given along with his ticket, so that card, status page and paper know it as any other.
 */
export async function answerAtKiosk(
  context: DeskContext,
  kiosk: Kiosk,
  visitId: string,
  told: ToldStep,
): Promise<Result<Record<string, never>, Fault>> {
  const { database } = context;
  const visit = await handedOverVisit(database.read, visitId);
  if (visit === null) return err(fault('ticket/unknown', 'No ticket is of this visit'));
  if (visit.kioskId !== kiosk.kioskId) {
    return err(fault('auth/forbidden', 'Another kiosk handed this visit over'));
  }
  const { instructionId, version } = told;
  const [instruction] = await textsOf(database.read, [{ instructionId, version, block: null }]);
  if (instruction === undefined || !hasStep(instruction, told)) {
    return err(fault('input/invalid', 'This version has no such step'));
  }
  const ticket = await ticketNow(context, visit.ticketId);
  if (ticket === null) return err(unknownTicket());
  const { ticketId } = ticket.item;
  const at = timestamp(context.clock);
  const kept = await database.write(async (db) => {
    const locked = await lockTicket(db, database.kind, ticketId);
    if (locked === null) return err(unknownTicket());
    const link = await linkRead(db, context, { ticketId, kiosk, told, at });
    return keepAnswer(db, context, { link, instruction, answer: told, ticket: locked, at });
  });
  if (!kept.ok) {
    // A kiosk tries again what may pass later; a page that is full stays full, and others wait behind it.
    return kept.fault.code === 'input/too-many'
      ? err(fault('input/invalid', kept.fault.detail))
      : kept;
  }
  if (kept.value !== null) context.hub.committed(kept.value);
  return ok({});
}

/** What this kiosk showed for the ticket: the link of an earlier answer, or a new one. */
async function linkRead(
  db: Db,
  context: DeskContext,
  {
    ticketId,
    kiosk,
    told,
    at,
  }: {
    readonly ticketId: string;
    readonly kiosk: Kiosk;
    readonly told: ToldStep;
    readonly at: string;
  },
): Promise<InstructionLinkRow> {
  const { instructionId, version, telling, locale } = told;
  const links = await linksOf(db, ticketId, mostLinks);
  const known = links.find(
    (link) =>
      link.given_by_id === kiosk.kioskId &&
      linkedOf(link).some((one) => one.instructionId === instructionId && one.version === version),
  );
  if (known !== undefined) return known;
  // It was read before it came in; an answer counts from the moment at which it was said.
  const saidAt = told.saidAt < at ? told.saidAt : at;
  const row = linkRow(
    {
      linkId: context.newId(),
      instructions: [{ instructionId, version, block: null }],
      packFor: null,
      telling,
      locale,
    },
    { ticketId, by: { name: kiosk.name, accountId: kiosk.kioskId }, at: saidAt },
  );
  await insertLink(db, row);
  return row;
}
