import type { Role } from '../../shared/contract/desk-contract.ts';
import type { AssetMover } from '../../shared/domain/asset-lifecycle.ts';

/** What somebody of this role may do with an asset; an approver never gets here. */
export function moverOf(role: Role): AssetMover {
  return role === 'approver' ? 'technician' : role;
}
