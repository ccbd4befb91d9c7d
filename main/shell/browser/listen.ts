import type { Server } from 'node:http';
import { type Fault, fault } from '../../../shared/base/fault.ts';
import { type Result, err, ok } from '../../../shared/base/result.ts';

/** A port that was asked for by number is taken as it is; otherwise the next free one will do. */
export interface PortWish {
  readonly port: number;
  readonly exact: boolean;
}

const portsTried = 20;

/** Listens on the loopback address only. Answers the port. */
export async function listenOnLoopback(
  server: Server,
  wish: PortWish,
): Promise<Result<number, Fault>> {
  const ports = wish.exact ? 1 : portsTried;
  for (let port = wish.port; port < wish.port + ports; port += 1) {
    const listening = await tryToListen(server, port);
    if (listening !== 'taken') return listening;
  }
  return err(fault('input/invalid', `Port ${wish.port} is taken by another program`));
}

function tryToListen(server: Server, port: number): Promise<Result<number, Fault> | 'taken'> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      // Else each taken port leaves one behind, and Node takes eleven of them for a leak and says so.
      server.off('listening', listening);
      resolve(
        error.code === 'EADDRINUSE'
          ? 'taken'
          : err(fault('input/invalid', `Cannot listen on port ${port}: ${error.message}`)),
      );
    };
    const listening = (): void => {
      server.off('error', failed);
      const address = server.address();
      resolve(ok(typeof address === 'object' && address !== null ? address.port : port));
    };
    server.once('error', failed);
    server.once('listening', listening);
    server.listen({ port, host: '127.0.0.1', exclusive: true });
  });
}
