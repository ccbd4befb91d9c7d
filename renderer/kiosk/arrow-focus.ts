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

/** Null when it does not lie ahead. Of two that are equally near, the one that begins where we do. */
function costOf(from: Box, to: Box, direction: Direction): number | null {
  const vertical = direction === 'ArrowUp' || direction === 'ArrowDown';
  const [along, across] = vertical ? [downOf, acrossOf] : [acrossOf, downOf];
  const forward = direction === 'ArrowDown' || direction === 'ArrowRight';
  const [near, far] = forward ? [from, to] : [to, from];
  if (middleOf(along(far)) - middleOf(along(near)) <= 1) return null;
  const ahead = gapBetween(along(near), along(far));
  const sideways = gapBetween(across(from), across(to));
  const shift = Math.abs(across(from).start - across(to).start);
  return ahead + sideways * sidewaysWeight + shift * 0.01;
}

interface Span {
  readonly start: number;
  readonly length: number;
}

function acrossOf(box: Box): Span {
  return { start: box.left, length: box.width };
}

function downOf(box: Box): Span {
  return { start: box.top, length: box.height };
}

function middleOf(span: Span): number {
  return span.start + span.length / 2;
}

function gapBetween(one: Span, other: Span): number {
  return Math.max(
    0,
    other.start - (one.start + one.length),
    one.start - (other.start + other.length),
  );
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
