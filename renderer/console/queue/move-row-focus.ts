/**
 * Moves the focus one row down or up, as `j` and `k` do. From outside the list it starts at the row
 * `from`, or at the first. Of a row, what takes the focus is marked with `data-row-focus`; React Aria
 * marks its own rows with `role="row"` and `data-key`.
 */
export function moveRowFocus(list: HTMLElement | null, by: 1 | -1, from?: string): void {
  if (list === null) return;
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row-focus], [role="row"][data-key]')];
  const focused = rows.findIndex((row) => row.contains(document.activeElement));
  const at = focused === -1 ? rows.findIndex((row) => row.dataset['key'] === from) : focused;
  const next = at === -1 ? rows[0] : rows[Math.max(0, Math.min(rows.length - 1, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
