import type { NetConnectOpts } from 'node:net';
import {
  isDictionary,
  longestPlist,
  numberOf,
  parsePlist,
  plistBytes,
  textOf,
  valueOf,
  type PlistDictionary,
} from '../../../devices/apple/plist.ts';
import { fault, type DeviceFault } from '../../../shared/base/fault.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { ByteStream, type Patience } from './byte-stream.ts';

/** usbmuxd 1.1.1, src/usbmuxd-proto.h: header of 16 bytes, little endian; version 1 with plists, type 8. */
const headerLength = 16;
const plistVersion = 1;
const plistMessage = 8;
const tag = 1;
/** usbmuxd-proto.h, enum usbmuxd_result. */
const resultCodes = { ok: 0, badDevice: 2, refused: 3 } as const;
/** So many devices fit on no kiosk; a longer list is nonsense. */
const mostDevices = 64;

/** One device as usbmuxd knows it. `serial` is the UDID as it writes it, with or without a dash. */
export interface MuxDevice {
  readonly deviceId: number;
  readonly serial: string;
}

/** Asks usbmuxd, which owns Apple's devices. Every question is a connection of its own. */
export class UsbmuxdClient {
  readonly #address: NetConnectOpts;

  constructor(address: NetConnectOpts) {
    this.#address = address;
  }

  /** The device with this serial number on a cable, or null when usbmuxd does not (yet) list it. */
  async find(serial: string, patience: Patience): Promise<Result<MuxDevice | null, DeviceFault>> {
    const reply = await this.#once({ MessageType: 'ListDevices' }, patience);
    if (!reply.ok) return reply;
    const list = valueOf(reply.value, 'DeviceList');
    if (!Array.isArray(list)) return err(fault('device/garbled', 'usbmuxd sent no DeviceList'));
    // Array.isArray forgets what the array holds; its entries are PlistValues as those of any list.
    const devices = (list as readonly PlistDictionary[]).slice(0, mostDevices).flatMap(muxDevice);
    return ok(devices.find((one) => sameSerial(one.serial, serial)) ?? null);
  }

  /** A connection to a port of the device; from here on usbmuxd only passes bytes on. */
  async connect(
    device: MuxDevice,
    port: number,
    patience: Patience,
  ): Promise<Result<ByteStream, DeviceFault>> {
    const stream = await ByteStream.connect(this.#address, patience);
    if (!stream.ok) return stream;
    const reply = await ask(
      stream.value,
      {
        MessageType: 'Connect',
        DeviceID: device.deviceId,
        // In network byte order inside a host's number, as the protocol has it.
        PortNumber: ((port & 0xff) << 8) | (port >> 8),
      },
      patience,
    );
    const failure = reply.ok ? resultFault(reply.value) : reply.fault;
    if (failure === null) return stream;
    stream.value.close();
    return err(failure);
  }

  /** The name under which this machine pairs, the same for all devices; null when it has none yet. */
  async systemBuid(patience: Patience): Promise<Result<string | null, DeviceFault>> {
    const reply = await this.#once({ MessageType: 'ReadBUID' }, patience);
    return reply.ok ? ok(textOf(reply.value, 'BUID')) : reply;
  }

  /** The record of an earlier pairing that usbmuxd keeps, or null; empty when it makes no sense. */
  async pairRecord(
    device: Pick<MuxDevice, 'serial'>,
    patience: Patience,
  ): Promise<Result<PlistDictionary | null, DeviceFault>> {
    const request = { MessageType: 'ReadPairRecord', PairRecordID: device.serial };
    const reply = await this.#once(request, patience);
    if (!reply.ok) return reply;
    const data = valueOf(reply.value, 'PairRecordData');
    if (!(data instanceof Uint8Array)) return ok(null);
    const record = parsePlist(data);
    return ok(record.ok ? record.value : {});
  }

  async forgetPairRecord(
    device: Pick<MuxDevice, 'serial'>,
    patience: Patience,
  ): Promise<Result<null, DeviceFault>> {
    const request = { MessageType: 'DeletePairRecord', PairRecordID: device.serial };
    const reply = await this.#once(request, patience);
    return reply.ok ? ok(null) : reply;
  }

  async #once(
    request: PlistDictionary,
    patience: Patience,
  ): Promise<Result<PlistDictionary, DeviceFault>> {
    const stream = await ByteStream.connect(this.#address, patience);
    if (!stream.ok) return stream;
    const reply = await ask(stream.value, request, patience);
    stream.value.close();
    return reply;
  }
}

async function ask(
  stream: ByteStream,
  request: PlistDictionary,
  patience: Patience,
): Promise<Result<PlistDictionary, DeviceFault>> {
  const body = plistBytes({
    ...request,
    ClientVersionString: 'balie',
    ProgName: 'balie',
    kLibUSBMuxVersion: 3,
  });
  const message = Buffer.alloc(headerLength + body.length);
  message.writeUInt32LE(message.length, 0);
  message.writeUInt32LE(plistVersion, 4);
  message.writeUInt32LE(plistMessage, 8);
  message.writeUInt32LE(tag, 12);
  message.set(body, headerLength);
  const sent = await stream.write(message, patience);
  if (!sent.ok) return sent;
  const header = await stream.read(headerLength, patience);
  if (!header.ok) return header;
  const numberAt = (at: number) => Buffer.from(header.value).readUInt32LE(at);
  const bodyLength = numberAt(0) - headerLength;
  if (bodyLength < 0 || bodyLength > longestPlist) {
    return err(fault('device/garbled', `usbmuxd announced ${bodyLength} bytes`));
  }
  if (numberAt(4) !== plistVersion || numberAt(8) !== plistMessage || numberAt(12) !== tag) {
    const kind = `version ${numberAt(4)}, type ${numberAt(8)}, tag ${numberAt(12)}`;
    return err(fault('device/garbled', `usbmuxd answered with ${kind}`));
  }
  const reply = await stream.read(bodyLength, patience);
  return reply.ok ? parsePlist(reply.value) : reply;
}

function resultFault(reply: PlistDictionary): DeviceFault | null {
  const code = numberOf(reply, 'Number');
  switch (code) {
    case resultCodes.ok:
      return null;
    case resultCodes.badDevice:
      return fault('device/gone', 'usbmuxd no longer knows the device');
    case resultCodes.refused:
      return fault('device/busy', 'the device refused the connection');
    default:
      return fault('device/garbled', `usbmuxd answered Connect with ${code}`);
  }
}

function muxDevice(entry: PlistDictionary): readonly MuxDevice[] {
  const properties = isDictionary(entry) ? valueOf(entry, 'Properties') : null;
  if (!isDictionary(properties)) return [];
  const serial = textOf(properties, 'SerialNumber');
  const deviceId = numberOf(properties, 'DeviceID');
  const onCable = textOf(properties, 'ConnectionType') !== 'Network';
  return serial === null || deviceId === null || !onCable ? [] : [{ serial, deviceId }];
}

/** The USB serial of a newer device is its UDID without the dash that usbmuxd writes. */
function sameSerial(one: string, other: string): boolean {
  const bare = (serial: string) => serial.replaceAll('-', '').replaceAll('\0', '').toLowerCase();
  return bare(one) !== '' && bare(one) === bare(other);
}
