import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What came back for one transfer. */
export interface TransferReply {
  readonly status: number;
  readonly actual: number;
  readonly bytes: Buffer;
}

/** A host's side of USB/IP in a few lines, so that the server is tested without a kernel. */
export class UsbipClient {
  readonly #socket: Socket;
  #rest = Buffer.alloc(0);
  #sequence = 0;
  #wake: () => void = () => {};

  constructor(path: string) {
    this.#socket = connect(path);
    this.#socket.on('data', (chunk: Buffer) => {
      this.#rest = Buffer.concat([this.#rest, chunk]);
      this.#wake();
    });
    this.#socket.on('close', () => this.#wake());
    this.#socket.on('error', () => this.#socket.destroy());
  }

  send(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  /** The whole reply to a list request. */
  async list(): Promise<Buffer> {
    this.send(Buffer.from('0111800500000000', 'hex'));
    const head = await this.read(12);
    const devices = [];
    for (let left = head.readUInt32BE(8); left > 0; left -= 1) {
      const record = await this.read(312);
      devices.push(record, await this.read(record.readUInt8(311) * 4));
    }
    return Buffer.concat(devices);
  }

  /** Answers the status and, when 0, the device's record. */
  async import(busId: string): Promise<{ status: number; record: Buffer }> {
    const request = Buffer.alloc(40);
    request.writeUInt32BE(0x0111_8003, 0);
    request.write(busId, 8, 'latin1');
    this.send(request);
    const status = (await this.read(8)).readUInt32BE(4);
    return { status, record: status === 0 ? await this.read(312) : Buffer.alloc(0) };
  }

  /** Sends an `in`; answers its sequence number. */
  submitIn(endpoint: number, length: number, setup = ''): number {
    return this.#submit(1, endpoint, length, setup, Buffer.alloc(0));
  }

  submitOut(endpoint: number, bytes: Uint8Array, setup = ''): number {
    return this.#submit(0, endpoint, bytes.length, setup, bytes);
  }

  unlink(victim: number): void {
    const head = this.#head(2);
    head.writeUInt32BE(victim, 20);
    this.send(head);
  }

  /** The next reply to a transfer; `received` says that it has bytes. */
  async reply(direction: 'in' | 'out'): Promise<TransferReply & { readonly command: number }> {
    const head = await this.read(48);
    const actual = head.readUInt32BE(24);
    const command = head.readUInt32BE(0);
    const bytes = direction === 'in' && command === 3 ? await this.read(actual) : Buffer.alloc(0);
    return { command, status: head.readInt32BE(20), actual, bytes };
  }

  /** GET_DESCRIPTOR, USB 2.0 section 9.4.3. */
  async descriptor(type: number, index: number, length = 4096): Promise<TransferReply> {
    const setup = Buffer.from([0x80, 0x06, index, type, 0, 0, length & 0xff, length >> 8]);
    this.submitIn(0, length, setup.toString('hex'));
    return this.reply('in');
  }

  async read(length: number): Promise<Buffer> {
    while (this.#rest.length < length) {
      if (this.#socket.destroyed) throw new Error('The server cut the connection');
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const bytes = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return bytes;
  }

  /** Ends when the server has cut the connection. */
  async cut(): Promise<void> {
    if (!this.#socket.destroyed) await once(this.#socket, 'close');
  }

  close(): void {
    this.#socket.destroy();
  }

  #submit(direction: number, endpoint: number, length: number, setup: string, bytes: Uint8Array) {
    const head = this.#head(1);
    head.writeUInt32BE(direction, 12);
    head.writeUInt32BE(endpoint, 16);
    head.writeUInt32BE(length, 24);
    head.write(setup, 40, 'hex');
    this.send(Buffer.concat([head, bytes]));
    return this.#sequence;
  }

  #head(command: number): Buffer {
    this.#sequence += 1;
    const head = Buffer.alloc(48);
    head.writeUInt32BE(command, 0);
    head.writeUInt32BE(this.#sequence, 4);
    return head;
  }
}
