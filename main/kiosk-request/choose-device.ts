import type { WantedDevice } from '../../shared/domain/kiosk-request.ts';
import type { DeviceSummary } from '../../shared/domain/readout.ts';

/** What is plugged in when the counter asks for a reading. */
export interface Surroundings {
  readonly attached: readonly DeviceSummary[];
  /** Serial numbers by device id, where the bus knows them. */
  readonly serials: ReadonlyMap<string, string>;
  /** Ids of what hung there when the kiosk started: most likely its own equipment. */
  readonly standing: ReadonlySet<string>;
}

export type DeviceChoice =
  { readonly found: DeviceSummary } | { readonly found: null; readonly why: 'none' | 'several' };

/**
 * The device that a reading is for: the one with the ticket's serial number, else the one of the same
 * vendor and product, else the only one. Never a guess between two, never a hub, and the kiosk's own
 * equipment only when the ticket is about it.
 */
export function chooseDevice(wanted: WantedDevice | null, around: Surroundings): DeviceChoice {
  const candidates = around.attached.filter(({ kind }) => kind !== 'hub');
  const alike = candidates.filter(
    ({ vendorId, productId }) => vendorId === wanted?.vendorId && productId === wanted.productId,
  );
  const same = alike.filter(
    ({ deviceId }) => wanted?.serial != null && around.serials.get(deviceId) === wanted.serial,
  );
  const brought = candidates.filter(({ deviceId }) => !around.standing.has(deviceId));
  const group = [same, alike, brought].find((each) => each.length > 0) ?? [];
  const [first] = group;
  if (first === undefined) return { found: null, why: 'none' };
  return group.length === 1 ? { found: first } : { found: null, why: 'several' };
}
