import { connect, type Socket } from 'node:net';
import { fault, type Fault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import {
  wardenMessageSchema,
  type WardenMessage,
  type WardenRequest,
} from '../warden/warden-request.ts';
import { hearLines } from './hear-lines.ts';
import type { KernelLogFile } from './kernel-log.ts';

/** Where systemd puts the warden's socket (assets/linux/balie-warden.socket). */
export const wardenSocket = '/run/balie/warden.sock';

/**
 * From the first byte to the answer. The first request starts the warden, which takes a slow kiosk seconds
 * after its own start; letting a device in waits for its drivers. The warden does what it was asked also
 * when nobody waits any more.
 */
const answerTimeoutMs = 10_000;
/** A record of 8,192 characters, each of them escaped as `\u0000`, and what stands around it. */
const longestMessage = 64 * 1024;
/** With so many records waiting nothing more is taken from the socket. */
const mostWaitingRecords = 1000;

/** Asks the warden one thing. A machine without the warden answers with a fault, as does a warden that is late. */
export async function askWarden(
  path: string,
  request: Exclude<WardenRequest, { do: 'watch-log' }>,
  timeoutMs = answerTimeoutMs,
): Promise<Result<null, Fault>> {
  const answered = await asked(path, request, timeoutMs, null);
  if (!answered.ok) return answered;
  answered.value.destroy();
  return ok(null);
}

/**
 * The kernel's log by way of the warden, from now on or from behind the record number `after`; null when
 * the warden is not there or may not read it.
 */
export async function openWardenLog(
  path: string,
  after: number | null,
  timeoutMs = answerTimeoutMs,
): Promise<KernelLogFile | null> {
  const records: string[] = [];
  const request = { do: 'watch-log', ...(after === null ? {} : { after }) } as const;
  const answered = await asked(path, request, timeoutMs, (record, from) => {
    records.push(record);
    if (records.length >= mostWaitingRecords) from.pause();
  });
  if (!answered.ok) return null;
  const socket = answered.value;
  return {
    async next() {
      const record = records.shift() ?? null;
      if (records.length === 0) socket.resume();
      return record;
    },
    isOver: () => socket.destroyed && records.length === 0,
    async close() {
      socket.destroy();
    },
  };
}

/**
 * The connection over which the warden said yes; its no, or its silence, as a fault. A line that is no
 * message, or a record that nobody asked for, ends the connection, now and later.
 */
function asked(
  path: string,
  request: WardenRequest,
  timeoutMs: number,
  onRecord: ((record: string, socket: Socket) => void) | null,
): Promise<Result<Socket, Fault>> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const end = (answer: Result<Socket, Fault>) => {
      clearTimeout(timer);
      if (!answer.ok) socket.destroy();
      resolve(answer);
    };
    const no = (detail: string) => end(err(fault('bus/denied', detail)));
    const timer = setTimeout(() => no(`no answer of the warden within ${timeoutMs} ms`), timeoutMs);
    // Also later: a connection that breaks is noticed as one that says nothing more.
    socket.on('error', () => no('the warden does not run'));
    socket.once('close', () => no('the warden hung up'));
    hearLines(socket, longestMessage, (line) => {
      const message = parsed(line);
      if (message === null) socket.destroy();
      else if (!('record' in message)) end(message.ok ? ok(socket) : message);
      else if (onRecord === null) socket.destroy();
      else onRecord(message.record, socket);
    });
    socket.write(`${JSON.stringify(request)}\n`);
  });
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
