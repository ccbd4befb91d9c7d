/**
 * Opens the screen of the visitor in a window of its own, or brings it forward; false when the browser
 * holds it back. Somebody drags it to the other monitor once; browsers open it there from then on.
 */
export function openCounterScreen(): boolean {
  const features = 'popup,width=1280,height=800';
  const opened = window.open('/counter-screen', 'balie-counter-screen', features);
  opened?.focus();
  return opened !== null;
}
