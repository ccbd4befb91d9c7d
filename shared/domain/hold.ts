/** The longest hold, in minutes: a part that is ordered takes weeks, a visitor who never returns does not. */
export const longestHoldMinutes = 60 * 24 * 31;

/** So many who are next still go before somebody who missed his turn. */
export const goBeforeReturned = 2;

/** One who waits, as far as the rule of return needs him. */
export interface InLine {
  readonly priority: number;
  readonly arrivedAt: string;
}

/**
 * When somebody who missed his turn and reports again counts as arrived. The rule, as the status page
 * and docs/desk/queues.md tell it: the first two of his queue still go before him, everybody else comes
 * after him as before. `next` are the first who wait in his queue, first to be served first. He never
 * comes further forward than he stood, and nobody of a lower priority goes before him by it.
 */
export function arrivalOnReturn(own: InLine, next: readonly InLine[]): string {
  const last = next
    .slice(0, goBeforeReturned)
    .filter(({ priority }) => priority === own.priority)
    .at(-1);
  if (last === undefined || last.arrivedAt < own.arrivedAt) return own.arrivedAt;
  return new Date(Date.parse(last.arrivedAt) + 1).toISOString();
}
