import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { fault } from '../../shared/base/fault.ts';
import { contentHashSchema } from '../../shared/base/identifier.ts';
import { linkTokenSchema } from '../../shared/domain/instruction-link.ts';
import type { DeskContext } from '../desk-context.ts';
import { sendProblem } from '../http/problem.ts';
import type { RequestLimits } from '../http/request-limits.ts';
import { photosOf } from '../store/published-instruction-store.ts';
import type { AttachmentFiles } from '../ticket/attachment-files.ts';
import { linkPage, livingLink } from './link-page.ts';

const paramsSchema = z.strictObject({ token: linkTokenSchema, hash: contentHashSchema });

/**
 * The photos of a page of instructions, for whoever has its address and as long as it lives, also of a
 * version that is not the published one any more.
 */
export function registerPagePhotos(
  app: FastifyInstance,
  context: DeskContext,
  limits: RequestLimits,
  files: AttachmentFiles,
): void {
  app.get<{ Params: z.output<typeof paramsSchema> }>('/v1/instruction-links/:token/photos/:hash', {
    schema: {
      summary: 'A photo of a step on a page of instructions.',
      produces: ['image/jpeg'],
      params: paramsSchema,
      tags: ['instruction-link'],
      security: [],
    },
    handler: async (request, reply) => {
      if (!(await limits.allow('instruction-link.get', request, { kind: 'public' }))) {
        return sendProblem(reply, fault('input/too-many', 'Too many photos; wait a minute'));
      }
      const { token, hash } = request.params;
      const link = await livingLink(context, token);
      if (!link.ok) return sendProblem(reply, link.fault);
      const { instructions } = await linkPage(context, link.value);
      const isOnIt = instructions.some((instruction) => photosOf(instruction).includes(hash));
      const content = isOnIt ? await files.get(hash) : null;
      if (content === null) {
        return sendProblem(reply, fault('attachment/unknown', 'This page has no such photo'));
      }
      return reply
        .type('image/jpeg')
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, max-age=3600')
        .send(content);
    },
  });
}
