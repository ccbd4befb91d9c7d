import { connect, type NetConnectOpts, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { fault, type DeviceFault } from '../../../shared/base/fault.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { StopSignal } from '../../../shared/base/stop-signal.ts';
import { ByteQueue } from '../byte-queue.ts';

/** How long one step may take, and who may end it early. */
export interface Patience {
  readonly timeoutMs: number;
  readonly stop: StopSignal;
}

/** The keys of this visit, for a session that only the device and we can read. */
export interface TlsKeys {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

/** More than the longest message plus the header of the next. */
const mostUnread = 2 * 1024 * 1024;

/**
 * Bytes to and from a socket, in the pieces that the reader asks for. One reader at a time. A stream
 * that was cut by a timeout or a stop is closed: what comes after would belong to no question.
 */
export class ByteStream {
  readonly #socket: Socket;
  #stream: Duplex;
  readonly #unread = new ByteQueue();
  #ended: DeviceFault | null = null;
  #wake = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#stream = socket;
    this.#listen();
  }

  static async connect(
    address: NetConnectOpts,
    patience: Patience,
  ): Promise<Result<ByteStream, DeviceFault>> {
    const socket = connect(address);
    const connected = new Promise<Result<null, DeviceFault>>((resolve) => {
      socket.once('connect', () => resolve(ok(null)));
      socket.once('error', (error) =>
        resolve(err(fault('device/service-missing', `usbmuxd: ${error.message}`))),
      );
    });
    const first = await within(connected, patience);
    if (first.ok) return ok(new ByteStream(socket));
    socket.on('error', ignoreLate);
    socket.destroy();
    return first;
  }

  /** Exactly so many bytes. */
  async read(length: number, patience: Patience): Promise<Result<Uint8Array, DeviceFault>> {
    const enough = async (): Promise<Result<null, DeviceFault>> => {
      while (this.#unread.length < length) {
        if (this.#ended !== null) return err(this.#ended);
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
      return ok(null);
    };
    const waited = await within(enough(), patience);
    if (!waited.ok) {
      this.close();
      return waited;
    }
    return ok(this.#unread.take(length));
  }

  async write(bytes: Uint8Array, patience: Patience): Promise<Result<null, DeviceFault>> {
    if (this.#ended !== null) return err(this.#ended);
    const written = new Promise<Result<null, DeviceFault>>((resolve) => {
      this.#stream.write(bytes, (error) => {
        resolve(error ? err(fault('device/gone', error.message)) : ok(null));
      });
    });
    const done = await within(written, patience);
    if (!done.ok) this.close();
    return done;
  }

  /** Speaks TLS from here on. The device's certificate is one that we made for it, so it proves nothing. */
  async startTls(keys: TlsKeys, patience: Patience): Promise<Result<null, DeviceFault>> {
    if (this.#ended !== null) return err(this.#ended);
    if (this.#unread.length > 0)
      return err(fault('device/garbled', 'bytes before the TLS session'));
    this.#socket.removeAllListeners('data');
    const secured = new Promise<Result<TLSSocket, DeviceFault>>((resolve) => {
      const tls: TLSSocket = connectTls(
        {
          socket: this.#socket,
          key: keys.privateKeyPem,
          cert: keys.certificatePem,
          // Who is at the other end of the cable is plain to see; the session keeps listeners out.
          rejectUnauthorized: false,
          checkServerIdentity: () => undefined,
          minVersion: 'TLSv1.2',
        },
        () => resolve(ok(tls)),
      );
      tls.once('error', (error: Error) =>
        resolve(err(fault('device/garbled', `TLS: ${error.message}`))),
      );
      tls.once('close', () =>
        resolve(err(fault('device/gone', 'closed during the TLS handshake'))),
      );
      tls.on('error', ignoreLate);
    });
    const done = await within(secured, patience);
    if (!done.ok) {
      this.close();
      return done;
    }
    this.#stream = done.value;
    this.#listen();
    return ok(null);
  }

  get open(): boolean {
    return this.#ended === null;
  }

  close(): void {
    this.#end(fault('device/gone', 'the connection was closed'));
    this.#stream.destroy();
    this.#socket.destroy();
  }

  #listen(): void {
    this.#stream.on('data', (chunk: Buffer) => {
      if (this.#ended !== null) return;
      this.#unread.add(chunk);
      if (this.#unread.length > mostUnread) this.close();
      else this.#wake();
    });
    this.#stream.on('close', () => this.#end(fault('device/gone', 'the device hung up')));
    this.#stream.on('error', (error: Error) => this.#end(fault('device/gone', error.message)));
  }

  #end(reason: DeviceFault): void {
    this.#ended ??= reason;
    this.#wake();
  }
}

/** Ends early when time is over or somebody stops; whatever comes later is nobody's. */
export function within<T>(
  work: Promise<Result<T, DeviceFault>>,
  { timeoutMs, stop }: Patience,
): Promise<Result<T, DeviceFault>> {
  return new Promise((resolve) => {
    const end = (result: Result<T, DeviceFault>) => {
      clearTimeout(timer);
      stop.removeEventListener('abort', stopped);
      resolve(result);
    };
    const stopped = () => end(err(fault('device/timeout', 'stopped')));
    const timer = setTimeout(
      () => end(err(fault('device/timeout', `no answer within ${timeoutMs} ms`))),
      timeoutMs,
    );
    if (stop.aborted) stopped();
    else stop.addEventListener('abort', stopped, { once: true });
    // What is thrown on the way (keys that OpenSSL does not take) is an answer too, and not the end of us.
    work.then(end, (error: unknown) => end(err(fault('device/garbled', String(error)))));
  });
}

/** An error of a socket that was given up already concerns nobody, and unheard it would end the process. */
function ignoreLate(): void {}
