import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { UpdateBundle } from '../../shared/domain/release/documents.ts';

/** Where a desk says what a kiosk is to do, and how it is configured. */
const told = new Set([
  '/v1/updates/manifest',
  '/v1/updates/packs/word',
  '/v1/kiosks/configuration/signed',
]);

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
  stop(): Promise<void>;
}

export async function hostileFeed(): Promise<HostileFeed> {
  let manifest: Answer = (_request, response) => response.writeHead(500).end();
  let file: Answer = manifest;
  const ranges: string[] = [];
  const others = new Map<string, object>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (told.has(pathname)) manifest(request, response);
    else if (pathname.startsWith('/v1/updates/files/')) {
      ranges.push(request.headers.range ?? '');
      file(request, response);
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
