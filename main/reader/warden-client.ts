import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { fault, type Fault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import {
  wardenMessageSchema,
  type WardenMessage,
  type WardenRequest,
} from '../warden/warden-request.ts';
import type { KernelLogFile } from './kernel-log.ts';

/** Where systemd puts the warden's socket (assets/linux/balie-warden.socket). */
export const wardenSocket = '/run/balie/warden.sock';

/** Letting a device in waits for its drivers, which take up to a second. */
const answerTimeoutMs = 3000;
const mostWaitingRecords = 1000;

/** Asks the warden one thing. A machine without the warden answers with a fault. */
export async function askWarden(
  path: string,
  request: Exclude<WardenRequest, { do: 'watch-log' }>,
): Promise<Result<null, Fault>> {
  const socket = await connected(path);
  if (socket === null) return err(fault('bus/denied', 'the warden does not run'));
  try {
    socket.write(`${JSON.stringify(request)}\n`);
    const answer = await firstMessage(socket);
    if (answer === null || 'record' in answer) return err(fault('bus/denied', 'no answer'));
    return answer.ok ? ok(null) : answer;
  } finally {
    socket.destroy();
  }
}

/**
 * The kernel's log by way of the warden, from now on or from behind the record number `after`; null when
 * the warden is not there or may not read it.
 */
export async function openWardenLog(
  path: string,
  after: number | null,
): Promise<KernelLogFile | null> {
  const socket = await connected(path);
  if (socket === null) return null;
  socket.write(`${JSON.stringify({ do: 'watch-log', ...(after === null ? {} : { after }) })}\n`);
  const records: string[] = [];
  const first = Promise.withResolvers<boolean>();
  linesOf(socket).on('line', (line) => {
    const message = parsed(line);
    if (message === null) return;
    if ('record' in message) {
      if (records.length < mostWaitingRecords) records.push(message.record);
    } else first.resolve(message.ok);
  });
  socket.on('close', () => first.resolve(false));
  socket.setTimeout(answerTimeoutMs, () => first.resolve(false));
  const heard = await first.promise;
  socket.setTimeout(0);
  if (!heard) {
    socket.destroy();
    return null;
  }
  return {
    next: async () => records.shift() ?? null,
    isOver: () => socket.destroyed && records.length === 0,
    async close() {
      socket.destroy();
    },
  };
}

function connected(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    // Also later: a connection that breaks is noticed as one that says nothing more.
    socket.on('error', () => resolve(null));
  });
}

function firstMessage(socket: Socket): Promise<WardenMessage | null> {
  return new Promise((resolve) => {
    socket.setTimeout(answerTimeoutMs, () => resolve(null));
    socket.once('close', () => resolve(null));
    linesOf(socket).once('line', (line) => resolve(parsed(line)));
  });
}

/** Passes the socket's errors on as its own, which nobody hears twice: `close` tells all that matters. */
function linesOf(socket: Socket) {
  return createInterface({ input: socket }).on('error', () => undefined);
}

function parsed(line: string): WardenMessage | null {
  try {
    const message = wardenMessageSchema.safeParse(JSON.parse(line));
    return message.success ? message.data : null;
  } catch {
    // Not JSON: nothing that the warden says.
    return null;
  }
}
