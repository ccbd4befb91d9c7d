import type { PlanPoint } from '../../../shared/domain/fleet/floor-plan.ts';

/** What was moved and not kept yet, by kiosk; null for one that was taken off. */
export type Moves = ReadonlyMap<string, PlanPoint | null>;

/** What is left to keep once `sent` was kept: everything that was moved while it was on its way. */
export function unsent(moves: Moves, sent: Moves): Moves {
  return new Map([...moves].filter(([kioskId, point]) => sent.get(kioskId) !== point));
}
