import type { DeskContext } from '../desk-context.ts';

/** Who serves has changed: waits are reckoned anew and told to board and phones. */
export function techniciansChanged({ waits, view }: Pick<DeskContext, 'waits' | 'view'>): void {
  waits.techniciansChanged();
  view.noticed();
}
