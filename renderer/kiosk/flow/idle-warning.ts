import { idlePhase } from './idle.ts';
import type { Model } from './model.ts';
import { isIdleScreen } from './screen.ts';

/** Seconds until the visitor is forgotten, while he is warned; null when there is nothing to warn of. */
export function idleWarning(model: Model): number | null {
  const { kiosk, screen } = model;
  if (kiosk === null || isIdleScreen(screen) || screen.at === 'number') return null;
  const idle = idlePhase(kiosk.idle, model.lastActivityMs, model.nowMs);
  return idle.phase === 'warning' ? idle.secondsLeft : null;
}
