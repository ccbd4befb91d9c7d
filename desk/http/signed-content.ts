import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../../shared/base/clock.ts';
import { contentDigestField, deskTimeHeader } from '../../shared/domain/fleet/request-signature.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The `content-digest` that a kiosk signed; null on a request that is not signed. */
    signedDigest: string | null;
  }
}

/** The content of a request is not the one that its kiosk signed. */
export class OtherContent extends Error {
  constructor() {
    super('The content is not the one that was signed');
  }
}

/** Why a body is not taken, or null. */
export function otherContent(request: FastifyRequest, body: Buffer | string): OtherContent | null {
  const { signedDigest } = request;
  if (signedDigest === null) return null;
  const digest = createHash('sha256').update(body).digest('base64');
  return contentDigestField(digest) === signedDigest ? null : new OtherContent();
}

/** JSON is read as bytes first, so that what is digested is what was sent. */
export function readSignedJson(app: FastifyInstance): void {
  app.decorateRequest('signedDigest', null);
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, body, done) => {
      const other = otherContent(request, body);
      if (other === null) void parse(request, body.toString('utf8'), done);
      else done(other);
    },
  );
}

/**
 * A kiosk whose clock is wrong signs by the time of its desk, so it is told on every reply. Taken when the
 * reply leaves: a question that is held for twenty seconds would tell a time that is long gone.
 */
export function tellDeskTime(app: FastifyInstance, clock: Clock): void {
  app.addHook('onSend', (request, reply, _payload, done) => {
    if (request.headers['signature-input'] !== undefined) {
      void reply.header(deskTimeHeader, String(clock.nowMs()));
    }
    done();
  });
}
