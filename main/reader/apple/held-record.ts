import { textOf, type PlistDictionary } from '../../../devices/apple/plist.ts';

/** The pairing that usbmuxd holds of a device: its HostID, or `none`. */
export type HeldRecord = { readonly hostId: string | null } | 'none';

export function heldRecord(record: PlistDictionary | null): HeldRecord {
  return record === null ? 'none' : { hostId: textOf(record, 'HostID') };
}

/** Whether it is the same pairing; two that cannot be told apart are. */
export function isSameRecord(one: HeldRecord, other: HeldRecord): boolean {
  return one === 'none' || other === 'none' ? one === other : one.hostId === other.hostId;
}
