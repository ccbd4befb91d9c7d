import type { DeskContext } from '../desk-context.ts';

/** Who serves, or when, has changed: waits are reckoned anew and told to board and phones. */
export function servingChanged({ waits, view }: Pick<DeskContext, 'waits' | 'view'>): void {
  waits.servingChanged();
  view.noticed();
}
