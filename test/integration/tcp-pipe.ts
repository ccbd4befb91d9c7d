import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { DevicePort } from '../../devices/port.ts';
import { fault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';

/** More than this is not taken from the socket before somebody reads it. */
const mostWaiting = 256 * 1024;

/** A bulk pair over TCP: what a USB device would be behind its two endpoints. */
export function pipeTo(socket: Socket): DevicePort {
  const waiting: Buffer[] = [];
  let length = 0;
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes: Buffer) => {
    waiting.push(bytes);
    length += bytes.length;
    if (length > mostWaiting) socket.pause();
  });
  return {
    async exchange(exchange, { timeoutMs, stop }) {
      if (exchange.kind === 'bulk-out') {
        if (!socket.writable) return err(fault('device/gone', 'hung up'));
        socket.write(exchange.bytes);
        return ok(new Uint8Array(0));
      }
      if (exchange.kind !== 'bulk-in') return err(fault('device/unsupported', exchange.kind));
      const deadline = Date.now() + timeoutMs;
      while (waiting.length === 0 && Date.now() < deadline && !stop.aborted) {
        if (socket.destroyed) return err(fault('device/gone', 'hung up'));
        await wait(5);
      }
      const next = waiting.shift();
      if (next === undefined) return err(fault('device/timeout', 'nothing came'));
      if (next.length > exchange.length) waiting.unshift(next.subarray(exchange.length));
      length -= Math.min(next.length, exchange.length);
      socket.resume();
      return ok(Uint8Array.from(next.subarray(0, exchange.length)));
    },
    close: async () => void socket.destroy(),
  };
}

/** A pipe to a port of this machine. */
export async function pipeToPort(port: number): Promise<DevicePort> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return pipeTo(socket);
}
