import type { AttachedDevice } from '../../devices/bus.ts';
import type { NativeDevice } from './usb-library.ts';

const speeds: Readonly<Record<string, number>> = {
  low: 1_500_000,
  full: 12_000_000,
  high: 480_000_000,
  super: 5_000_000_000,
  superPlus: 10_000_000_000,
};

/** Systems without sysfs: names and speed as the library gives them, no descriptors. */
export function fromLibrary(
  native: NativeDevice,
): Pick<AttachedDevice, 'descriptors' | 'bitsPerSecond' | 'strings'> {
  return {
    descriptors: null,
    bitsPerSecond: speeds[native.speed ?? ''] ?? null,
    strings: {
      maker: string(() => native.manufacturerName),
      product: string(() => native.productName),
      serial: string(() => native.serialNumber),
    },
  };
}

function string(get: () => string | null | undefined): string | null {
  try {
    return get() ?? null;
  } catch {
    // The getters open the device and throw when they may not or when it is gone: "not known".
    return null;
  }
}
