import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { fault } from '../../shared/base/fault.ts';
import { linkTokenSchema, tellingSchema } from '../../shared/domain/instruction-link.ts';
import { localeSchema } from '../../shared/domain/locale.ts';
import type { DeskContext } from '../desk-context.ts';
import { sendProblem } from '../http/problem.ts';
import type { RequestLimits } from '../http/request-limits.ts';
import type { AttachmentFiles } from '../ticket/attachment-files.ts';
import { instructionSheet } from './draw-sheet.ts';
import { instructionSlip } from './draw-slip.ts';
import { linkPage, livingLink } from './link-page.ts';
import { registerPagePhotos } from './page-photos.ts';
import { paperContent, photosOn } from './paper-content.ts';

const paramsSchema = z.strictObject({ token: linkTokenSchema, paper: z.enum(['slip', 'a5']) });
/** Absent, it is told as it was given. */
const querySchema = z.strictObject({
  telling: tellingSchema.optional(),
  locale: localeSchema.optional(),
});

/** A page of instructions on paper and its photos, for whoever has its address; beside the contract because they are no JSON. */
export function registerInstructionPapers(
  app: FastifyInstance,
  context: DeskContext,
  limits: RequestLimits,
  files: AttachmentFiles,
): void {
  registerPagePhotos(app, context, limits, files);
  app.get<{ Params: z.output<typeof paramsSchema>; Querystring: z.output<typeof querySchema> }>(
    '/v1/instruction-links/:token/:paper.pdf',
    {
      schema: {
        summary: 'Instructions on a slip of 80 mm or on A5.',
        produces: ['application/pdf'],
        params: paramsSchema,
        querystring: querySchema,
        tags: ['instruction-link'],
        security: [],
      },
      handler: async (request, reply) => {
        const caller = { kind: 'public' } as const;
        if (!(await limits.allow('instruction-link.get', request, caller))) {
          return sendProblem(reply, fault('input/too-many', 'Too many papers; wait a minute'));
        }
        const { token, paper } = request.params;
        const link = await livingLink(context, token);
        if (!link.ok) return sendProblem(reply, link.fault);
        const page = await linkPage(context, link.value);
        const { telling = page.telling, locale = page.locale } = request.query;
        const content = paperContent(context, { ...page, telling, locale }, token);
        const pdf =
          paper === 'slip'
            ? await instructionSlip(content)
            : await instructionSheet(content, locale, await photosOn(content, files));
        return reply
          .type('application/pdf')
          .header('content-disposition', `inline; filename="balie-${paper}.pdf"`)
          .header('x-content-type-options', 'nosniff')
          .header('cache-control', 'no-store')
          .send(pdf);
      },
    },
  );
}
