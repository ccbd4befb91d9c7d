/**
 * A dialog of react-aria gives the focus back to where it was in the frame after it is gone; what takes the
 * focus before that would lose it.
 */
export function afterFocus(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run));
}

/** Nothing has the focus: what had it is gone from the page. */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** Finds a new place for a focus that is lost; whoever went on to another place meanwhile stays there. */
export function mendFocus(find: () => Pick<HTMLElement, 'focus'> | null | undefined): void {
  afterFocus(() => {
    if (isFocusLost()) find()?.focus();
  });
}
