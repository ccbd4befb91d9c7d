import type { HeldReason } from '../../shared/domain/kiosk-request.ts';
import type { DescribedDevice } from '../described-device.ts';
import type { UsbInterface } from '../usb/descriptors.ts';
import { everyInterface, isStorage, usbClass } from '../usb/device-kind.ts';
import { cameBackAsAnother, type PortPast } from '../port-history.ts';

/** What may be let in of a new device. Nothing is let in that is not named. */
export type JailDecision =
  /** Every driver may bind. */
  | { readonly allow: 'device'; readonly because: JailReason }
  /** Only these interfaces, by number; all others stay without a driver. */
  | {
      readonly allow: 'interfaces';
      readonly interfaces: readonly number[];
      readonly because: JailReason;
    }
  /** Descriptors may be read, nothing else. */
  | { readonly allow: 'nothing'; readonly because: HeldReason };

export type JailReason = 'own-equipment' | 'harmless' | 'parts-of-it-type-or-route' | HeldReason;

/**
 * Whether a technician who has the device in hand may let it in. What lies about itself, turned into
 * something else, or types beside its storage stays outside, whoever asks.
 */
export function mayBeReleased(because: HeldReason): boolean {
  return because === 'keyboard' || because === 'nothing-allowed';
}

/** The kiosk's own equipment: a port, and what must hang there. A port alone is not enough. */
export interface OwnEquipment {
  readonly portPath: string;
  readonly vendorId: number;
  readonly productId: number;
}

/**
 * Classes whose drivers neither type, nor route traffic, nor mount anything by themselves. Hubs must
 * work for anything behind them to be seen; each device behind them is judged by itself.
 */
const harmlessClasses: ReadonlySet<number> = new Set([
  usbClass.audio,
  usbClass.image,
  usbClass.printer,
  usbClass.massStorage,
  usbClass.hub,
  usbClass.smartCard,
  usbClass.video,
  usbClass.billboard,
]);

/** Vendor-specific interfaces that a probe talks to itself; the kernel has no driver for them. */
const readByUs: readonly (readonly [subclass: number, protocol: number])[] = [
  [0x42, 0x01], // Android debugging
  [0x42, 0x03], // Android boot loader
  [0xfe, 0x02], // Apple usbmux
];

/**
 * Decides what of a device is let in, from its descriptors, its port and what happened there. Total.
 * A HID interface is never let in without a technician: whatever its report descriptor says it is, it
 * may type.
 */
export function decideJail(
  device: DescribedDevice,
  own: readonly OwnEquipment[],
  past: Pick<PortPast, 'former'> | null,
): JailDecision {
  const { summary, descriptors } = device;
  if (own.some((one) => isOwn(one, device))) return { allow: 'device', because: 'own-equipment' };
  if (descriptors === null) return { allow: 'nothing', because: 'descriptors-unreadable' };
  if (descriptors.problems.some((problem) => problem !== 'no-interfaces')) {
    return { allow: 'nothing', because: 'descriptors-lie' };
  }
  if (past?.former != null && cameBackAsAnother(past.former, summary.kind)) {
    return { allow: 'nothing', because: 'changed-identity' };
  }
  const interfaces = everyInterface(descriptors);
  const types = interfaces.some((one) => one.classCode === usbClass.hid);
  if (types && interfaces.some(isStorage)) {
    return { allow: 'nothing', because: 'storage-with-keyboard' };
  }
  const allowed = interfaces.filter(isHarmless);
  if (allowed.length === 0)
    return { allow: 'nothing', because: types ? 'keyboard' : 'nothing-allowed' };
  if (allowed.length === interfaces.length) return { allow: 'device', because: 'harmless' };
  const numbers = [...new Set(allowed.map((one) => one.number))].filter((number) =>
    // All settings of an interface must be harmless: a driver may choose any of them.
    interfaces.filter((one) => one.number === number).every(isHarmless),
  );
  return numbers.length === 0
    ? { allow: 'nothing', because: 'nothing-allowed' }
    : { allow: 'interfaces', interfaces: numbers, because: 'parts-of-it-type-or-route' };
}

export function isOwn(one: OwnEquipment, { summary }: DescribedDevice): boolean {
  return (
    one.portPath === summary.portPath &&
    one.vendorId === summary.vendorId &&
    one.productId === summary.productId
  );
}

/** A hub and nothing beside it. */
export function isOnlyHub({ descriptors }: DescribedDevice): boolean {
  if (descriptors === null || descriptors.problems.length > 0) return false;
  const interfaces = everyInterface(descriptors);
  return interfaces.length > 0 && interfaces.every(({ classCode }) => classCode === usbClass.hub);
}

function isHarmless(one: UsbInterface): boolean {
  if (one.classCode === usbClass.vendor) {
    return readByUs.some(
      ([subclass, protocol]) => one.subclass === subclass && one.protocol === protocol,
    );
  }
  return harmlessClasses.has(one.classCode);
}
