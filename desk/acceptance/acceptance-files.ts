import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { uuidSchema } from '../../shared/base/identifier.ts';
import { type Result, ok } from '../../shared/base/result.ts';
import type { Session } from '../../shared/contract/desk-contract.ts';
import { testLinkSchema } from '../../shared/contract/tester-routes.ts';
import { localeSchema } from '../../shared/domain/locale.ts';
import { tokenHash } from '../auth/token.ts';
import { noteExport } from '../audit/note-export.ts';
import type { DeskContext } from '../desk-context.ts';
import { sendCsv } from '../export/send-csv.ts';
import { admitStaff, callerOf } from '../http/access.ts';
import { isJpeg, largestPhoto } from '../http/jpeg.ts';
import { sendProblem } from '../http/problem.ts';
import { hasAttachment } from '../store/attachment-store.ts';
import { keptSheet } from '../store/test-campaign-store.ts';
import { countPhotos, insertPhoto } from '../store/test-run-store.ts';
import type { AttachmentFiles } from '../ticket/attachment-files.ts';
import { recordPhoto } from '../ticket/photo-arrival.ts';
import { deskWords } from '../words/desk-words.ts';
import { drawSheet } from './draw-sheet.ts';
import { type Gathered, gather, sheetOf } from './gather.ts';
import { resultLines } from './results-csv.ts';
import { testerWith } from './test-handlers.ts';

const paramsSchema = z.strictObject({ campaignId: uuidSchema });
const querySchema = z.strictObject({ locale: localeSchema.default('nl') });
const photoParamsSchema = z.strictObject({ token: testLinkSchema });
/** Photos of one tester at most: three for each step of a long script. */
const mostPhotos = 120;

type Paper = {
  Params: z.output<typeof paramsSchema>;
  Querystring: z.output<typeof querySchema>;
};

/** The sheet and the results of a campaign as files; beside the contract because they are no JSON. */
export function registerAcceptanceFiles(app: FastifyInstance, context: DeskContext): void {
  const schema = {
    params: paramsSchema,
    querystring: querySchema,
    tags: ['acceptance'],
    security: [{ session: [] }],
  };
  app.get<Paper>('/v1/acceptance/campaigns/:campaignId/sheet.pdf', {
    schema: { ...schema, summary: 'Go or no-go as a tagged PDF.', produces: ['application/pdf'] },
    handler: async (request, reply) => {
      const gathered = await gatheredFor(context, request, request.params.campaignId);
      if (!gathered.ok) return sendProblem(reply, gathered.fault);
      const { locale } = request.query;
      const { campaignId } = request.params;
      const kept = await keptSheet(context.database.read, campaignId);
      const sheet = kept ?? sheetOf(context, gathered.value.campaign);
      return reply
        .type('application/pdf')
        .header('content-disposition', 'attachment; filename="balie-acceptance.pdf"')
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'no-store')
        .send(await drawSheet(sheet, locale, deskWords(locale), context.settings.timeZone));
    },
  });
  app.get<Paper>('/v1/acceptance/campaigns/:campaignId/results.csv', {
    schema: { ...schema, summary: 'Every result of a campaign as CSV.', produces: ['text/csv'] },
    handler: async (request, reply) => {
      const gathered = await gatheredFor(context, request, request.params.campaignId);
      if (!gathered.ok) return sendProblem(reply, gathered.fault);
      const { locale } = request.query;
      const { campaign, session } = gathered.value;
      await noteExport(context, session, 'acceptance.csv', { campaign: request.params.campaignId });
      const lines = resultLines(context, campaign, locale, deskWords(locale));
      return sendCsv(reply, 'balie-acceptance.csv', lines);
    },
  });
}

async function gatheredFor(
  context: DeskContext,
  request: FastifyRequest,
  campaignId: string,
): Promise<Result<{ readonly campaign: Gathered; readonly session: Session }, Fault>> {
  const caller = await callerOf(context, request);
  const staff = caller.ok ? admitStaff('staff', 'acceptance', caller.value) : caller;
  if (!staff.ok) return staff;
  const { session } = staff.value;
  const gathered = await gather(context.database.read, campaignId, session.role);
  return gathered.ok ? ok({ campaign: gathered.value, session }) : gathered;
}

/** Photos of testers who came by their link; the scope of `/v1/attachments` has a parser for them. */
export function registerTestPhotos(
  scope: FastifyInstance,
  context: DeskContext,
  files: AttachmentFiles,
): void {
  scope.post<{ Params: z.output<typeof photoParamsSchema> }>('/v1/tests/:token/photos', {
    schema: {
      summary: 'A photo of a step, image/jpeg of at most 2 MiB; answers its SHA-256 as `hash`.',
      consumes: ['image/jpeg'],
      params: photoParamsSchema,
      tags: ['test'],
    },
    bodyLimit: largestPhoto,
    onRequest: async (request, reply) => {
      const token = testLinkSchema.safeParse(request.params.token);
      const known = token.success
        ? await testerWith(context, { token: tokenHash(token.data) })
        : null;
      if (known?.ok === true) return undefined;
      return sendProblem(reply, known?.fault ?? fault('acceptance/link-unknown', 'No such link'));
    },
    handler: async (request, reply) => {
      const { body } = request;
      const { token } = request.params;
      if (!isJpeg(body)) return sendProblem(reply, fault('input/invalid', 'Not a JPEG'));
      const hash = createHash('sha256').update(body).digest('hex');
      const known = await testerWith(context, { token: tokenHash(token) });
      if (!known.ok) return sendProblem(reply, known.fault);
      const { testerId } = known.value.tester;
      const { read } = context.database;
      if ((await countPhotos(read, testerId)) >= mostPhotos) {
        return sendProblem(reply, fault('acceptance/full', `At most ${mostPhotos} photos`));
      }
      if (!(await hasAttachment(read, hash))) {
        await files.put(hash, body);
        await recordPhoto(context, hash, body.length);
      }
      const at = timestamp(context.clock);
      await context.database.write((db) => insertPhoto(db, { testerId, hash, at }));
      return reply.send({ hash });
    },
  });
}
