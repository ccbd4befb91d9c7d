/** Where something lies on the screen. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** Being out of line counts more than being far. */
const sidewaysWeight = 2.5;

/** The index of the box that lies nearest in a direction, or null at the edge. */
export function nearestBox(from: Box, boxes: readonly Box[], direction: Direction): number | null {
  let best: { readonly index: number; readonly cost: number } | null = null;
  for (const [index, box] of boxes.entries()) {
    const cost = costOf(from, box, direction);
    if (cost !== null && (best === null || cost < best.cost)) best = { index, cost };
  }
  return best?.index ?? null;
}

function costOf(from: Box, to: Box, direction: Direction): number | null {
  const across = to.left + to.width / 2 - (from.left + from.width / 2);
  const down = to.top + to.height / 2 - (from.top + from.height / 2);
  const vertical = direction === 'ArrowUp' || direction === 'ArrowDown';
  const towards = direction === 'ArrowDown' || direction === 'ArrowRight' ? 1 : -1;
  const ahead = (vertical ? down : across) * towards;
  const sideways = Math.abs(vertical ? across : down);
  return ahead <= 1 ? null : ahead + sideways * sidewaysWeight;
}

const reachable =
  'button:not([disabled]):not([tabindex="-1"]), input:not([disabled]), textarea:not([disabled])';

/**
 * Lets arrow keys move between what can be pressed, so that five keys (four arrows and Enter) are
 * enough for the whole visit (EN 301 549 5.1.6). In a text box the arrows belong to the caret.
 */
export function moveFocusByArrows(page: Document): () => void {
  const onKey = (event: KeyboardEvent) => {
    const direction = directionOf(event.key);
    const focused = page.activeElement;
    if (direction === null || event.defaultPrevented || focused === null) return;
    if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) return;
    const within = page.querySelector('[role=dialog], [role=alertdialog]') ?? page;
    const targets = [...within.querySelectorAll<HTMLElement>(reachable)].filter(
      (one) => one !== focused && one.offsetParent !== null,
    );
    const boxes = targets.map((one) => one.getBoundingClientRect());
    const index = nearestBox(focused.getBoundingClientRect(), boxes, direction);
    if (index === null) return;
    event.preventDefault();
    targets[index]?.focus();
  };
  page.addEventListener('keydown', onKey);
  return () => page.removeEventListener('keydown', onKey);
}

function directionOf(key: string): Direction | null {
  return key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight'
    ? key
    : null;
}
