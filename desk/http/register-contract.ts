import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { type RouteName, deskContract } from '../../shared/contract/desk-contract.ts';
import { problemSchema } from '../../shared/contract/problem.ts';
import type { Route } from '../../shared/contract/route.ts';
import { longestRecord } from '../../shared/domain/exchange-record.ts';
import type { DeskContext } from '../desk-context.ts';
import type { Acts } from '../audit/acts.ts';
import { addressKey } from './address-key.ts';
import { admit, callerOf, headerText, sessionCookieName } from './access.ts';
import type { Caller, Exchange } from './caller.ts';
import type { DeskHandlers } from './handlers.ts';
import { cleanStrings } from './clean-strings.ts';
import { holdsNul } from './holds-nul.ts';
import { sendProblem } from './problem.ts';
import type { RequestLimits } from './request-limits.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the access check of the route, before the body is read. */
    caller: Caller | null;
  }
}

/** A handler as the registrar sees it; `DeskHandlers` proves each against its own route. */
type AnyHandler = (
  input: { readonly params: unknown; readonly query: unknown; readonly body: unknown },
  caller: Caller,
  exchange: Exchange,
) => Promise<Result<unknown, Fault>>;

/** Bodies above a mebibyte are refused; a whole organisation's people or assets and raw exchanges may be larger. */
const bodyLimits: Partial<Record<RouteName, number>> = {
  'person.import': 16 * 1024 * 1024,
  'exchange.put': longestRecord,
  'asset.check-import': 16 * 1024 * 1024,
  'asset.import': 16 * 1024 * 1024,
};

/**
 * Makes every route of the desk contract real. The order is always: may he, is the input what the
 * contract says, the handler, is the output what the contract says. Nothing else registers a route
 * of the contract.
 */
export function registerContract(
  app: FastifyInstance,
  context: DeskContext,
  handlers: DeskHandlers,
  parts: { readonly limits: RequestLimits; readonly acts: Acts },
): void {
  // The table is `as const`, so its keys are exactly the route names.
  for (const name of Object.keys(deskContract) as RouteName[]) {
    // Each handler takes what its own route parses to, and `handle` passes it exactly that.
    registerRoute(app, context, name, handlers[name] as AnyHandler, parts);
  }
}

function registerRoute(
  app: FastifyInstance,
  context: DeskContext,
  name: RouteName,
  handler: AnyHandler,
  { limits, acts }: { readonly limits: RequestLimits; readonly acts: Acts },
): void {
  const route: Route = deskContract[name];
  const holdsForeignWords = route.access === 'kiosk' || name === 'concierge.check-in';
  app.route({
    method: route.method,
    url: route.path,
    bodyLimit: bodyLimits[name] ?? 1024 * 1024,
    schema: {
      operationId: name,
      summary: route.summary,
      tags: [name.split('.')[0] ?? name],
      security: securityOf(route.access),
      ...(route.params === undefined ? {} : { params: route.params }),
      ...(route.query === undefined ? {} : { querystring: route.query }),
      ...(route.body === undefined ? {} : { body: route.body }),
      response: { 200: route.response, default: problemSchema },
    },
    // Before the body is read: who may not call this does not get to send a megabyte either.
    onRequest: async (request, reply) => {
      const admitted = await mayCall(context, name, route, request, limits);
      if (!admitted.ok) return sendProblem(reply, admitted.fault);
      return undefined;
    },
    // What a kiosk sends holds words of visitors and strings of devices, and so does a visit that staff
    // check in: cleaned before it is checked, so that nothing of it is parsed twice.
    preValidation: async (request, reply) => {
      const { body, query, params } = request;
      if (holdsForeignWords) request.body = cleanStrings(body);
      if ([holdsForeignWords ? null : body, query, params].some(holdsNul)) {
        return sendProblem(reply, fault('input/invalid', 'A text holds U+0000'));
      }
      return undefined;
    },
    handler: async (request, reply) => {
      if (request.caller === null) throw new Error(`No access check ran for ${name}`);
      const input = { params: request.params, query: request.query, body: request.body };
      const { caller } = request;
      const session = caller.kind === 'staff' ? caller.session : null;
      const result = await acts.during(name, input, session, () =>
        handler(input, caller, exchangeOf(context, request, reply)),
      );
      const output = result.ok ? checkOutput(route.response, result.value) : result;
      if (!output.ok) {
        if (output.fault.code === 'output/invalid') {
          request.log.error({ route: name, detail: output.fault.detail }, 'output/invalid');
        }
        return sendProblem(reply, output.fault);
      }
      return reply
        .header('cache-control', 'no-store')
        .type('application/json')
        .serializer((body: string) => body)
        .send(JSON.stringify(output.value));
    },
  });
}

async function mayCall(
  context: DeskContext,
  name: RouteName,
  route: Route,
  request: FastifyRequest,
  limits: RequestLimits,
): Promise<Result<Caller, Fault>> {
  const caller = await callerOf(context, request, route.access === 'public');
  if (!caller.ok) return caller;
  const admitted = admit(route.access, name, caller.value);
  if (!admitted.ok) return admitted;
  request.caller = admitted.value;
  return (await limits.allow(name, request, admitted.value))
    ? admitted
    : err(fault('input/too-many', 'Too many requests; wait a minute'));
}

/** Says which fields are wrong, never their values: they may be somebody's words. */
function checkOutput(schema: z.ZodType, value: unknown): Result<unknown, Fault> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const fields = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`);
  return err(fault('output/invalid', fields.slice(0, 10).join('; ')));
}

function exchangeOf(context: DeskContext, request: FastifyRequest, reply: FastifyReply): Exchange {
  const { publicUrl, sessionLifetimeMs } = context.settings;
  const cookie = {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: publicUrl.startsWith('https:'),
  } as const;
  return {
    address: addressKey(request.ip),
    idempotencyKey: headerText(request.headers['idempotency-key']) ?? null,
    kioskCodeShown: headerText(request.headers['balie-shown-code']) === 'kiosk',
    knowsAppointments: headerText(request.headers['balie-knows']) === 'appointments',
    setSessionCookie: (token) => {
      const name = sessionCookieName(publicUrl);
      if (token === null) void reply.clearCookie(name, cookie);
      else void reply.setCookie(name, token, { ...cookie, maxAge: sessionLifetimeMs / 1000 });
    },
  };
}

/** How OpenAPI names what a route asks of its caller. */
function securityOf(access: Route['access']): { [scheme: string]: string[] }[] {
  if (access === 'public') return [];
  return access === 'kiosk' ? [{ kiosk: [] }] : [{ session: [] }];
}
