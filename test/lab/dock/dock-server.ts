import { readFile } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import type { Fault } from '../../../shared/base/fault.ts';
import { type Result, ok } from '../../../shared/base/result.ts';
import { type PortWish, listenOnLoopback } from '../../../main/shell/browser/listen.ts';
import { type DockHands, dockAction, dockState } from './dock-api.ts';

export interface Dock {
  readonly url: string;
  stop(): Promise<void>;
}

const largestBodyBytes = 10_000;

/** The dev dock: a page and a JSON API on this machine that stand in for hands. Lab only. */
export async function startDock(
  hands: DockHands,
  pageFolder: string,
  port: PortWish,
): Promise<Result<Dock, Fault>> {
  const page = await readFile(join(pageFolder, 'dock.html'));
  const style = await readFile(join(pageFolder, 'dock.css'));
  const script = stripTypeScriptTypes(await readFile(join(pageFolder, 'dock-page.ts'), 'utf8'));
  const files: Readonly<Record<string, { type: string; body: Uint8Array | string }>> = {
    '/': { type: 'text/html; charset=utf-8', body: page },
    '/dock.css': { type: 'text/css; charset=utf-8', body: style },
    '/dock.js': { type: 'text/javascript; charset=utf-8', body: script },
  };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('content-security-policy', "default-src 'self'; frame-ancestors 'none'");
    response.setHeader('cache-control', 'no-store');
    const path = request.url ?? '/';
    const file = files[path];
    if (request.method === 'GET' && file !== undefined) {
      response.writeHead(200, { 'content-type': file.type }).end(file.body);
      return;
    }
    if (request.method === 'GET' && path === '/state') {
      sendJson(response, 200, dockState(hands));
      return;
    }
    // Only a page of this origin, or a program, can send JSON: a foreign page would have to ask first.
    if (request.method !== 'POST' || !request.headers['content-type']?.includes('json')) {
      sendJson(response, 404, { trouble: 'Not here' });
      return;
    }
    const trouble = dockAction(hands, path, await jsonBody(request));
    sendJson(
      response,
      trouble === null ? 200 : 400,
      trouble === null ? dockState(hands) : { trouble },
    );
  }

  const server = createServer((request, response) => {
    respond(request, response).catch(() => {
      if (!response.headersSent) sendJson(response, 400, { trouble: 'Not JSON' });
    });
  });
  const listening = await listenOnLoopback(server, port);
  if (!listening.ok) return listening;
  return ok({
    url: `http://127.0.0.1:${listening.value}`,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  });
}

async function jsonBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > largestBodyBytes) throw new Error('Too large');
  }
  return JSON.parse(text);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(body));
}
