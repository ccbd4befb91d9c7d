import type { KioskState } from '../../../shared/contract/kiosk-contract.ts';

export type IdlePhase =
  | { readonly phase: 'active' }
  | { readonly phase: 'warning'; readonly secondsLeft: number }
  | { readonly phase: 'expired' };

/**
 * How long nobody has done anything. The warning stays its whole time, and one tap ends it as often
 * as one likes (WCAG 2.2.1).
 */
export function idlePhase(
  idle: KioskState['idle'],
  lastActivityMs: number,
  nowMs: number,
): IdlePhase {
  const quietMs = nowMs - lastActivityMs;
  const warnMs = idle.warnAfterSeconds * 1000;
  if (quietMs < warnMs) return { phase: 'active' };
  const leftMs = warnMs + idle.forgetAfterSeconds * 1000 - quietMs;
  return leftMs <= 0
    ? { phase: 'expired' }
    : { phase: 'warning', secondsLeft: Math.ceil(leftMs / 1000) };
}
