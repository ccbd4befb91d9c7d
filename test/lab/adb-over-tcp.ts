import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import type { Responder } from '../../devices/simulated/simulated-device.ts';

/** A network port behind which a simulated phone's ADB answers, until it is disposed. */
export interface AdbOverTcp extends AsyncDisposable {
  readonly port: number;
}

/** So often the phone is asked whether it has something to say, as a USB host does. */
const pollMs = 10;

/**
 * Carries the transfers of a simulated ADB interface over TCP, as adbd itself does for `adb connect`:
 * the same messages without transfers' borders. One phone per connection.
 */
export async function adbOverTcp(open: () => Responder): Promise<AdbOverTcp> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const phone = open();
    const say = () => {
      for (;;) {
        const answer = phone.answer({
          kind: 'bulk-in',
          interfaceNumber: 1,
          endpoint: 3,
          length: 65_536,
        });
        if (answer.type !== 'data') return;
        socket.write(answer.bytes);
      }
    };
    const timer = setInterval(say, pollMs);
    socket.on('data', (bytes) => {
      phone.answer({
        kind: 'bulk-out',
        interfaceNumber: 1,
        endpoint: 3,
        bytes: new Uint8Array(bytes),
      });
      say();
    });
    // A host that goes away resets the connection; there is nothing to repair.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearInterval(timer);
      sockets.delete(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No TCP address');
  return {
    port: address.port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
