import type { Role } from '../../shared/contract/desk-contract.ts';
import type { AssetMover } from '../../shared/domain/asset-lifecycle.ts';

/** As whom somebody moves assets. An approver reaches no route of staff, and would be the least of them. */
export function moverOf(role: Role): AssetMover {
  return role === 'approver' ? 'technician' : role;
}
