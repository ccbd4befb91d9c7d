/** How much of a scrolling box is in sight. */
export type PageEnd = 'all-seen' | 'more-below' | 'at-end';

export interface ScrollBox {
  readonly clientHeight: number;
  readonly scrollTop: number;
  /** What it holds, each measured from the top of the box as it is laid out, not as it is moved while it arrives. */
  readonly parts: readonly { readonly offsetTop: number; readonly offsetHeight: number }[];
  readonly paddingBottom: number;
}

/** Pixels of empty margin below a page that nobody misses. */
const slack = 8;

/**
 * So much better a page must fit before the key goes again. The browser rounds the heights of the box and of the
 * key each for itself, so a page that is a part of a pixel too long without the key seemed to fit with it.
 */
const rounding = 4;

/**
 * How much of a box is out of sight. Its `scrollHeight` would count a page that slides in from below: one
 * that fills the box sticks out as far with the key as without it, so the key came and went until React gave up.
 */
function outOfSight({ clientHeight, parts, paddingBottom }: ScrollBox): number {
  const ends = parts.map((part) => part.offsetTop + part.offsetHeight);
  return Math.max(0, Math.max(0, ...ends) + paddingBottom - clientHeight);
}

/**
 * Where somebody is in a scrolling box. The key that says so takes `keyHeight` pixels of the box while
 * it is there: without that it would come and go for ever on a page that just fits.
 */
export function pageEnd(box: ScrollBox, keyHeight: number): PageEnd {
  const hidden = outOfSight(box);
  const bearable = keyHeight === 0 ? slack : slack - rounding;
  if (hidden - keyHeight <= bearable) return 'all-seen';
  return box.scrollTop >= hidden - slack ? 'at-end' : 'more-below';
}
