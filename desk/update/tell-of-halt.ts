import { timestamp } from '../../shared/base/clock.ts';
import type { Rollout } from '../../shared/domain/release/rollout.ts';
import type { DeskContext } from '../desk-context.ts';
import { listAccounts } from '../store/account-store.ts';
import { addNotice } from '../store/notice-store.ts';
import type { Db } from '../store/tables.ts';

/**
 * Tells every admin that a version goes no further; call it in the command that halts it.
 *
 * @param by the account of whoever halted it, who need not be told; null when the gate did.
 */
export async function tellOfHalt(
  context: DeskContext,
  db: Db,
  { version, haltedBecause }: Pick<Rollout, 'version' | 'haltedBecause'>,
  by: string | null,
): Promise<void> {
  const admins = (await listAccounts(db)).filter(
    ({ role, accountId }) => role === 'admin' && accountId !== by,
  );
  for (const { accountId } of admins) {
    await addNotice(db, {
      noticeId: context.newId(),
      accountId,
      ticketId: null,
      kind: 'rollout-halted',
      at: timestamp(context.clock),
      details: { version, because: haltedBecause ?? 'by-hand' },
    });
  }
}
