import type { NativeDevice } from './usb-library.ts';

/**
 * Keys of devices that were seen. `usb` 3.1.0 refuses to tell the bus of a device while a call to it runs ("borrowed
 * mutably"), also in the event that it was pulled out in the middle of one.
 */
const keys = new WeakMap<NativeDevice, string>();

/** The disconnect event carries another object than the list does: bus and address are the same. */
export function keyOf(native: NativeDevice): string {
  const kept = keys.get(native);
  if (kept !== undefined) return kept;
  const key = `${native.bus}/${native.address}`;
  keys.set(native, key);
  return key;
}
