import { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import {
  createJsonSchemaTransform,
  hasZodFastifySchemaValidationErrors,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import helmet from 'helmet';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { refused } from '../../shared/domain/fleet/request-signature.ts';
import type { DeskSettings } from '../settings.ts';
import { storeFault } from '../store/store-fault.ts';
import { IncomingMessage, ServerResponse } from './node-http.ts';
import { sendProblem } from './problem.ts';
import { OtherContent, readSignedJson } from './signed-content.ts';
import { refuseUnreadable } from './unreadable.ts';

/** A server with everything that holds for all routes: limits, headers, cookies, errors, OpenAPI. */
export async function createServer(
  settings: DeskSettings,
  logger: FastifyBaseLogger,
): Promise<FastifyInstance> {
  const headers = secureHeaders(settings);
  const app: FastifyInstance = Fastify({
    loggerInstance: logger,
    // Paths hold tokens and badge numbers; what is worth knowing of a request is in the metrics.
    logController: new LogController({ disableRequestLogging: true }),
    // One logger for all: a request's number would match with nothing else that is logged.
    childLoggerFactory: (parent) => parent,
    trustProxy: [...settings.trustedProxies],
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read meets no hook; Fastify's own answer would repeat it.
    frameworkErrors: (error, _request, reply) => {
      for (const [name, value] of headers) reply.raw.setHeader(name, value);
      void sendProblem(reply, faultOf(error));
    },
    clientErrorHandler: (error, socket) => {
      refuseUnreadable(error, socket, headers);
    },
  });
  app.setValidatorCompiler(validatorCompiler);
  // Replies are checked and written by the registrar; the schemas of replies are for OpenAPI.
  app.setSerializerCompiler(() => JSON.stringify);
  app.decorateRequest('caller', null);
  readSignedJson(app);
  app.addHook('onRequest', (_request, reply, done) => {
    for (const [name, value] of headers) reply.raw.setHeader(name, value);
    done();
  });
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Balie desk', version: '1' },
      servers: [{ url: settings.publicUrl }],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'balie' },
          // HTTP Message Signatures (RFC 9421) by Ed25519; docs/fleet/enrol.md says what is covered.
          kiosk: { type: 'apiKey', in: 'header', name: 'signature' },
        },
      },
    },
    // What a transform makes of its input has no JSON schema; the input has.
    transform: createJsonSchemaTransform({ zodToJsonConfig: { unrepresentable: 'any' } }),
  });
  app.setErrorHandler(async (error, request, reply) => {
    const known = faultOf(error);
    if (known.code === 'internal/bug') request.log.error({ err: error }, 'internal/bug');
    if (known.code.startsWith('store/')) request.log.error({ fault: known }, known.code);
    return sendProblem(reply, known);
  });
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, fault('input/unknown-route', 'There is nothing at this address')),
  );
  return app;
}

/**
 * What helmet puts on every reply. None of it depends on the request, so helmet is asked once: its thirteen
 * middlewares take a tenth of a millisecond of every visit that comes after a pause.
 */
function secureHeaders({ publicUrl }: DeskSettings): readonly (readonly [string, string])[] {
  const secure = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurity },
    hsts: publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  });
  const request = new IncomingMessage(new Socket());
  const reply = new ServerResponse(request);
  secure(request, reply, (error?: unknown) => {
    if (error !== undefined) throw new Error('helmet made no headers', { cause: error });
  });
  return Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)] as const);
}

/** The same on every page and every reply; nothing inline, nothing from elsewhere. */
const contentSecurity = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'blob:', 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'media-src': ["'self'", 'blob:'],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'require-trusted-types-for': ["'script'"],
};

/** What went wrong, as a fault; what nobody foresaw is a bug and says nothing to the outside. */
function faultOf(error: unknown): Fault {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue) => `${issue.instancePath} ${issue.keyword}`);
    return fault('input/invalid', fields.slice(0, 10).join('; '));
  }
  if (error instanceof OtherContent) return refused(error.message);
  const status = statusOf(error);
  if (status === 413) return fault('input/too-large', 'The body is too large');
  if (status !== null && status >= 400 && status < 500) {
    return fault('input/invalid', `The request cannot be read (${status})`);
  }
  return storeFault(error) ?? fault('internal/bug', 'A bug in the desk; see its log');
}

function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return null;
  return typeof error.statusCode === 'number' ? error.statusCode : null;
}
