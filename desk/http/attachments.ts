import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Fault, fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import { contentHashSchema } from '../../shared/base/identifier.ts';
import type { DeskContext } from '../desk-context.ts';
import { hasAttachment } from '../store/attachment-store.ts';
import type { AttachmentFiles } from '../ticket/attachment-files.ts';
import { recordPhoto } from '../ticket/photo-arrival.ts';
import { maySee, queuesOf } from '../queue/visibility.ts';
import { isEvidenceIn } from '../store/procedure-store.ts';
import { ticketsWithPhoto } from '../store/ticket-store.ts';
import { admitKiosk, admitStaff, callerOf } from './access.ts';
import type { Caller } from './caller.ts';
import { sendProblem } from './problem.ts';

const largestPhoto = 2 * 1024 * 1024;
const paramsSchema = z.strictObject({ hash: contentHashSchema });
/** Start of image, then a marker (ITU-T T.81, annex B). */
const jpegStart = [0xff, 0xd8, 0xff] as const;

/**
 * Photos, by the SHA-256 of their content. They come apart from the ticket, which is usable before;
 * the same photo may be sent any number of times.
 */
export async function registerAttachments(
  app: FastifyInstance,
  context: DeskContext,
  files: AttachmentFiles,
): Promise<void> {
  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'image/jpeg',
      { parseAs: 'buffer', bodyLimit: largestPhoto },
      (_request, body, parsed) => {
        parsed(null, body);
      },
    );

    scope.put<{ Params: { hash: string } }>('/v1/attachments/:hash', {
      schema: {
        summary:
          'A photo of a visit or of a step of a procedure; image/jpeg of at most 2 MiB, named by its SHA-256.',
        consumes: ['image/jpeg'],
        params: paramsSchema,
        tags: ['attachment'],
        security: [{ kiosk: [] }, { session: [] }],
      },
      bodyLimit: largestPhoto,
      onRequest: async (request, reply) => {
        const caller = await callerOf(context, request);
        const admitted = caller.ok ? admitUploader(caller.value) : caller;
        return admitted.ok ? undefined : sendProblem(reply, admitted.fault);
      },
      handler: async (request, reply) => {
        const { body } = request;
        if (!Buffer.isBuffer(body) || !jpegStart.every((byte, at) => body[at] === byte)) {
          return sendProblem(reply, fault('input/invalid', 'Not a JPEG'));
        }
        const { hash } = request.params;
        if (createHash('sha256').update(body).digest('hex') !== hash) {
          return sendProblem(
            reply,
            fault('attachment/hash-mismatch', 'The content has another SHA-256'),
          );
        }
        if (!(await hasAttachment(context.database.read, hash))) {
          await files.put(hash, body);
          await recordPhoto(context, hash, body.length);
        }
        return reply.code(204).send();
      },
    });

    scope.get<{ Params: { hash: string } }>('/v1/attachments/:hash', {
      schema: {
        summary: 'A photo; HEAD tells a kiosk too whether it is there.',
        produces: ['image/jpeg'],
        params: paramsSchema,
        tags: ['attachment'],
        security: [{ session: [] }],
      },
      handler: async (request, reply) => {
        const caller = await callerOf(context, request);
        if (!caller.ok) return sendProblem(reply, caller.fault);
        const asksOnly = request.method === 'HEAD' && caller.value.kind === 'kiosk';
        const staff = asksOnly ? caller : admitStaff('staff', 'attachment', caller.value);
        if (!staff.ok) return sendProblem(reply, staff.fault);
        const { hash } = request.params;
        const content = (await mayOpen(context, hash, staff.value)) ? await files.get(hash) : null;
        if (content === null) {
          return sendProblem(reply, fault('attachment/unknown', 'There is no such photo'));
        }
        return reply
          .type('image/jpeg')
          .header('content-disposition', `inline; filename="${hash.slice(0, 12)}.jpg"`)
          .header('x-content-type-options', 'nosniff')
          .header('cache-control', 'private, max-age=3600')
          .send(content);
      },
    });
    done();
  });
}

function admitUploader(caller: Caller): Result<unknown, Fault> {
  return caller.kind === 'staff' ? admitStaff('staff', 'attachment', caller) : admitKiosk(caller);
}

/** A kiosk may know that its photo arrived; staff may see it with a ticket that they may see. */
async function mayOpen(context: DeskContext, hash: string, caller: Caller): Promise<boolean> {
  const { read } = context.database;
  if (!(await hasAttachment(read, hash))) return false;
  if (caller.kind !== 'staff') return caller.kind === 'kiosk';
  if (await isEvidenceIn(read, hash, queuesOf(caller.session.role))) return true;
  const tickets = await ticketsWithPhoto(read, hash);
  return tickets.some((ticket) => maySee(caller.session.role, ticket.queue));
}
