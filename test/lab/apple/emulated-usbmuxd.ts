import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  numberOf,
  parsePlist,
  plistBytes,
  textOf,
  valueOf,
  type PlistDictionary,
} from '../../../devices/apple/plist.ts';
import type { EmulatedIphone } from './emulated-iphone.ts';

/** The name under which this lab's usbmuxd pairs. */
export const labSystemBuid = '1AB00000-0000-4000-8000-000000000000';

const headerLength = 16;

/**
 * usbmuxd on a Unix socket of its own, for our client and for libimobiledevice's tools
 * (USBMUXD_SOCKET_ADDRESS). Keeps pair records in memory, as the real one does in a folder.
 */
export class EmulatedUsbmuxd {
  readonly address: string;
  readonly pairRecords = new Map<string, Uint8Array>();
  readonly phones: EmulatedIphone[] = [];
  readonly #folder: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #heard = new Set<string>();
  #wake = () => {};

  private constructor(folder: string) {
    this.#folder = folder;
    this.address = join(folder, 'usbmuxd');
    this.#server = createServer((socket) => this.#serve(socket));
  }

  static async start(...phones: readonly EmulatedIphone[]): Promise<EmulatedUsbmuxd> {
    const started = new EmulatedUsbmuxd(await mkdtemp(join(tmpdir(), 'balie-usbmuxd-')));
    started.phones.push(...phones);
    await new Promise<void>((resolve) => started.#server.listen(started.address, resolve));
    return started;
  }

  /** Waits until somebody has sent a message of this type, or has sent one already. */
  async asked(messageType: string): Promise<void> {
    while (!this.#heard.has(messageType)) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
    await rm(this.#folder, { recursive: true, force: true });
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    let unread = Buffer.alloc(0);
    const onData = (chunk: Buffer) => {
      unread = Buffer.concat([unread, chunk]);
      while (unread.length >= headerLength && unread.length >= unread.readUInt32LE(0)) {
        const length = unread.readUInt32LE(0);
        const tag = unread.readUInt32LE(12);
        const request = parsePlist(unread.subarray(headerLength, length));
        unread = unread.subarray(length);
        if (!request.ok) throw new Error(`usbmuxd: ${request.fault.detail}`);
        const connects = this.#connects(request.value);
        if (connects !== null) socket.off('data', onData);
        socket.write(message(this.#answer(request.value), tag));
        this.#heard.add(textOf(request.value, 'MessageType') ?? '');
        this.#wake();
        if (connects !== null) {
          connects.phone.serve(socket, connects.port);
          return;
        }
      }
    };
    socket.on('data', onData);
  }

  #connects(
    request: PlistDictionary,
  ): { readonly phone: EmulatedIphone; readonly port: number } | null {
    if (textOf(request, 'MessageType') !== 'Connect') return null;
    const phone = this.phones[(numberOf(request, 'DeviceID') ?? 0) - 1];
    const swapped = numberOf(request, 'PortNumber') ?? 0;
    const port = ((swapped & 0xff) << 8) | (swapped >> 8);
    return phone?.listensOn(port) === true ? { phone, port } : null;
  }

  #answer(request: PlistDictionary): PlistDictionary {
    const id = textOf(request, 'PairRecordID') ?? '';
    switch (textOf(request, 'MessageType')) {
      case 'ListDevices':
        return { DeviceList: this.phones.map(attached) };
      case 'Connect': {
        const known = this.phones[(numberOf(request, 'DeviceID') ?? 0) - 1] !== undefined;
        return result(this.#connects(request) !== null ? 0 : known ? 3 : 2);
      }
      case 'ReadBUID':
        return { BUID: labSystemBuid };
      case 'ReadPairRecord': {
        const record = this.pairRecords.get(id);
        return record === undefined ? result(2) : { PairRecordData: record };
      }
      case 'SavePairRecord': {
        const record = valueOf(request, 'PairRecordData');
        if (!(record instanceof Uint8Array)) return result(22);
        this.pairRecords.set(id, record);
        return result(0);
      }
      case 'DeletePairRecord':
        return result(this.pairRecords.delete(id) ? 0 : 2);
      case 'Listen':
        return result(0);
      default:
        return result(1);
    }
  }
}

function attached(phone: EmulatedIphone, index: number): PlistDictionary {
  return {
    DeviceID: index + 1,
    MessageType: 'Attached',
    Properties: {
      ConnectionType: 'USB',
      DeviceID: index + 1,
      LocationID: 65_536 * (index + 1),
      ProductID: 0x12a8,
      SerialNumber: phone.udid,
    },
  };
}

function result(number: number): PlistDictionary {
  return { MessageType: 'Result', Number: number };
}

function message(body: PlistDictionary, tag: number): Buffer {
  const bytes = plistBytes(body);
  const whole = Buffer.alloc(headerLength + bytes.length);
  whole.writeUInt32LE(whole.length, 0);
  whole.writeUInt32LE(1, 4);
  whole.writeUInt32LE(8, 8);
  whole.writeUInt32LE(tag, 12);
  whole.set(bytes, headerLength);
  return whole;
}
