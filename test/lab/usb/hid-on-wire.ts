import type { SimulatedDevice } from '../../../devices/simulated/simulated-device.ts';

/** Descriptor types, HID 1.11 section 7.1. */
const hidType = 0x21;
const reportType = 0x22;
const hidClass = 0x03;

/**
 * A simulated device's descriptors as a real one sends them: every HID interface is followed by its
 * HID descriptor (HID 1.11 section 6.2.1), without which no system binds it. A device that has its
 * own stays as it is.
 */
export function withHidDescriptors(device: SimulatedDevice): Uint8Array {
  const out: number[] = [];
  const bytes = device.descriptors;
  for (let at = 0; at < bytes.length;) {
    const length = bytes[at] ?? 0;
    // A descriptor that does not fit ends the walk; what is left is sent as it is.
    if (length < 2 || at + length > bytes.length) {
      out.push(...bytes.subarray(at));
      break;
    }
    out.push(...bytes.subarray(at, at + length));
    const isHid = bytes[at + 1] === 4 && bytes[at + 5] === hidClass;
    if (isHid && bytes[at + length + 1] !== hidType) {
      const report = reportDescriptor(device, bytes[at + 2] ?? 0);
      out.push(9, hidType, 0x11, 0x01, 0, 1, reportType, report.length & 0xff, report.length >> 8);
    }
    at += length;
  }
  const grown = out.length - bytes.length;
  if (grown === 0) return bytes;
  // wTotalLength of the only configuration, USB 2.0 table 9-10.
  const total = (out[20] ?? 0) + (out[21] ?? 0) * 256 + grown;
  out[20] = total & 0xff;
  out[21] = total >> 8;
  return Uint8Array.from(out);
}

/**
 * What an interface's reports look like: as the device itself says, else a boot keyboard's, a boot
 * mouse's, or 64 bytes each way.
 */
export function reportDescriptor(device: SimulatedDevice, interfaceNumber: number): Uint8Array {
  return ownReportDescriptor(device, interfaceNumber) ?? fittingReport(device, interfaceNumber);
}

/** Asked of a device of its own, so that the one that is plugged in does not notice. */
function ownReportDescriptor(device: SimulatedDevice, index: number): Uint8Array | null {
  const answer = device.open().answer({
    kind: 'control-in',
    setup: { type: 'standard', recipient: 'interface', request: 6, value: reportType << 8, index },
    length: 4096,
  });
  return answer.type === 'data' && answer.bytes.length > 0 ? answer.bytes : null;
}

function fittingReport(device: SimulatedDevice, interfaceNumber: number): Uint8Array {
  const usage = device.hidUsages?.find((one) => one.interfaceNumber === interfaceNumber);
  const protocol = bootProtocol(device.descriptors, interfaceNumber);
  if (protocol === 1) return bootKeyboard;
  const page = usage?.usagePage ?? (protocol === 2 ? 0x01 : 0xff00);
  return plainReports(page, usage?.usage ?? (protocol === 2 ? 0x02 : 0x01));
}

/** Whether reports carry their number on the wire: the descriptor has a Report ID item (section 6.2.2.7). */
export function reportsAreNumbered(report: Uint8Array): boolean {
  for (let at = 0; at < report.length;) {
    const prefix = report[at] ?? 0;
    if ((prefix & 0xfc) === 0x84) return true;
    // A long item (0xfe) tells its length in the next byte; a short one in its lowest two bits.
    at += prefix === 0xfe ? 3 + (report[at + 1] ?? 0) : 1 + ([0, 1, 2, 4][prefix & 3] ?? 0);
  }
  return false;
}

/** bInterfaceProtocol of a HID interface of the boot subclass, else 0 (HID 1.11 section 4.3). */
function bootProtocol(bytes: Uint8Array, interfaceNumber: number): number {
  for (let at = 0; at < bytes.length; at += Math.max(bytes[at] ?? 0, 2)) {
    const isThis = bytes[at + 1] === 4 && bytes[at + 2] === interfaceNumber;
    if (isThis && bytes[at + 5] === hidClass) {
      return bytes[at + 6] === 1 ? (bytes[at + 7] ?? 0) : 0;
    }
  }
  return 0;
}

/** HID 1.11 appendix B.1: eight modifier bits, a reserved byte, six keys; five lamps out. */
const bootKeyboard = Uint8Array.from([
  ...[0x05, 0x01, 0x09, 0x06, 0xa1, 0x01],
  ...[0x05, 0x07, 0x19, 0xe0, 0x29, 0xe7, 0x15, 0x00, 0x25, 0x01, 0x75, 0x01, 0x95, 0x08],
  ...[0x81, 0x02, 0x95, 0x01, 0x75, 0x08, 0x81, 0x01],
  ...[0x95, 0x05, 0x75, 0x01, 0x05, 0x08, 0x19, 0x01, 0x29, 0x05, 0x91, 0x02],
  ...[0x95, 0x01, 0x75, 0x03, 0x91, 0x01],
  ...[0x95, 0x06, 0x75, 0x08, 0x15, 0x00, 0x25, 0x65, 0x05, 0x07, 0x19, 0x00, 0x29, 0x65],
  ...[0x81, 0x00, 0xc0],
]);

/** One collection with 64 unnumbered bytes in, out and as feature. */
function plainReports(usagePage: number, usage: number): Uint8Array {
  const bytes = [0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08, 0x95, 0x40];
  return Uint8Array.from([
    ...[0x06, usagePage & 0xff, usagePage >> 8, 0x0a, usage & 0xff, usage >> 8, 0xa1, 0x01],
    ...[0x09, 0x20, ...bytes, 0x81, 0x02],
    ...[0x09, 0x21, ...bytes, 0x91, 0x02],
    ...[0x09, 0x22, ...bytes, 0xb1, 0x02],
    0xc0,
  ]);
}
