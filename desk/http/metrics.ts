import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { fault } from '../../shared/base/fault.ts';
import type { DeskContext } from '../desk-context.ts';
import { percentBuilt, searchPosition } from '../store/search-index-store.ts';
import type { OpenStreams } from './event-stream.ts';
import { sendProblem } from './problem.ts';

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * `/metrics` in Prometheus' text format, for this machine or with the token. Labels are route
 * patterns and event kinds, never anything of a person.
 */
export function registerMetrics(
  app: FastifyInstance,
  context: DeskContext,
  streams: OpenStreams,
): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'balie_' });
  const requests = new Histogram({
    name: 'balie_http_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const events = new Counter({
    name: 'balie_ticket_events_total',
    help: 'What happened to tickets, by kind',
    labelNames: ['kind'],
    registers: [registry],
  });
  const open = new Gauge({
    name: 'balie_open_streams',
    help: 'Server-sent event streams',
    registers: [registry],
    collect: () => {
      open.set(streams.count);
    },
  });
  const waiting = new Gauge({
    name: 'balie_waiting_visitors',
    help: 'Visitors who wait, by queue',
    labelNames: ['queue'],
    registers: [registry],
    collect: async () => {
      const glance = await context.view.glance();
      waiting.reset();
      for (const one of glance.waiting) waiting.inc({ queue: one.queue });
    },
  });

  const searchLag = new Gauge({
    name: 'balie_search_lag_events',
    help: 'Events that the search index has not followed yet',
    registers: [registry],
  });
  const searchBuilt = new Gauge({
    name: 'balie_search_built_percent',
    help: 'How much of the search index is built',
    registers: [registry],
  });

  context.hub.subscribe((event) => {
    events.inc({ kind: event.kind });
  });
  app.addHook('onResponse', (request, reply, done) => {
    requests.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: String(reply.statusCode),
      },
      reply.elapsedTime / 1000,
    );
    done();
  });
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!mayRead(request, context.settings.metricsToken)) {
      return sendProblem(reply, fault('auth/forbidden', 'Metrics are for this machine only'));
    }
    // Both figures of one look, and before the registry tells any: one that another sets is told at the next look.
    const position = await searchPosition(context.database.read);
    searchLag.set(position.newestEventId - position.eventId);
    searchBuilt.set(percentBuilt(position) ?? 100);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** With a token set, the token decides; else the socket's own address, which no header can forge. */
function mayRead(request: FastifyRequest, token: string | null): boolean {
  if (token === null) {
    const forwarded = request.headers['x-forwarded-for'] !== undefined;
    return !forwarded && loopback.has(request.socket.remoteAddress ?? '');
  }
  const given = Buffer.from(request.headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
