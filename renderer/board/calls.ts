import type { Board } from '../../shared/contract/desk-contract.ts';

export type Call = Board['called'][number];

/** Newest first, whatever order they came in. */
export function newestFirst(called: readonly Call[]): readonly Call[] {
  return called.toSorted(
    (one, other) =>
      Date.parse(other.calledAt) - Date.parse(one.calledAt) ||
      other.visitCode.localeCompare(one.visitCode),
  );
}

/**
 * The calls to ring and speak, oldest first: new on the board, or called once more. Nothing rings for
 * the first board that a screen sees, since those calls were rung before it was there.
 */
export function callsToRing(before: Board | null, now: Board): readonly Call[] {
  if (before === null) return [];
  const rung = new Map(before.called.map((call) => [call.visitCode, call.calls]));
  return newestFirst(now.called)
    .filter((call) => call.calls > (rung.get(call.visitCode) ?? 0))
    .toReversed();
}

/** A code as it is spoken: letters and digits apart, so that A27 is not "a zevenentwintig" in one. */
export function spokenCode(visitCode: string): string {
  const [, letters = '', digits = ''] = /^([A-Z]+)([0-9]+)$/u.exec(visitCode) ?? [];
  return `${letters.split('').join(' ')} ${digits}`.trim() || visitCode;
}
