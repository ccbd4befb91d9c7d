import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { z } from 'zod';
import { updateRoutes } from '../../shared/contract/update-routes.ts';
import type { UpdateBundle } from '../../shared/domain/release/documents.ts';

/** Where a desk says what a kiosk is to do, and how it is configured. */
const told = new Set([
  '/v1/updates/manifest',
  '/v1/updates/packs/word',
  '/v1/kiosks/configuration/signed',
]);

const reportRoute = updateRoutes['update.report'];
type SaidReport = z.output<typeof reportRoute.body>;

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A desk in the hands of somebody else: it says what the test wants, on the addresses of the real one. */
export interface HostileFeed {
  readonly url: string;
  /** What is answered to the question of what to do. */
  says(bundle: UpdateBundle | object | Answer): void;
  /** What is answered at another address. */
  tells(pathname: string, answer: object): void;
  /** The bytes, or the behaviour, of every file. */
  gives(content: Uint8Array | Answer): void;
  /** Ranges that were asked for, in order; empty text for none. */
  readonly ranges: string[];
  /** What kiosks said of versions and packs, in order. */
  readonly reports: SaidReport[];
  /** Whether reports are taken; a desk that is away takes none. */
  hears(isNow: boolean): void;
  stop(): Promise<void>;
}

export async function hostileFeed(): Promise<HostileFeed> {
  let manifest: Answer = (_request, response) => response.writeHead(500).end();
  let file: Answer = manifest;
  const ranges: string[] = [];
  const reports: SaidReport[] = [];
  let isHearing = true;
  const others = new Map<string, object>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (told.has(pathname)) manifest(request, response);
    else if (pathname.startsWith('/v1/updates/files/')) {
      ranges.push(request.headers.range ?? '');
      file(request, response);
    } else if (pathname === reportRoute.path) {
      void json(request).then((said) => {
        if (isHearing) reports.push(reportRoute.body.parse(said));
        const [status, answer] = isHearing ? [200, '{}'] : [503, ''];
        response.writeHead(status, { 'content-type': 'application/json' }).end(answer);
      });
    } else {
      request.resume();
      const answer = JSON.stringify(others.get(pathname) ?? {});
      response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // listen on a port gives an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    ranges,
    reports,
    hears: (isNow) => {
      isHearing = isNow;
    },
    says: (bundle) => {
      manifest =
        typeof bundle === 'function'
          ? // The other members of the union are no functions.
            (bundle as Answer)
          : (_request, response) => response.end(JSON.stringify(bundle));
    },
    tells: (pathname, answer) => others.set(pathname, answer),
    gives: (content) => {
      file =
        typeof content === 'function' ? content : (_request, response) => response.end(content);
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
