import { moveRule } from '../../../shared/domain/asset-lifecycle.ts';
import type { Asset } from '../../../shared/domain/asset.ts';

/** The id of the heading over the part in which an asset is prepared. */
export const preparationTitle = 'preparation-title';

/** Whether an asset may become ready from where it is, by a preparation. */
export function mayBePrepared({ state }: Pick<Asset, 'state'>): boolean {
  return moveRule(state, 'ready')?.demands.includes('preparation') === true;
}
