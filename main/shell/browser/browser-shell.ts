import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Fault } from '../../../shared/base/fault.ts';
import { type Result, ok } from '../../../shared/base/result.ts';
import { kioskContract } from '../../../shared/contract/kiosk-contract.ts';
import { serve } from '../../ipc/serve.ts';
import type { Kiosk } from '../../kiosk.ts';
import type { Log } from '../../log/log.ts';
import type { Timer } from '../../timing/timer.ts';
import { pageHeaders } from '../page-headers.ts';
import { kioskFile } from '../renderer-files.ts';
import { BrowserAccess } from './access.ts';
import { BridgeConnection } from './bridge-connection.ts';
import { type PortWish, listenOnLoopback } from './listen.ts';

export interface BrowserShellParts {
  readonly kiosk: Kiosk;
  readonly rendererFolder: string;
  readonly port: PortWish;
  /** Secret of the cookie. */
  readonly session: string;
  readonly timer: Timer;
  readonly log: Log;
  /** A key was used; this address is for the next browser. */
  readonly onNewAddress: (url: string) => void;
}

export interface BrowserShell {
  /** The address with the one-time key, for the first browser. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A page that loses its connection for a moment keeps its visit; one that stays away does not. */
const screenGoneAfterMs = 10_000;
/** A photo of 2 MB as base64, with room for its envelope. */
const largestMessageBytes = 3 * 1024 * 1024;

/**
 * Serves the kiosk to browsers on this machine: pages over HTTP, the kiosk contract over one
 * WebSocket. Not locked down, and its screen says so. Only this machine's own names for itself are
 * answered, which stops a foreign page that points its name at 127.0.0.1.
 */
export async function startBrowserShell(
  parts: BrowserShellParts,
): Promise<Result<BrowserShell, Fault>> {
  const { kiosk, timer } = parts;
  const access = new BrowserAccess(parts.session);
  const answer = serve<typeof kioskContract, null>({
    contract: kioskContract,
    handlers: kiosk.handlers,
    // Who the other side is was settled when its WebSocket was opened, by cookie, origin and host.
    trusts: () => true,
    log: parts.log,
  });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessageBytes,
    perMessageDeflate: false,
  });
  const connections = new Set<BridgeConnection>();
  let cancelGone: () => void = () => undefined;
  /** A page asked for since the last bridge opened: it knows nothing of the visit of the one before it. */
  let isLoadedAnew = false;
  let host = '';

  function isOurs(request: IncomingMessage): boolean {
    const port = host.slice(host.lastIndexOf(':'));
    return [host, `localhost${port}`].includes(request.headers.host ?? '');
  }

  function screenIsGone(): void {
    cancelGone();
    void kiosk.screenGone();
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = request.headers.host ?? '';
    for (const [name, value] of Object.entries(
      pageHeaders([`ws://${host}`, `ws://localhost${host.slice(host.lastIndexOf(':'))}`]),
    )) {
      response.setHeader(name, value);
    }
    if (!isOurs(request)) return sendText(response, 421, 'Not this machine.');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return sendText(response, 405, 'Only GET.');
    }
    const url = new URL(request.url ?? '/', `http://${asked}`);
    const key = url.searchParams.get('key');
    if (url.pathname === '/' && key !== null && request.method === 'GET') {
      const cookie = access.enter(key);
      if (cookie !== null) {
        response.setHeader('set-cookie', cookie);
        parts.onNewAddress(`http://${host}${access.entryPath}`);
      }
      if (cookie !== null || access.knows(request.headers.cookie)) {
        response.setHeader('cache-control', 'no-store');
        response.writeHead(303, { location: '/' }).end();
        return undefined;
      }
    }
    if (!access.knows(request.headers.cookie)) {
      return sendText(
        response,
        403,
        'Open the address that the kiosk printed when it started. Each printed address works once.',
      );
    }
    const file = await kioskFile(parts.rendererFolder, url.pathname);
    if (file === null) {
      return url.pathname === '/'
        ? sendText(response, 503, 'The screens are not built yet: run "npm run build".')
        : sendText(response, 404, 'Not here.');
    }
    if (url.pathname === '/') {
      isLoadedAnew = true;
      if (connections.size === 0) screenIsGone();
    }
    response.setHeader('content-type', file.contentType);
    response.setHeader(
      'cache-control',
      file.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
    );
    response.end(request.method === 'HEAD' ? undefined : file.body);
    return undefined;
  }

  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      parts.log.error('A page could not be served', { fault: 'internal/bug', error });
      if (!response.headersSent) sendText(response, 500, 'Something is wrong with the kiosk.');
      else response.destroy();
    });
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const fromOurPage = request.headers.origin === `http://${request.headers.host ?? ''}`;
    const allowed =
      isOurs(request) &&
      fromOurPage &&
      request.url === '/bridge' &&
      access.knows(request.headers.cookie);
    if (!allowed) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      cancelGone();
      isLoadedAnew = false;
      const connection = new BridgeConnection(webSocket, {
        answer: (name, input) => answer(null, name, input),
        events: kiosk.events,
        log: parts.log,
        onClose: () => {
          connections.delete(connection);
          if (connections.size > 0) return;
          if (isLoadedAnew) screenIsGone();
          else cancelGone = timer.after(screenGoneAfterMs, screenIsGone);
        },
      });
      connections.add(connection);
    });
  });

  const listening = await listenOnLoopback(server, parts.port);
  if (!listening.ok) return listening;
  host = `127.0.0.1:${listening.value}`;
  return ok({
    url: `http://${host}${access.entryPath}`,
    async stop() {
      cancelGone();
      for (const connection of [...connections]) connection.close();
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      cancelGone();
    },
  });
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(`${text}\n`);
}
