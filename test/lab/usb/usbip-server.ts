import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { Answer, SimulatedDevice } from '../../../devices/simulated/simulated-device.ts';
import {
  importReply,
  listReply,
  submitReply,
  unlinkReply,
  UsbipReader,
  type DeviceRecord,
  type UsbipMessage,
} from './usbip-wire.ts';
import { WireDevice } from './wire-device.ts';

/** Negative error numbers of Linux as a URB's status carries them. */
const status = { fine: 0, stalled: -32, unlinked: -104 } as const;

const nothing = new Uint8Array(0);

type Submit = Extract<UsbipMessage, { type: 'submit' }>;

/** Offers simulated devices as real USB devices to any USB/IP client, vhci_hcd of Linux above all. */
export class UsbipServer {
  readonly #server: Server;
  readonly #devices = new Map<string, SimulatedDevice>();
  readonly #connections = new Map<Connection, string>();

  constructor() {
    this.#server = createServer((socket) => this.#accept(socket));
  }

  /** Listens on a UNIX socket at `path`. */
  async listen(path: string): Promise<void> {
    this.#server.listen(path);
    await once(this.#server, 'listening');
  }

  /** Puts a device on offer; a client imports it by `busId`. */
  offer(busId: string, device: SimulatedDevice): void {
    this.#devices.set(busId, device);
  }

  /** Pulls the device out of every host that has it. */
  unplug(busId: string): void {
    this.#devices.delete(busId);
    for (const [connection, name] of this.#connections) if (name === busId) connection.cut();
  }

  /** How long ago the host last sent something to the device that it has of this name. */
  quietMs(busId: string): number {
    const lastMs = [...this.#connections]
      .filter(([, name]) => name === busId)
      .map(([connection]) => connection.lastMs);
    return performance.now() - Math.max(0, ...lastMs);
  }

  async stop(): Promise<void> {
    for (const connection of this.#connections.keys()) connection.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(socket: Socket): void {
    const connection = new Connection(socket, {
      list: () =>
        [...this.#devices].map(([busId, device], index) => recordOf(busId, device, index + 2)),
      import: (busId) => {
        const device = this.#devices.get(busId);
        if (device === undefined) return null;
        this.#connections.set(connection, busId);
        return {
          record: recordOf(busId, device, this.#connections.size + 1),
          wire: new WireDevice(device),
        };
      },
    });
    this.#connections.set(connection, '');
    socket.on('close', () => this.#connections.delete(connection));
  }
}

interface Offer {
  readonly list: () => readonly DeviceRecord[];
  readonly import: (busId: string) => { record: DeviceRecord; wire: WireDevice } | null;
}

/** One client; after an import it is the cable between host and device. */
class Connection {
  readonly #socket: Socket;
  readonly #offer: Offer;
  readonly #reader = new UsbipReader();
  /** Transfers that the device has not answered, in the order in which they came. */
  readonly #waiting = new Map<number, Submit>();
  #wire: WireDevice | null = null;
  lastMs = 0;

  constructor(socket: Socket, offer: Offer) {
    this.#socket = socket;
    this.#offer = offer;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#read(chunk));
    // The host pulled the cable: `close` follows, and that is all there is to do.
    socket.on('error', () => socket.destroy());
  }

  cut(): void {
    this.#socket.destroy();
  }

  #read(chunk: Uint8Array): void {
    this.lastMs = performance.now();
    this.#reader.add(chunk);
    for (;;) {
      if (this.#socket.destroyed) return;
      const message = this.#reader.next();
      if (message === null) return;
      if (message === 'broken') this.cut();
      else this.#handle(message);
    }
  }

  #handle(message: UsbipMessage): void {
    switch (message.type) {
      case 'list':
        this.#socket.write(listReply(this.#offer.list()));
        return;
      case 'import': {
        const imported = this.#offer.import(message.busId);
        if (imported === null) {
          this.#socket.end(importReply(null));
          return;
        }
        this.#wire = imported.wire;
        this.#reader.startUrbs();
        this.#socket.write(importReply(imported.record));
        return;
      }
      case 'submit':
        this.#submit(message);
        return;
      case 'unlink': {
        const wasWaiting = this.#waiting.delete(message.victim);
        const result = wasWaiting ? status.unlinked : status.fine;
        this.#socket.write(unlinkReply(message.sequence, result));
      }
    }
  }

  #submit(submit: Submit): void {
    const wire = this.#wire;
    if (wire === null) return;
    this.#finish(submit, answerTo(wire, submit));
    if (submit.direction === 'in') return;
    // What was sent may be what a silent endpoint was waiting for.
    for (const waiting of [...this.#waiting.values()]) {
      if (waiting.direction === 'in' && waiting.endpoint > 0 && !this.#socket.destroyed) {
        this.#finish(waiting, answerTo(wire, waiting));
      }
    }
  }

  #finish(submit: Submit, answer: Answer): void {
    const { sequence, direction, length } = submit;
    if (answer.type === 'silence') {
      this.#waiting.set(sequence, submit);
      return;
    }
    this.#waiting.delete(sequence);
    switch (answer.type) {
      case 'data': {
        const bytes = direction === 'in' ? answer.bytes.subarray(0, length) : nothing;
        const actual = direction === 'in' ? bytes.length : length;
        this.#socket.write(submitReply(sequence, status.fine, actual, bytes));
        return;
      }
      case 'stall':
        this.#socket.write(submitReply(sequence, status.stalled, 0, nothing));
        return;
      case 'vanish':
        this.cut();
    }
  }
}

function answerTo(wire: WireDevice, submit: Submit): Answer {
  const { endpoint, direction, length, bytes, setup } = submit;
  if (endpoint === 0) return wire.control(setup, bytes);
  return direction === 'in' ? wire.in(endpoint, length) : wire.out(endpoint, bytes);
}

/** `number` tells two devices of one list apart, as a bus's address does. */
function recordOf(busId: string, device: SimulatedDevice, number: number): DeviceRecord {
  const { descriptors, bitsPerSecond } = device;
  const interfaces: (readonly [number, number, number])[] = [];
  for (let at = 18; at < descriptors.length;) {
    const length = descriptors[at] ?? 0;
    if (length < 2) break;
    if (descriptors[at + 1] === 4) {
      const [classCode = 0, subclass = 0, protocol = 0] = descriptors.subarray(at + 5, at + 8);
      interfaces.push([classCode, subclass, protocol]);
    }
    at += length;
  }
  return {
    busId,
    number,
    bitsPerSecond,
    deviceDescriptor: descriptors.subarray(0, 18),
    interfaces,
  };
}
