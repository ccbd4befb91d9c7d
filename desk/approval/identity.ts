import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { type IdentityHow, isProven } from '../../shared/domain/approval.ts';
import type { DeskContext } from '../desk-context.ts';
import { confirmProof, findProof, putProof } from '../store/approval-store.ts';
import { happenBeside } from '../ticket/beside-ticket.ts';

/** Puts down how the visitor proved who he is. */
export async function proveIdentity(
  context: DeskContext,
  session: Session,
  ticketId: string,
  proof: { readonly how: IdentityHow; readonly remark: string | null },
): Promise<Result<Record<string, never>, Fault>> {
  const proven = await happenBeside(context, session, ticketId, async (db, _ticket, at) => {
    await putProof(db, {
      ticket_id: ticketId,
      how: proof.how,
      remark: proof.remark,
      proven_by: session.name,
      proven_by_id: session.accountId,
      proven_at: at,
      second_by: null,
    });
    return ok({
      kind: 'ticket.identity-proven',
      words: proof.remark,
      details: { how: proof.how },
    });
  });
  return proven.ok ? ok({}) : proven;
}

/** A second member of staff knows the visitor too; the first one cannot be that second. */
export async function confirmIdentity(
  context: DeskContext,
  session: Session,
  ticketId: string,
): Promise<Result<Record<string, never>, Fault>> {
  const confirmed = await happenBeside(context, session, ticketId, async (db) => {
    const proof = await findProof(db, ticketId);
    if (proof === null || isProven(proof)) {
      return err(fault('ticket/illegal-move', 'No proof waits for a second person'));
    }
    if (proof.byId === session.accountId) {
      return err(fault('approval/four-eyes', 'The second person is somebody else than the first'));
    }
    await confirmProof(db, ticketId, session.name);
    return ok({ kind: 'ticket.identity-confirmed', details: { firstBy: proof.by } });
  });
  return confirmed.ok ? ok({}) : confirmed;
}
