import { cleanText } from '../shared/base/untrusted-text.ts';
import type { DeviceSummary } from '../shared/domain/readout.ts';
import type { AttachedDevice } from './bus.ts';
import { parseBos, type BosCapabilities } from './usb/bos.ts';
import { parseDescriptors, type UsbDescriptors } from './usb/descriptors.ts';
import { deviceKind } from './usb/device-kind.ts';
import { friendlyName } from './usb/friendly-names.ts';
import type { UsbNames } from './usb/usb-names.ts';

/** An attached device with its descriptors understood and its texts cleaned. */
export interface DescribedDevice {
  readonly summary: DeviceSummary;
  /** What its socket is called on the bus of the other speed, where the system tells it. */
  readonly peerPath?: string;
  /** Null when the bus gave none or when they are not descriptors at all. */
  readonly descriptors: UsbDescriptors | null;
  /** The same as they came, for the parts that only one class of device has. */
  readonly descriptorBytes: Uint8Array | null;
  /** Its Binary device Object Store, where the system keeps it; `usb-bos` asks the device itself. */
  readonly bos: BosCapabilities | null;
  readonly bitsPerSecond: number | null;
  /** The device's own strings, cleaned; null when it has none. */
  readonly maker: string | null;
  readonly product: string | null;
  readonly serial: string | null;
  /** Its texts hold what no maker writes: hidden or reversing characters, or more than USB allows. */
  readonly strangeTexts: boolean;
}

/** Controls (NUL is common padding), zero-width and bidirectional characters, tags. */
const hiddenCharacters =
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  /[\u0001-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/u;

/** A string descriptor has at most 255 bytes, two of them header (USB 2.0 section 9.6.7). */
const longestUsbText = 126;

/** Understands an attached device without asking anything of it. Total: any bytes, any strings. */
export function describe(attached: AttachedDevice, names: UsbNames): DescribedDevice {
  const parsed = attached.descriptors === null ? null : parseDescriptors(attached.descriptors);
  const descriptors = parsed?.ok === true ? parsed.value : null;
  const { vendorId, productId } = attached;
  const maker = cleaned(attached.strings.maker);
  const product = cleaned(attached.strings.product);
  const bos = attached.bos === undefined ? null : parseBos(attached.bos);
  const friendly = friendlyName(vendorId, productId);
  const kind = friendly?.kind ?? deviceKind(vendorId, productId, descriptors);
  const listed = friendly?.name ?? names.product(vendorId, productId);
  // A phone knows its own model; the list has one name for all models of a maker.
  const personal = kind === 'phone' || kind === 'tablet';
  return {
    summary: {
      deviceId: attached.deviceId,
      portPath: cleanText(attached.portPath, 40),
      vendorId,
      productId,
      kind,
      vendorName: names.vendor(vendorId) ?? maker,
      productName: personal ? (product ?? listed) : (listed ?? product),
      simulated: attached.simulated,
    },
    ...(attached.peerPath === undefined ? {} : { peerPath: attached.peerPath }),
    descriptors,
    descriptorBytes: attached.descriptors,
    bos: bos?.ok === true ? bos.value : null,
    bitsPerSecond: attached.bitsPerSecond,
    maker,
    product,
    serial: cleaned(attached.strings.serial),
    strangeTexts: Object.values(attached.strings).some(isStrange),
  };
}

function isStrange(text: string | null): boolean {
  return text !== null && (text.length > longestUsbText || hiddenCharacters.test(text));
}

function cleaned(text: string | null): string | null {
  const clean = text === null ? '' : cleanText(text, 80);
  return clean === '' ? null : clean;
}
