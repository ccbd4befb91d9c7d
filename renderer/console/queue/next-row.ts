/**
 * The place of the row that takes the focus next. Where no row has it, the one after (or before) the
 * row of the key `from`; without such a row the first.
 */
export function nextRow(
  keys: readonly (string | undefined)[],
  focused: number | null,
  by: 1 | -1,
  from: string | null,
): number {
  // A row of the table has no key: without `from` there is nothing to look for among them.
  const start = from === null ? -1 : keys.indexOf(from);
  const at = focused ?? start;
  return at === -1 ? 0 : Math.max(0, Math.min(keys.length - 1, at + by));
}
