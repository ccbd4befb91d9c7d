import { nextRow } from './next-row.ts';

/**
 * Moves the focus one row down or up, as `j` and `k` do. From outside the list it starts at the row
 * `from`, or at the first. Of a row, what takes the focus is marked with `data-row-focus`; React Aria
 * marks its own rows with `role="row"` and `data-key`.
 */
export function moveRowFocus(list: HTMLElement | null, by: 1 | -1, from?: string): void {
  if (list === null) return;
  const rows = rowsOf(list);
  const focused = rows.findIndex((row) => row.contains(document.activeElement));
  const keys = rows.map((row) => row.dataset['key']);
  focusRow(rows[nextRow(keys, focused === -1 ? null : focused, by, from ?? null)]);
}

function rowsOf(list: HTMLElement): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-row-focus], [role="row"][data-key]')];
}

function focusRow(row: HTMLElement | undefined): void {
  row?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}
