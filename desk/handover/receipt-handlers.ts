import { createHash } from 'node:crypto';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { receiptRoutes } from '../../shared/contract/receipt-routes.ts';
import type { ReadingLevel } from '../../shared/domain/handover.ts';
import type { Telling } from '../../shared/domain/instruction-link.ts';
import { asDue, daysLate } from '../../shared/domain/loan.ts';
import type { DeskContext } from '../desk-context.ts';
import type { DeskHandlers } from '../http/handlers.ts';
import { giveWithoutTicket } from '../instruction-link/give.ts';
import { issuePack } from '../instruction-link/issue-pack.ts';
import { queuesOf } from '../queue/visibility.ts';
import { handInsOfTicket, isHandedIn } from '../store/hand-in-store.ts';
import { findHandover, handedOverBy } from '../store/handover-store.ts';
import { loansOfHandover, loansOfTicket } from '../store/loan-store.ts';
import { openingCalendar } from '../service-level/opening-calendar.ts';
import { livingTicket } from '../ticket/status-page.ts';
import { endOf, livingReceipt, packsOf, receiptPageOf } from './receipt-page.ts';
import { receiptPath } from './receipt-token.ts';

/** Whoever signed at this level is told so of his device. */
const tellingFor: Readonly<Record<ReadingLevel, Telling>> = {
  a2: 'pictures',
  b1: 'steps',
  expert: 'short',
};

/** What somebody signed for and has, on his own phone. */
export function receiptHandlers(
  context: DeskContext,
): Pick<DeskHandlers, keyof typeof receiptRoutes> {
  const { read } = context.database;
  return {
    'receipt.get': async ({ params }) => {
      const receipt = await livingReceipt(context, params.token);
      return receipt.ok ? ok(await receiptPageOf(context, receipt.value)) : receipt;
    },
    'receipt.open-pack': async ({ params }) => {
      const receipt = await livingReceipt(context, params.token);
      if (!receipt.ok) return receipt;
      const { handover } = receipt.value;
      const { by, locale, terms } = handover.document;
      if (!(await packsOf(context, handover)).includes(params.device)) {
        return err(fault('receipt/unknown', 'Nothing of this type stands on the receipt'));
      }
      const byId = await handedOverBy(read, handover.handoverId);
      if (byId === null) return err(fault('receipt/unknown', 'The handover is gone'));
      const pack = await issuePack(context, params.device);
      if (!pack.ok) return pack;
      return giveWithoutTicket(
        context,
        { name: by, accountId: byId },
        {
          linkId: packLinkId(handover.handoverId, params.device),
          instructions: pack.value,
          packFor: params.device,
          telling: tellingFor[terms.level],
          locale,
        },
      );
    },
    'status.loans': async ({ params }) => {
      const ticket = await livingTicket(context, params.token);
      if (ticket === null) return err(fault('status/unknown', 'There is no such page'));
      const { ticketId } = ticket.item;
      const today = context.dayAt(context.clock.nowMs());
      const loans = [];
      const calendar = await openingCalendar(read);
      for (const each of await loansOfTicket(read, ticketId)) {
        const loan = asDue(each, calendar);
        const path = await pathWhileThere(context, loan.handoverId);
        // What came back is not told any more once its receipt is gone.
        if (loan.returnedAt !== null && path === null) continue;
        loans.push({
          loanId: loan.loanId,
          name: loan.name,
          dueOn: loan.dueOn,
          daysLate: loan.returnedAt === null ? daysLate(loan, today) : 0,
          handedIn: loan.returnedAt === null && (await isHandedIn(read, loan.assetId)),
          returned: loan.returnedAt !== null,
          receiptPath: path,
        });
      }
      const handIns = await handInsOfTicket(read, ticketId, queuesOf('admin'));
      return ok({
        loans,
        handIns: handIns.map(({ handInId, at, state, asset, deviceName }) => ({
          handInId,
          at,
          state,
          name: asset?.name ?? deviceName,
        })),
      });
    },
  };
}

/** The address of a receipt, or null once its days are over. */
async function pathWhileThere(context: DeskContext, handoverId: string): Promise<string | null> {
  const { read } = context.database;
  const handover = await findHandover(read, handoverId, queuesOf('admin'));
  if (handover === null) return null;
  const endsAt = endOf(context, handover, await loansOfHandover(read, handoverId));
  return Date.parse(endsAt) <= context.clock.nowMs()
    ? null
    : receiptPath(handoverId, context.receiptSecret);
}

/** The same for the same receipt and type, however often its page is opened: a UUID of version 8 (RFC 9562). */
function packLinkId(handoverId: string, device: string): string {
  const hex = createHash('sha256').update(`pack ${handoverId} ${device}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
