import { nextRow } from './next-row.ts';

/**
 * Moves the focus one row down or up, as `j` and `k` do. From outside the list it starts at the row
 * `from`, or at the first. Of a row, what takes the focus is marked with `data-row-focus`; React Aria
 * marks its own rows with `role="row"` and `data-key`.
 */
export function moveRowFocus(list: HTMLElement | null, by: 1 | -1, from?: string): void {
  if (list === null) return;
  const rows = rowsOf(list);
  const focused = rows.findIndex((row) => holds(row, document.activeElement));
  const keys = rows.map((row) => row.dataset['key']);
  focusRow(rows[nextRow(keys, focused === -1 ? null : focused, by, from ?? null)]);
}

/** The row at this place, or the last one before it; false when there is none. */
export function focusRowAt(list: HTMLElement | null, at: number): boolean {
  const rows = list === null ? [] : rowsOf(list);
  const row = rows[Math.min(at, rows.length - 1)];
  focusRow(row);
  return row !== undefined;
}

/** The place of the row that has this inside, or -1. */
export function rowPlaceOf(list: HTMLElement, inside: Element): number {
  return rowsOf(list).findIndex((row) => holds(row, inside));
}

function rowsOf(list: HTMLElement): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-row-focus], [role="row"][data-key]')];
}

/** The box to choose a row by stands beside what takes the focus, in the same line. */
function holds(row: HTMLElement, inside: Element | null): boolean {
  return (row.closest('tr') ?? row).contains(inside);
}

function focusRow(row: HTMLElement | undefined): void {
  row?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}
