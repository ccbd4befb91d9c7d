import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a hostile server does with one connection. */
export type Behaviour = (socket: Socket) => void;

export const fallSilent: Behaviour = () => undefined;
export const hangUp: Behaviour = (socket) => void socket.destroy();

/** Sends this and then nothing. */
export const say =
  (bytes: string | Uint8Array): Behaviour =>
  (socket) =>
    void socket.write(bytes);

/** Sends this and hangs up. */
export const sayAndLeave =
  (bytes: string | Uint8Array): Behaviour =>
  (socket) =>
    void socket.end(bytes);

/** Sends `first`, then `again` as fast as it is taken, for ever. */
export const endless =
  (again: string | Uint8Array, first: string | Uint8Array = ''): Behaviour =>
  (socket) => {
    // At least 16 kB at once, so that the flood is one.
    const piece = Buffer.from(again);
    const flood = Buffer.concat(
      Array.from({ length: Math.ceil(16_384 / piece.length) }, () => piece),
    );
    const more = () => {
      while (socket.writable && socket.write(flood));
    };
    socket.write(first);
    socket.on('drain', more);
    more();
  };

/** Sends `first`, then a byte of `bytes` each 20 ms, round and round: never idle, never done. */
export const trickle =
  (bytes: string | Uint8Array, first: string | Uint8Array = ''): Behaviour =>
  (socket) => {
    const all = Buffer.from(bytes);
    let at = 0;
    socket.write(first);
    const timer = setInterval(() => {
      socket.write(all.subarray(at, at + 1));
      at = (at + 1) % all.length;
    }, 20);
    socket.on('close', () => clearInterval(timer));
  };

export interface HostileServer extends AsyncDisposable {
  readonly path: string;
  /** TCP on the loopback; 0 for a Unix socket. */
  readonly port: number;
  /** How many bytes all connections together were given: what the client took, and what the kernel holds. */
  sent(): number;
  /** Connections that are open now. */
  open(): number;
}

/** A server on a socket of its own that turns on whoever connects, as soon as he has said something. */
export async function hostileServer(
  behave: Behaviour,
  kind: 'unix' | 'tcp' = 'unix',
): Promise<HostileServer> {
  const folder = await mkdtemp(join(tmpdir(), 'balie-hostile-'));
  const path = join(folder, 'socket');
  const all: Socket[] = [];
  const server = createServer((socket) => {
    all.push(socket);
    socket.on('error', () => socket.destroy());
    socket.once('data', () => behave(socket));
  });
  if (kind === 'unix') server.listen(path);
  else server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    path,
    port: typeof address === 'object' && address !== null ? address.port : 0,
    sent: () => all.reduce((sum, socket) => sum + socket.bytesWritten, 0),
    open: () => all.filter((socket) => !socket.destroyed).length,
    async [Symbol.asyncDispose]() {
      for (const socket of all) socket.destroy();
      server.close();
      await once(server, 'close');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** How long something took, and what it gave. */
export async function timed<T>(work: () => Promise<T>): Promise<{ value: T; tookMs: number }> {
  const startedMs = performance.now();
  const value = await work();
  return { value, tookMs: performance.now() - startedMs };
}
