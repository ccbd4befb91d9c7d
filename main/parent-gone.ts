/**
 * Calls when the process that started this one over a channel is gone, also when it was gone before
 * this call: Node tells `disconnect` once, and a parent that is killed while its child still loads is
 * told to nobody. A process that was started without a channel has no such parent.
 */
export function whenParentGone(listener: () => void): void {
  if (process.send === undefined) return;
  if (process.connected) process.once('disconnect', listener);
  else listener();
}
