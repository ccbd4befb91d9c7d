import { once } from 'node:events';
import { connect } from 'node:net';
import Fastify from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { type EventStream, OpenStreams, frame } from '../../desk/http/event-stream.ts';

let app = Fastify();
beforeEach(() => {
  app = Fastify();
});
afterEach(() => app.close());

it('drops a reader who takes nothing, before its backlog grows without end', async () => {
  const streams = new OpenStreams(60_000);
  let opened: (stream: EventStream) => void = () => undefined;
  const stream = new Promise<EventStream>((resolve) => {
    opened = resolve;
  });
  app.get('/events', (_request, reply) => {
    opened(streams.begin(reply, () => Promise.resolve(true)));
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = z.object({ port: z.number() }).parse(app.server.address());
  const reader = connect(port, '127.0.0.1');
  reader.pause();
  reader.write('GET /events HTTP/1.1\r\nHost: desk\r\n\r\n');

  const slow = await stream;
  const closed = new Promise<void>((resolve) => {
    slow.onClose(resolve);
  });
  // More than any kernel buffers for one connection.
  const bytes = frame('queue', 1, 'x'.repeat(64 * 1024));
  for (let count = 0; count < 1000; count += 1) slow.send(bytes);
  await closed;

  expect(streams.count).toBe(0);
  reader.destroy();
  if (!reader.closed) await once(reader, 'close');
});

it('forgets a reader who left before his stream began', async () => {
  const streams = new OpenStreams(60_000);
  const ended = new Promise<void>((resolve) => {
    app.get('/events', async (_request, reply) => {
      reader.destroy();
      await once(reply.raw, 'close');
      streams.begin(reply, () => Promise.resolve(true)).onClose(resolve);
      return reply;
    });
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = z.object({ port: z.number() }).parse(app.server.address());
  const reader = connect(port, '127.0.0.1');

  reader.write('GET /events HTTP/1.1\r\nHost: desk\r\n\r\n');
  await ended;

  expect(streams.count).toBe(0);
});
