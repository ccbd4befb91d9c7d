import { createServer, type Server, type Socket } from 'node:net';
import { fault } from '../../shared/base/fault.ts';
import { err } from '../../shared/base/result.ts';
import {
  longestLine,
  parseWardenRequest,
  type WardenMessage,
  type WardenRequest,
} from './warden-request.ts';
import type { UsbAuthority } from './usb-authority.ts';

export interface WardenParts {
  readonly authority: Pick<UsbAuthority, 'authorise' | 'authoriseInterfaces' | 'deauthorise'>;
  /**
   * Listens to the kernel's log, from now on or from behind a record that was heard before; the answer
   * stops listening. Null where it cannot be read.
   */
  readonly watchLog: (
    onRecord: (record: string) => void,
    after: number | null,
  ) => Promise<(() => void) | null>;
}

/**
 * A reader judges all devices of a dock at the same time, each over a connection of its own, beside that of
 * the log; those that it gave up while the warden started count until they are accepted. What is above this
 * is hung up on, and its device stays outside.
 */
const mostConnections = 72;
/** A reader that does not read its log is dead or under attack. */
const mostUnread = 1_000_000;

/** Serves the warden's few requests on a socket. Everything else closes the connection. */
export function wardenServer(parts: WardenParts): Server {
  const server = createServer((socket) => serve(socket, parts));
  server.maxConnections = mostConnections;
  return server;
}

function serve(socket: Socket, parts: WardenParts): void {
  let rest = '';
  let turn: Promise<unknown> = Promise.resolve();
  let stopWatching: (() => void) | null = null;
  const say = (message: WardenMessage) => {
    if (socket.writableLength > mostUnread) socket.destroy();
    else if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
  };

  const answer = async (request: WardenRequest): Promise<void> => {
    switch (request.do) {
      case 'authorise':
        return say(replyOf(await parts.authority.authorise(request.port, request.deviceNumber)));
      case 'authorise-interfaces': {
        const { port, deviceNumber, interfaces } = request;
        const done = await parts.authority.authoriseInterfaces(port, deviceNumber, interfaces);
        return say(replyOf(done));
      }
      case 'deauthorise':
        return say(replyOf(await parts.authority.deauthorise(request.port)));
      case 'watch-log': {
        if (stopWatching !== null) return say({ ok: true });
        stopWatching = await parts.watchLog(
          (record) => say({ record: record.slice(0, longestLine) }),
          request.after ?? null,
        );
        // Who went away while the log was opened does not listen to it.
        if (socket.destroyed) stopWatching?.();
        const refused = err(fault('device/denied', 'the kernel log cannot be read'));
        return say(stopWatching === null ? refused : { ok: true });
      }
    }
  };

  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    rest += chunk;
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const request = parseWardenRequest(line);
      if (request === null) {
        socket.destroy();
        return;
      }
      turn = turn.then(() => answer(request));
    }
    if (rest.length > longestLine) socket.destroy();
  });
  // A connection that breaks has nobody to tell it to; `close` follows.
  socket.on('error', () => undefined);
  socket.on('close', () => stopWatching?.());
}

function replyOf(result: Awaited<ReturnType<UsbAuthority['deauthorise']>>): WardenMessage {
  return result.ok ? { ok: true } : result;
}
