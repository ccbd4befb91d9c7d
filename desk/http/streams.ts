import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fault } from '../../shared/base/fault.ts';
import { boardQuerySchema } from '../../shared/contract/board-routes.ts';
import { deskContract } from '../../shared/contract/desk-contract.ts';
import { livingSession } from '../auth/session-life.ts';
import type { DeskContext } from '../desk-context.ts';
import type { QueueBroadcast } from '../events/queue-broadcast.ts';
import { boardSite } from '../queue/queue-view.ts';
import { unknownSite } from '../site/unknown-site.ts';
import { livingTicket, statusPage } from '../ticket/status-page.ts';
import { addressKey } from './address-key.ts';
import { admitStaff, callerOf, headerText } from './access.ts';
import { type EventStream, type OpenStreams, frame } from './event-stream.ts';
import { type WatchedPage, pageGreeting } from './page-version.ts';
import { sendProblem } from './problem.ts';

const eventIdSchema = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const querySchema = z.strictObject({ after: eventIdSchema.optional() });
/** A whole document needs no place, but every page of ours names one when it connects again. */
const boardStreamSchema = boardQuerySchema.extend({ after: eventIdSchema.optional() });
const streamDescription = { produces: ['text/event-stream'], tags: ['stream'] };
/** Open streams of one address that need no sign-in: boards and phones behind one NAT. */
const publicStreamsPerAddress = 600;

/** The live sides of the contract, as server-sent events. */
export function registerStreams(
  app: FastifyInstance,
  context: DeskContext,
  streams: OpenStreams,
  broadcast: QueueBroadcast,
): void {
  const greetingOf = (page: WatchedPage) => pageGreeting(context.settings.rendererFolder, page);

  app.get('/v1/events', {
    schema: {
      ...streamDescription,
      summary: 'Queue events as they happen; resumes after Last-Event-ID or ?after.',
      querystring: querySchema,
      security: [{ session: [] }],
    },
    handler: async (request, reply) => {
      const caller = await callerOf(context, request, true);
      const staff = caller.ok ? admitStaff('staff', 'events', caller.value) : caller;
      if (!staff.ok) return sendProblem(reply, staff.fault);
      const { sessionHash, session } = staff.value;
      const greeting = await greetingOf('console');
      const stream = streams.begin(
        reply,
        async () => {
          const living = await livingSession(context, sessionHash);
          return living !== null && living.session.role === session.role;
        },
        greeting,
      );
      broadcast.follow(stream, session.role, placeOf(request));
      return reply;
    },
  });

  const admitPublic = publicStreamLimit();
  const forever = () => Promise.resolve(true);

  app.get('/v1/board/events', {
    schema: {
      ...streamDescription,
      summary: 'The board of a site, whole, whenever it changes.',
      querystring: boardStreamSchema,
    },
    handler: async (request, reply) => {
      const { site: wanted } = boardStreamSchema.parse(request.query);
      if (boardSite(await context.view.glance(), wanted) === null) {
        return sendProblem(reply, unknownSite());
      }
      const greeting = await greetingOf('board');
      const place = admitPublic(request, reply);
      if (place === null) return reply;
      const stream = streams.begin(reply, forever, greeting);
      stream.onClose(place.leave);
      followChanges(context, stream, 'board', async () => {
        const glance = await context.view.glance();
        const site = boardSite(glance, wanted);
        return site === null ? null : context.view.board(glance, site);
      });
      return reply;
    },
  });

  app.get<{ Params: { token: string } }>('/v1/status/:token/events', {
    schema: {
      ...streamDescription,
      summary: "A visitor's own page, whole, whenever it changes.",
      params: deskContract['status.get'].params,
      querystring: querySchema,
    },
    handler: async (request, reply) => {
      const { token } = request.params;
      const stillThere = async () => (await livingTicket(context, token)) !== null;
      if (!(await stillThere())) {
        return sendProblem(reply, fault('status/unknown', 'No such page, or no longer'));
      }
      const greeting = await greetingOf('status');
      const place = admitPublic(request, reply);
      if (place === null) return reply;
      const stream = streams.begin(reply, stillThere, greeting);
      stream.onClose(place.leave);
      followChanges(context, stream, 'status', () => statusPage(context, token));
      return reply;
    },
  });
}

/** Where a stream resumes: what the browser remembers, else what the page asked for, else now. */
function placeOf(request: FastifyRequest): number | null {
  const remembered = eventIdSchema.safeParse(headerText(request.headers['last-event-id']));
  if (remembered.success) return remembered.data;
  return querySchema.parse(request.query).after ?? null;
}

/** Sends a document now and again whenever anything but its event id changed. */
function followChanges(
  context: DeskContext,
  stream: EventStream,
  name: 'board' | 'status',
  read: () => Promise<{ readonly eventId: number } | null>,
): void {
  let lastSent = '';
  let reading = false;
  let readAgain = false;
  const send = async (): Promise<void> => {
    readAgain = true;
    if (reading) return;
    reading = true;
    try {
      while (readAgain) {
        readAgain = false;
        const document = await read();
        if (document === null) {
          stream.end();
          return;
        }
        const content = JSON.stringify({ ...document, eventId: 0 });
        if (content === lastSent) continue;
        lastSent = content;
        stream.send(frame(name, document.eventId, document));
      }
    } catch {
      // The database is away: the screen keeps its last state, connects again and is told the new one.
      stream.end();
    } finally {
      reading = false;
    }
  };
  stream.onClose(context.view.subscribe(send));
  void send();
}

/** Counts open public streams per address, so that one machine cannot take all connections. */
function publicStreamLimit() {
  const open = new Map<string, number>();
  return (request: FastifyRequest, reply: FastifyReply): { readonly leave: () => void } | null => {
    const address = addressKey(request.ip);
    const count = open.get(address) ?? 0;
    if (count >= publicStreamsPerAddress) {
      void sendProblem(reply, fault('input/too-many', 'Too many open streams from this address'));
      return null;
    }
    open.set(address, count + 1);
    return {
      leave: () => {
        const left = (open.get(address) ?? 1) - 1;
        if (left === 0) open.delete(address);
        else open.set(address, left);
      },
    };
  };
}
