/**
 * Loaded into the process that is measured, before its own program: tells whoever connects to
 * `BALIE_HELD_SOCKET` what it holds on to, as one JSON object. Node's own inspector needs TCP, which the
 * lab's kernel does not have.
 */
import { Session } from 'node:inspector';
import { createServer } from 'node:net';
import type { Held } from './held.ts';

const inspector = new Session();
inspector.connect();

const server = createServer((socket) => {
  socket.end(JSON.stringify(held()));
});
server.listen(process.env.BALIE_HELD_SOCKET);
// The reader ends when its kiosk does, not when this does.
server.unref();

/** Everything that the process listens to, and all that keeps it running (timers, files, sockets). */
function held(): Held {
  // The first collection lets finalizers run, whose objects only the second one takes.
  inspector.post('HeapProfiler.collectGarbage');
  inspector.post('HeapProfiler.collectGarbage');
  return {
    heapMegabytes: process.memoryUsage().heapUsed / 1024 / 1024,
    listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
    resources: process.getActiveResourcesInfo().length,
  };
}
