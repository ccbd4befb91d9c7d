import { err, ok } from '../../shared/base/result.ts';
import type { DeskContext } from '../desk-context.ts';
import { whoeverActsFor } from '../notice/leads.ts';
import { tellAccounts } from '../notice/tell-accounts.ts';
import { findLicence } from '../store/licence-store.ts';
import { markTold, untoldOffers } from '../store/wait-store.ts';
import { happenTo, theDesk } from '../ticket/beside-ticket.ts';
import { unknownLicence } from './unknown-licence.ts';

const atOnce = 100;

/**
 * Tells of seats that are kept for somebody: a line on his ticket and a notice to who put him on the
 * list, once. A command of its own, because the offer was made while another ticket was locked; a job
 * finishes what a desk that stopped in between left untold.
 */
export async function tellOffers(context: DeskContext): Promise<void> {
  for (const wait of await untoldOffers(context.database.read, atOnce)) {
    // Refused when another desk told of it meanwhile: then there is nothing left to do.
    await happenTo(context, theDesk, wait.ticket_id, async (db, _ticket, at) => {
      const product = await findLicence(db, wait.product_id);
      if (product === null || !(await markTold(db, wait.wait_id, at))) {
        return err(unknownLicence('offer to tell of'));
      }
      const details = { product: product.name, holder: wait.holder_name };
      const told = await whoeverActsFor(db, wait.asked_by_id);
      const notice = { kind: 'seat-offered', at, ticketId: wait.ticket_id, details } as const;
      await tellAccounts(context, db, told, notice);
      return ok({ kind: 'ticket.seat-offered', details });
    });
  }
}
