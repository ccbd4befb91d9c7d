import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** Requests that are not answered within this time after the stop are cut off. */
const answerWithinMs = 3000;

/**
 * Makes a server's end graceful: no new connections, running requests are answered, then every
 * connection is closed. Node's own idle close leaves connections open that never sent a request,
 * which browsers make in advance.
 */
export function gracefulClose(app: FastifyInstance): () => Promise<void> {
  let running = 0;
  let noneRunning: () => void = () => undefined;
  app.addHook('onRequest', (_request, reply, done) => {
    running += 1;
    // Comes after every end of a reply: sent, cut off, or a stream that was taken over.
    reply.raw.once('close', () => {
      running -= 1;
      if (running === 0) noneRunning();
    });
    done();
  });
  return async () => {
    const closed = app.close();
    const stopWaiting = new AbortController();
    const allAnswered = new Promise<void>((resolve) => {
      noneRunning = resolve;
      if (running === 0) resolve();
    });
    // Rejects when all was answered in time, which is what was hoped for.
    const late = wait(answerWithinMs, undefined, { signal: stopWaiting.signal }).catch(
      () => undefined,
    );
    await Promise.race([allAnswered, late]);
    stopWaiting.abort();
    app.server.closeAllConnections();
    await closed;
  };
}
