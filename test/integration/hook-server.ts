import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { z } from 'zod';
import { type WebhookBody, webhookBodySchema } from '../../shared/domain/fleet/alert.ts';

/** A call as it came in. */
export interface ReceivedCall {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly body: WebhookBody;
}

/** A real HTTP server that somebody points a webhook at. */
export interface HookServer {
  readonly url: string;
  readonly calls: ReceivedCall[];
  /** The status of the next answers. */
  status: number;
  stop(): Promise<void>;
}

/** Starts a server that takes every call; at `/elsewhere` it redirects to itself, at `/silent` it says nothing. */
export async function startHookServer(): Promise<HookServer> {
  const calls: ReceivedCall[] = [];
  const state = { status: 204 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      if (path === '/silent') return;
      if (path === '/elsewhere') {
        response.writeHead(307, { location: '/stolen' }).end();
        return;
      }
      const text = Buffer.concat(chunks).toString('utf8');
      const body = webhookBodySchema.parse(JSON.parse(text));
      calls.push({ path, headers: request.headers, text, body });
      response.writeHead(state.status).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    get status() {
      return state.status;
    },
    set status(status) {
      state.status = status;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Whether a call was signed with this secret, as its receiver checks it. */
export function isSigned({ headers, text }: ReceivedCall, secret: string): boolean {
  const parts = /^t=(\d+),v1=([0-9a-f]{64})$/u.exec(String(headers['balie-signature']));
  const expected = createHmac('sha256', secret).update(`${parts?.[1]}.${text}`).digest('hex');
  return parts?.[2] === expected;
}
