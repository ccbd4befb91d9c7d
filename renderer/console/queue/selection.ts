/** Chosen rows, and the one from which a range goes. */
export interface Selection {
  readonly chosen: ReadonlySet<string>;
  readonly last: string | null;
}

/** With one row more or less; one more than `most` is not taken. */
export function toggled(
  { chosen }: Selection,
  _rows: readonly string[],
  row: string,
  most: number,
): Selection {
  const next = new Set(chosen);
  if (!next.delete(row) && next.size < most) next.add(row);
  return { chosen: next, last: row };
}

/** With all rows from the last one to this, in the order in which they are drawn. */
export function chosenTo(
  selection: Selection,
  rows: readonly string[],
  row: string,
  most: number,
): Selection {
  const from = selection.last === null ? -1 : rows.indexOf(selection.last);
  const to = rows.indexOf(row);
  if (from === -1 || to === -1) return toggled(selection, rows, row, most);
  const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  const next = [...new Set([...selection.chosen, ...range])].slice(0, most);
  return { chosen: new Set(next), last: row };
}
