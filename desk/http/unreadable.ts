import type { Socket } from 'node:net';
import type { ConnectionError } from 'fastify';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { problemOf } from './problem.ts';

/** What Node's parser made no request of, by the code of its error; anything else is simply not HTTP. */
const refusals: Readonly<Record<string, readonly [number, Fault]>> = {
  // A sender on a slow line tries again.
  ERR_HTTP_REQUEST_TIMEOUT: [408, fault('desk/unreachable', 'The request did not come in time')],
  HPE_HEADER_OVERFLOW: [431, fault('input/invalid', 'The headers are too large')],
};
const notHttp = [400, fault('input/invalid', 'This is not HTTP')] as const;

/** Answers where there is no reply to answer with: on the connection itself, which ends with it. */
export function refuseUnreadable(
  error: ConnectionError,
  socket: Socket,
  secureHeaders: readonly (readonly [string, string])[],
): void {
  // Gone already (nodejs.org/api/http.html, event clientError).
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, refusal] = refusals[error.code] ?? notHttp;
  const problem = problemOf(refusal, status);
  const body = JSON.stringify(problem);
  const headers = [
    ...secureHeaders,
    ['cache-control', 'no-store'],
    ['content-type', 'application/problem+json'],
    ['content-length', String(Buffer.byteLength(body))],
    ['connection', 'close'],
  ].map(([name, value]) => `${name}: ${value}\r\n`);
  if (socket.writable) {
    socket.write(`HTTP/1.1 ${status} ${problem.title}\r\n${headers.join('')}\r\n${body}`);
  }
  socket.destroy(error);
}
