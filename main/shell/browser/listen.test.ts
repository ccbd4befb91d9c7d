import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { listenOnLoopback } from './listen.ts';

it('leaves no listener behind for a port that is taken', async () => {
  const other = createServer();
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  // The server listens on a port of the machine, so its address is an object.
  const { port } = other.address() as AddressInfo;
  const server = createServer();
  const listeners = () => [server.listenerCount('listening'), server.listenerCount('error')];
  const before = listeners();

  const listening = await listenOnLoopback(server, { port, exact: true });

  expect(listening.ok).toBe(false);
  expect(listeners()).toEqual(before);
  other.close();
});
