import type { KioskState } from '../../../shared/contract/kiosk-contract.ts';
import { idlePhase } from './idle.ts';
import type { Model } from './model.ts';
import { isIdleScreen } from './screen.ts';

/** Seconds until the visitor is forgotten, while he is warned; null when there is nothing to warn of. */
export function idleWarning(model: Model): number | null {
  const { kiosk, screen } = model;
  if (kiosk === null || isIdleScreen(screen) || screen.at === 'number') return null;
  const idle = idlePhase(idleOf(model, kiosk.idle), model.lastActivityMs, model.nowMs);
  return idle.phase === 'warning' ? idle.secondsLeft : null;
}

/** Whoever follows an instruction does each step on his own device before he touches the screen again. */
const patience = 4;

/** How long nobody may touch this screen before he is warned. */
export function idleOf({ screen }: Model, idle: KioskState['idle']): KioskState['idle'] {
  return screen.at === 'instruction'
    ? { ...idle, warnAfterSeconds: idle.warnAfterSeconds * patience }
    : idle;
}
