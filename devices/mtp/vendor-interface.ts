import type { StopSignal } from '../../shared/base/stop-signal.ts';
import { cleanText } from '../../shared/base/untrusted-text.ts';
import type { DescribedDevice } from '../described-device.ts';
import { keepAll, type DevicePort, type Exchange } from '../port.ts';
import { ByteReader } from '../usb/byte-reader.ts';

const timeoutMs = 500;

/**
 * Whether a vendor's own interface is MTP, by the two things that prove it: its interface string, as
 * the kernel has read it (asks nothing of the device), else the compatible id that Windows goes by.
 * A device that answers neither is taken for something else.
 */
export async function interfaceSaysMtp(
  device: DescribedDevice,
  interfaceNumber: number,
  port: DevicePort,
  stop: StopSignal,
): Promise<boolean> {
  const ask = async (exchange: Exchange) => {
    const reply = await port.exchange(exchange, { timeoutMs, stop, keep: keepAll });
    return reply.ok ? reply.value : null;
  };
  const name = await ask({
    kind: 'sysfs-read',
    path: interfacePath(device, interfaceNumber),
    length: 256,
  });
  if (name !== null && name.length > 0) {
    return /\bMTP\b/iu.test(cleanText(String.fromCharCode(...name), 80));
  }
  const code = parseVendorCode((await ask(osStringRequest)) ?? new Uint8Array(0));
  if (code === null) return false;
  const ids = await ask(compatibleIdRequest(code));
  return parseCompatibleId(ids ?? new Uint8Array(0), interfaceNumber) === 'MTP';
}

/** As Linux names the folder of an interface: `1-4.2:1.0`. */
function interfacePath({ summary, descriptors }: DescribedDevice, interfaceNumber: number): string {
  const configuration = descriptors?.configurations.find((one) =>
    one.interfaces.some((candidate) => candidate.number === interfaceNumber),
  );
  return `${summary.portPath}:${configuration?.value ?? 1}.${interfaceNumber}/interface`;
}

/** String descriptor 0xEE, Microsoft OS 1.0 Descriptors, "Microsoft OS String Descriptor". */
const osStringRequest: Exchange = {
  kind: 'control-in',
  setup: { type: 'standard', recipient: 'device', request: 0x06, value: 0x03ee, index: 0 },
  length: 18,
};

/** Extended compatible id: feature index 4, the same document, "Retrieving an OS Feature Descriptor". */
function compatibleIdRequest(vendorCode: number): Exchange {
  return {
    kind: 'control-in',
    setup: { type: 'vendor', recipient: 'device', request: vendorCode, value: 0, index: 4 },
    length: headerLength + mostSections * sectionLength,
  };
}

const headerLength = 16;
const sectionLength = 24;
const mostSections = 16;
/** `MSFT100` in UTF-16LE behind the two bytes of every string descriptor. */
const signature = 'MSFT100';

/** The request number by which the device answers for its features; null when it has none. Total. */
export function parseVendorCode(bytes: Uint8Array): number | null {
  const reader = new ByteReader(bytes);
  const length = reader.u8();
  const type = reader.u8();
  let text = '';
  for (let unit = 0; unit < signature.length; unit += 1) text += String.fromCharCode(reader.u16());
  const code = reader.u8();
  return reader.failed || length !== 18 || type !== 3 || text !== signature ? null : code;
}

/** The compatible id of one interface; null when none is given. Total. */
export function parseCompatibleId(bytes: Uint8Array, interfaceNumber: number): string | null {
  const reader = new ByteReader(bytes);
  reader.u32(); // length of the whole
  const version = reader.u16();
  const index = reader.u16();
  const sections = reader.u8();
  reader.bytes(7);
  if (reader.failed || version !== 0x0100 || index !== 4) return null;
  for (let section = 0; section < Math.min(sections, mostSections); section += 1) {
    const first = reader.u8();
    reader.u8();
    const id = reader.bytes(8);
    reader.bytes(14); // sub-compatible id and reserved bytes
    if (reader.failed) return null;
    if (first === interfaceNumber) {
      return cleanText(String.fromCharCode(...id.filter((byte) => byte !== 0)), 8);
    }
  }
  return null;
}
