import { createServer } from 'node:net';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';

const usualPort = 4750;
/** Ports tried above the usual one; the kiosk and the lab have the two next to it. */
const tried = [usualPort, 4760, 4761, 4762, 4763, 4764, 4765, 4766, 4767, 4768, 4769];

/**
 * A port that is free at this moment. One that was asked for is taken or is a fault; without a wish
 * it is 4750 or the next free one.
 */
export async function choosePort(
  host: string,
  wanted: number | null,
): Promise<Result<number, Fault>> {
  for (const port of wanted === null ? tried : [wanted]) {
    const tryout = await tryPort(host, port);
    if (tryout.ok) return tryout;
    if (tryout.fault !== 'EADDRINUSE') {
      return err(fault('store/failed', `Cannot listen on ${host}: ${tryout.fault}`));
    }
  }
  return err(
    fault(
      'input/invalid',
      wanted === null
        ? `No port is free: ${tried.join(', ')} are all taken; choose one with --port`
        : `Port ${wanted} is taken; choose another with --port`,
    ),
  );
}

function tryPort(host: string, port: number): Promise<Result<number, string>> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => {
      resolve(err('code' in error ? String(error.code) : error.message));
    });
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => {
        resolve(ok(typeof address === 'object' && address !== null ? address.port : port));
      });
    });
  });
}
