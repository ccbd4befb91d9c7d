/** How much of a scrolling box is in sight. */
export type PageEnd = 'all-seen' | 'more-below' | 'at-end';

export interface ScrollBox {
  readonly scrollHeight: number;
  readonly clientHeight: number;
  readonly scrollTop: number;
}

/** Pixels of empty margin below a page that nobody misses. */
const slack = 8;

/**
 * Where somebody is in a scrolling box. The key that says so takes `keyHeight` pixels of the box while
 * it is there: without that it would come and go for ever on a page that just fits.
 */
export function pageEnd(box: ScrollBox, keyHeight: number): PageEnd {
  const hidden = box.scrollHeight - box.clientHeight;
  if (hidden - keyHeight <= slack) return 'all-seen';
  return box.scrollTop >= hidden - slack ? 'at-end' : 'more-below';
}
