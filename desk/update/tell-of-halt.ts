import { timestamp } from '../../shared/base/clock.ts';
import type { Rollout } from '../../shared/domain/release/rollout.ts';
import type { DeskContext } from '../desk-context.ts';
import { tellRoles } from '../notice/tell-roles.ts';
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
  const notice = {
    kind: 'rollout-halted',
    at: timestamp(context.clock),
    details: { version, because: haltedBecause ?? 'by-hand' },
  } as const;
  await tellRoles(context, db, ['admin'], notice, by);
}
