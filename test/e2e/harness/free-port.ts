import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that Linux gives to outgoing connections (ip(7), ip_local_port_range), of which others make many. */
const range = [20_000, 32_000] as const;
const mostTries = 20;

/** A port of this machine that is free now, and that nobody is given by chance until it is used. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const port = randomInt(...range);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
  throw new Error(`No free port among ${mostTries} between ${range.join(' and ')}`);
}
