/**
 * Moves the focus one row down or up, as `j` and `k` do; from outside the list to its first row.
 * React Aria marks its rows with `role="row"` and `data-key`.
 */
export function moveRowFocus(list: HTMLElement | null, by: 1 | -1): void {
  if (list === null) return;
  const rows = [...list.querySelectorAll<HTMLElement>('[role="row"][data-key]')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = at === -1 ? rows[0] : rows[Math.max(0, Math.min(rows.length - 1, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
