/** One moment has few lines: two moves of one command, or a move and the visit that it belongs to. */
export const mostOfMoment = 10;

/**
 * A page of lines that were read newest first with `mostOfMoment` too many. `next` is where to go on; lines
 * of one moment stay on one page.
 */
export function pageOfMoments<T extends { readonly at: string }>(
  lines: readonly T[],
  limit: number,
): { entries: T[]; next: string | null } {
  if (lines[limit] === undefined) return { entries: [...lines], next: null };
  const last = lines[limit - 1];
  const entries = lines.filter(
    (line, at) => at < limit || (last !== undefined && line.at === last.at),
  );
  return { entries, next: entries.at(-1)?.at ?? null };
}
