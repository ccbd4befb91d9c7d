import type { Clock } from '../../shared/base/clock.ts';
import type { KioskConfig } from '../../shared/domain/kiosk-config.ts';
import type { VisitStore } from '../store/visit-store.ts';

/**
 * Whether somebody stands before a visit, or before the number of one that has just ended. A store that
 * does not answer is no reason to change anything under somebody's hands.
 */
export async function isJustServed(
  store: VisitStore,
  clock: Clock,
  { idle }: KioskConfig,
): Promise<boolean> {
  const visited = await store.isVisited();
  const last = await store.lastActiveMs();
  if (!visited.ok || visited.value || !last.ok) return true;
  return last.value !== null && clock.nowMs() - last.value < idle.goodbyeSeconds * 1000;
}
