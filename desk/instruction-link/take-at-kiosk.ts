import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { ReadAtKiosk } from '../../shared/domain/kiosk-instruction.ts';
import type { DeskContext } from '../desk-context.ts';
import { findLinkByToken, textsOf } from '../store/instruction-link-store.ts';
import type { Kiosk } from '../store/kiosk-store.ts';
import { lockTicket } from '../store/ticket-store.ts';
import { tokenHash } from '../auth/token.ts';
import { unknownTicket } from '../ticket/change-ticket.ts';
import { handedOverVisit } from '../ticket/handed-over-visit.ts';
import { ticketNow } from '../ticket/status-page.ts';
import { instructionSlip } from './draw-slip.ts';
import { type Opened, giveWithoutTicket, openAgain, unknownLink } from './give.ts';
import { linkPage } from './link-page.ts';
import { linkRead } from './link-read.ts';
import { paperContent } from './paper-content.ts';

/** What a visitor reads at a kiosk, as a page of thirty days and on a slip as the console prints it. */
export async function takeAtKiosk(
  context: DeskContext,
  kiosk: Kiosk,
  { visitId, ...read }: ReadAtKiosk & { readonly visitId: string },
): Promise<Result<Opened & { readonly slip: string }, Fault>> {
  const opened = await openRead(context, kiosk, visitId, read);
  if (!opened.ok) return opened;
  const token = opened.value.linkPath.slice('/i/'.length);
  const link = await findLinkByToken(context.database.read, tokenHash(token));
  if (link === null) return err(unknownLink());
  const page = await linkPage(context, link);
  const { telling, locale } = read;
  const slip = await instructionSlip(paperContent(context, { ...page, telling, locale }, token));
  return ok({ ...opened.value, slip: Buffer.from(slip).toString('base64') });
}

/** A visit that has no ticket yet, or whose ticket is still at the kiosk, has a page of its own. */
async function openRead(
  context: DeskContext,
  kiosk: Kiosk,
  visitId: string,
  read: ReadAtKiosk,
): Promise<Result<Opened, Fault>> {
  const { database } = context;
  const { instructionId, version, telling, locale } = read;
  const [instruction] = await textsOf(database.read, [{ instructionId, version, block: null }]);
  if (instruction === undefined) {
    return err(fault('instruction/not-published', 'The desk has no such version'));
  }
  const visit = await handedOverVisit(database.read, visitId);
  if (visit === null) {
    const gift = { linkId: context.newId(), instructions: [instruction], packFor: null };
    const by = { name: kiosk.name, accountId: kiosk.kioskId };
    return giveWithoutTicket(context, by, { ...gift, telling, locale });
  }
  if (visit.kioskId !== kiosk.kioskId) {
    return err(fault('auth/forbidden', 'Another kiosk handed this visit over'));
  }
  const ticket = await ticketNow(context, visit.ticketId);
  if (ticket === null) return err(unknownTicket());
  const { ticketId } = ticket.item;
  const at = timestamp(context.clock);
  const link = await database.write(async (db) => {
    const locked = await lockTicket(db, database.kind, ticketId);
    if (locked === null) return err(unknownTicket());
    return ok(await linkRead(db, context.newId(), { ticketId, kiosk, read, at }));
  });
  return link.ok ? openAgain(context, link.value, ticketId) : link;
}
