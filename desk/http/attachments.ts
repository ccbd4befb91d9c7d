import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { fault } from '../../shared/base/fault.ts';
import { contentHashSchema } from '../../shared/base/identifier.ts';
import { registerTestPhotos } from '../acceptance/acceptance-files.ts';
import type { DeskContext } from '../desk-context.ts';
import { hasAttachment } from '../store/attachment-store.ts';
import type { AttachmentFiles } from '../ticket/attachment-files.ts';
import { recordPhoto } from '../ticket/photo-arrival.ts';
import { maySee, queuesOf } from '../queue/visibility.ts';
import { isFloorPlan } from '../store/floor-plan-store.ts';
import { isPhotoOfHandover } from '../store/handover-store.ts';
import { isEvidenceIn } from '../store/procedure-store.ts';
import { isInstructionPhoto, isPublishedPhoto } from '../store/published-instruction-store.ts';
import { isTestPhoto } from '../store/test-run-store.ts';
import { ticketsWithPhoto } from '../store/ticket-store.ts';
import { admitKiosk, admitStaff, callerOf } from './access.ts';
import { type Caller, rolesOf } from './caller.ts';
import { otherContent } from './signed-content.ts';
import { isJpeg, largestPhoto } from './jpeg.ts';
import { sendProblem } from './problem.ts';

const paramsSchema = z.strictObject({ hash: contentHashSchema });
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
      (request, body, parsed) => {
        parsed(otherContent(request, body), body);
      },
    );

    scope.put<{ Params: { hash: string } }>('/v1/attachments/:hash', {
      schema: {
        summary: 'A photo of a visit; image/jpeg of at most 2 MiB, named by its SHA-256.',
        consumes: ['image/jpeg'],
        params: paramsSchema,
        tags: ['attachment'],
        security: [{ kiosk: [] }],
      },
      bodyLimit: largestPhoto,
      onRequest: async (request, reply) => {
        const caller = await callerOf(context, request);
        const kiosk = caller.ok ? admitKiosk(caller.value, 'attachment.put') : caller;
        return kiosk.ok ? undefined : sendProblem(reply, kiosk.fault);
      },
      handler: async (request, reply) => {
        const { body } = request;
        if (!isJpeg(body)) return sendProblem(reply, fault('input/invalid', 'Not a JPEG'));
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

    scope.post('/v1/attachments', {
      schema: {
        summary:
          'A photo that staff took, image/jpeg of at most 2 MiB; answers its SHA-256 as `hash`.',
        consumes: ['image/jpeg'],
        tags: ['attachment'],
        security: [{ session: [] }],
      },
      bodyLimit: largestPhoto,
      onRequest: async (request, reply) => {
        const caller = await callerOf(context, request);
        const staff = caller.ok ? admitStaff('staff', 'attachment', caller.value) : caller;
        return staff.ok ? undefined : sendProblem(reply, staff.fault);
      },
      handler: async (request, reply) => {
        const { body } = request;
        if (!isJpeg(body)) return sendProblem(reply, fault('input/invalid', 'Not a JPEG'));
        const hash = createHash('sha256').update(body).digest('hex');
        if (!(await hasAttachment(context.database.read, hash))) {
          await files.put(hash, body);
          await recordPhoto(context, hash, body.length);
        }
        return reply.send({ hash });
      },
    });

    scope.get<{ Params: { hash: string } }>('/v1/attachments/:hash', {
      schema: {
        summary:
          'A photo; HEAD tells a kiosk too whether it is there. One of a published instruction is for everybody.',
        produces: ['image/jpeg'],
        params: paramsSchema,
        tags: ['attachment'],
        security: [{ session: [] }],
      },
      handler: async (request, reply) => {
        const caller = await callerOf(context, request);
        if (!caller.ok) return sendProblem(reply, caller.fault);
        const { hash } = request.params;
        const asksOnly = request.method === 'HEAD' && caller.value.kind === 'kiosk';
        const isShown = await isPublishedPhoto(context.database.read, hash, dayOf(context));
        const staff =
          asksOnly || isShown ? caller : admitStaff('staff', 'attachment', caller.value);
        if (!staff.ok) return sendProblem(reply, staff.fault);
        const mayHave = isShown || (await mayOpen(context, hash, staff.value));
        const content = mayHave ? await files.get(hash) : null;
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
    registerTestPhotos(scope, context, files);
    done();
  });
}

function dayOf({ clock, dayAt }: DeskContext): string {
  return dayAt(clock.nowMs());
}

/** A kiosk may know that its photo arrived; staff may see it with a ticket that they may see. */
async function mayOpen(context: DeskContext, hash: string, caller: Caller): Promise<boolean> {
  const { read } = context.database;
  if (!(await hasAttachment(read, hash))) return false;
  if (caller.kind !== 'staff') return caller.kind === 'kiosk';
  if (await isInstructionPhoto(read, hash)) return true;
  if (await isPhotoOfHandover(read, hash, queuesOf(caller.session.role))) return true;
  if (await isEvidenceIn(read, hash, queuesOf(caller.session.role))) return true;
  if (await isTestPhoto(read, hash)) return true;
  const seesMap = rolesOf.lead.includes(caller.session.role);
  if (seesMap && (await isFloorPlan(read, hash))) return true;
  const tickets = await ticketsWithPhoto(read, hash);
  return tickets.some((ticket) => maySee(caller.session.role, ticket.queue));
}
