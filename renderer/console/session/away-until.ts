import type { Session } from '../../../shared/contract/desk-contract.ts';

/** Until when somebody is away now; null for who is not, also when a break ran out by itself. */
export function awayUntil(
  { breakUntil }: Pick<Session, 'breakUntil'>,
  nowMs: number,
): string | null {
  return breakUntil !== null && nowMs < Date.parse(breakUntil) ? breakUntil : null;
}
