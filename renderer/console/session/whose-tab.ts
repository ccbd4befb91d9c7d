/** The part of Storage in which a tab keeps things. */
export interface TabStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  clear(): void;
}

const key = 'balie.console.whose';
const nobody = 'nobody';

/**
 * Makes this tab that of whoever signed in, and tells whether it was somebody else's: what it kept of his
 * work is gone then, and the page has to begin anew because its memory has the rest. A tab that says
 * nothing was never left.
 */
export function takeTab(storage: TabStorage, accountId: string): boolean {
  const before = storage.getItem(key);
  if (before === accountId) return false;
  if (before !== null) storage.clear();
  storage.setItem(key, accountId);
  return before !== null && before !== nobody;
}

/** Forgets what this tab kept, and whatever a page keeps yet on its way out when the next one signs in. */
export function leaveTab(storage: TabStorage): void {
  storage.clear();
  storage.setItem(key, nobody);
}
