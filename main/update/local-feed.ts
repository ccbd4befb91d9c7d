import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Release } from '../../shared/domain/release/documents.ts';

/** A feed on this machine that knows one release. */
export interface LocalFeed {
  /** With a path that nobody can guess. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves one proven file and nothing else, in the form that electron-updater's generic provider reads: its own
 * unsigned `latest.yml` is made here, from what the signed documents say. YAML is a superset of JSON, so it is
 * written as JSON.
 */
export async function localFeed(
  file: string,
  { version, file: listed }: Release,
): Promise<LocalFeed> {
  const secret = randomBytes(16).toString('hex');
  const sha512 = Buffer.from(listed.sha512, 'hex').toString('base64');
  const latest = JSON.stringify({
    version,
    files: [{ url: listed.name, sha512, size: listed.size }],
    path: listed.name,
    sha512,
    releaseDate: new Date(0).toISOString(),
  });
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0];
    if (path === `/${secret}/latest.yml`) {
      response.writeHead(200, { 'content-type': 'text/yaml' }).end(latest);
    } else if (path === `/${secret}/${listed.name}`) {
      response.writeHead(200, { 'content-length': listed.size });
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server on a port has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/${secret}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
