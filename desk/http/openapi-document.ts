import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createGunzip, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type {} from '@fastify/swagger';

const pack = promisify(gzip);

/**
 * The description of all routes, for anybody. Nobody else is answered while its megabytes are made, so
 * they are made once, when it is first asked for, and kept compressed.
 */
export function registerOpenapiDocument(app: FastifyInstance): void {
  let kept: Promise<Buffer> | null = null;
  app.get('/openapi.json', { schema: { hide: true } }, async (request, reply) => {
    kept ??= pack(JSON.stringify(app.swagger()));
    const packed = await kept;
    reply.type('application/json; charset=utf-8').header('vary', 'accept-encoding');
    return /\bgzip\b/u.test(request.headers['accept-encoding'] ?? '')
      ? reply.header('content-encoding', 'gzip').send(packed)
      : reply.send(Readable.from([packed]).pipe(createGunzip()));
  });
}
