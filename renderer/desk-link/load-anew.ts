const lastName = 'balie.loaded-anew';
/** A page that does not get better by loading it is not loaded without end. */
const atMostEveryMs = 10 * 60_000;

/** Loads this page from the desk once more, unless that was done a moment ago. */
export function loadAnew(): void {
  const nowMs = Date.now();
  if (nowMs - Number(sessionStorage.getItem(lastName) ?? 0) < atMostEveryMs) return;
  sessionStorage.setItem(lastName, String(nowMs));
  location.reload();
}
