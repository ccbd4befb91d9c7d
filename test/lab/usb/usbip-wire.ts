/**
 * USB/IP as bytes: kernel documentation, Documentation/usb/usbip_protocol.rst. All numbers are big
 * endian. A connection begins with operations (list, import); after an import it carries URBs.
 */

const version = 0x0111;
const operation = { requestList: 0x8005, replyList: 0x0005, requestImport: 0x8003, replyImport: 3 };
const command = { submit: 1, unlink: 2, returnSubmit: 3, returnUnlink: 4 };
const urbHeaderLength = 48;
const busIdLength = 32;
const deviceRecordLength = 312;

/** What vhci_hcd never exceeds (usbfs allows 16 MB per transfer); more is a broken peer. */
const longestTransfer = 16 * 1024 * 1024;

/** What the peer asks for. `setup` matters for endpoint 0 only. */
export type UsbipMessage =
  | { readonly type: 'list' }
  | { readonly type: 'import'; readonly busId: string }
  | {
      readonly type: 'submit';
      readonly sequence: number;
      readonly direction: 'in' | 'out';
      /** Without the direction bit. */
      readonly endpoint: number;
      /** For an `in`: how many bytes fit. */
      readonly length: number;
      readonly setup: Uint8Array;
      readonly bytes: Uint8Array;
    }
  | { readonly type: 'unlink'; readonly sequence: number; readonly victim: number };

/** A device as the two replies describe it. */
export interface DeviceRecord {
  readonly busId: string;
  readonly number: number;
  readonly bitsPerSecond: number;
  /** The first 18 bytes of its descriptors. */
  readonly deviceDescriptor: Uint8Array;
  /** Class, subclass and protocol of each interface of the first configuration. */
  readonly interfaces: readonly (readonly [number, number, number])[];
}

/** What a host learns of the device that it imports. */
export interface Imported {
  /** Bus and number in one, as vhci_hcd wants them. */
  readonly id: number;
  /** enum usb_device_speed of the kernel. */
  readonly speed: number;
}

/** A host asks for a device. */
export function importRequest(busId: string): Uint8Array {
  const request = Buffer.alloc(8 + busIdLength);
  request.writeUInt16BE(version, 0);
  request.writeUInt16BE(operation.requestImport, 2);
  request.write(busId, 8, busIdLength - 1, 'latin1');
  return request;
}

/** How long the reply is when the server has the device; else it ends after eight bytes. */
export const importReplyLength = 8 + deviceRecordLength;

/** Null: there is no such device. */
export function parseImportReply(bytes: Buffer): Imported | null {
  if (bytes.length < importReplyLength || bytes.readUInt32BE(4) !== 0) return null;
  const record = bytes.subarray(8);
  const id = record.readUInt32BE(288) * 65_536 + record.readUInt32BE(292);
  return { id, speed: record.readUInt32BE(296) };
}

/** Cuts the stream of one connection into messages. */
export class UsbipReader {
  #rest = Buffer.alloc(0);
  #imported = false;

  /** After a reply that let the peer have the device, URBs follow. */
  startUrbs(): void {
    this.#imported = true;
  }

  add(chunk: Uint8Array): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
  }

  /** The next message, null when it is not whole yet, `broken` when it can never become one. */
  next(): UsbipMessage | null | 'broken' {
    return this.#imported ? this.#nextUrb() : this.#nextOperation();
  }

  #nextOperation(): UsbipMessage | null | 'broken' {
    if (this.#rest.length < 8) return null;
    const code = this.#rest.readUInt16BE(2);
    if (code === operation.requestList) {
      this.#take(8);
      return { type: 'list' };
    }
    if (code !== operation.requestImport) return 'broken';
    if (this.#rest.length < 8 + busIdLength) return null;
    const name = this.#take(8 + busIdLength).subarray(8);
    const end = name.indexOf(0);
    return { type: 'import', busId: name.toString('latin1', 0, end === -1 ? name.length : end) };
  }

  #nextUrb(): UsbipMessage | null | 'broken' {
    if (this.#rest.length < urbHeaderLength) return null;
    const word = (index: number) => this.#rest.readUInt32BE(index * 4);
    const sequence = word(1);
    if (word(0) === command.unlink) {
      const victim = word(5);
      this.#take(urbHeaderLength);
      return { type: 'unlink', sequence, victim };
    }
    const length = word(6);
    if (word(0) !== command.submit || length > longestTransfer) return 'broken';
    const direction = word(3) === 1 ? 'in' : 'out';
    const whole = urbHeaderLength + (direction === 'out' ? length : 0);
    if (this.#rest.length < whole) return null;
    const endpoint = word(4) & 0x0f;
    const taken = this.#take(whole);
    const setup = taken.subarray(40, urbHeaderLength);
    const bytes = taken.subarray(urbHeaderLength);
    return { type: 'submit', sequence, direction, endpoint, length, setup, bytes };
  }

  #take(length: number): Buffer {
    const taken = Buffer.from(this.#rest.subarray(0, length));
    this.#rest = this.#rest.subarray(length);
    return taken;
  }
}

export function listReply(records: readonly DeviceRecord[]): Uint8Array {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(version, 0);
  head.writeUInt16BE(operation.replyList, 2);
  head.writeUInt32BE(records.length, 8);
  const devices = records.flatMap((record) => [
    deviceRecord(record),
    ...record.interfaces.map((triple) => Buffer.from([...triple, 0])),
  ]);
  return Buffer.concat([head, ...devices]);
}

/** `null`: there is no such device. */
export function importReply(record: DeviceRecord | null): Uint8Array {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(version, 0);
  head.writeUInt16BE(operation.replyImport, 2);
  head.writeUInt32BE(record === null ? 1 : 0, 4);
  return record === null ? head : Buffer.concat([head, deviceRecord(record)]);
}

/** `status` is 0 or a negative errno of Linux; `actual` counts what an `out` took as well. */
export function submitReply(
  sequence: number,
  status: number,
  actual: number,
  bytes: Uint8Array,
): Uint8Array {
  const head = Buffer.alloc(urbHeaderLength);
  head.writeUInt32BE(command.returnSubmit, 0);
  head.writeUInt32BE(sequence, 4);
  head.writeInt32BE(status, 20);
  head.writeUInt32BE(actual, 24);
  head.writeUInt32BE(0xffff_ffff, 32); // number_of_packets: not isochronous
  return Buffer.concat([head, bytes]);
}

export function unlinkReply(sequence: number, status: number): Uint8Array {
  const head = Buffer.alloc(urbHeaderLength);
  head.writeUInt32BE(command.returnUnlink, 0);
  head.writeUInt32BE(sequence, 4);
  head.writeInt32BE(status, 20);
  return head;
}

/** enum usb_device_speed of the kernel, include/uapi/linux/usb/ch9.h. */
function speedNumber(bitsPerSecond: number): number {
  if (bitsPerSecond <= 1_500_000) return 1;
  if (bitsPerSecond <= 12_000_000) return 2;
  return bitsPerSecond <= 480_000_000 ? 3 : 5;
}

function deviceRecord(record: DeviceRecord): Buffer {
  const { busId, number, bitsPerSecond, interfaces } = record;
  const bytes = Buffer.alloc(deviceRecordLength);
  const descriptor = Buffer.alloc(18);
  descriptor.set(record.deviceDescriptor.subarray(0, 18));
  bytes.write(`/sys/devices/balie-lab/${busId}`, 0, 255, 'latin1');
  bytes.write(busId, 256, busIdLength - 1, 'latin1');
  bytes.writeUInt32BE(1, 288); // busnum
  bytes.writeUInt32BE(number, 292); // devnum
  bytes.writeUInt32BE(speedNumber(bitsPerSecond), 296);
  bytes.writeUInt16BE(descriptor.readUInt16LE(8), 300); // idVendor
  bytes.writeUInt16BE(descriptor.readUInt16LE(10), 302); // idProduct
  bytes.writeUInt16BE(descriptor.readUInt16LE(12), 304); // bcdDevice
  descriptor.copy(bytes, 306, 4, 7); // class, subclass, protocol
  bytes[310] = descriptor.readUInt8(17); // bNumConfigurations
  bytes[311] = Math.min(interfaces.length, 255);
  return bytes;
}
