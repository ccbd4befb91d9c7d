import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { timestamp } from '../../shared/base/clock.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import { largestPart, updateFilePath } from '../../shared/contract/update-routes.ts';
import { parseReaderPack } from '../../shared/domain/reader-pack.ts';
import { releaseFileSchema } from '../../shared/domain/release/documents.ts';
import { packNumberOf } from '../../shared/domain/release/rolled-out.ts';
import { actorOf, addAudit } from '../store/audit-store.ts';
import type { DeskContext } from '../desk-context.ts';
import { admitKiosk, admitStaff, callerOf, headerText } from '../http/access.ts';
import { sendProblem } from '../http/problem.ts';
import { byteRange } from './byte-range.ts';
import { deskDocuments } from './desk-trust.ts';
import { type Listed, listedIn } from './listed.ts';
import type { ReleaseFiles } from './release-files.ts';
import { noteUpdate } from './update-handlers.ts';

const paramsSchema = z.strictObject({ sha512: releaseFileSchema.shape.sha512 });
const partQuery = z.strictObject({ from: z.coerce.number().int().min(0) });

/**
 * The bytes of releases and reader packs, by their SHA-512, which the offline key must have listed. An admin sends them in parts;
 * a kiosk fetches them from wherever it stopped.
 */
export async function registerUpdateFiles(
  app: FastifyInstance,
  context: DeskContext,
  files: ReleaseFiles,
): Promise<void> {
  const adminOf = async (request: FastifyRequest) => {
    const caller = await callerOf(context, request);
    return caller.ok ? admitStaff('admin', 'update', caller.value) : caller;
  };

  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/octet-stream', (_request, payload, parsed) => {
      parsed(null, payload);
    });
    scope.put<{ Params: z.infer<typeof paramsSchema>; Querystring: z.infer<typeof partQuery> }>(
      updateFilePath,
      {
        schema: {
          summary: `The next bytes of a release, at most ${largestPart} at a time; answers how much is here.`,
          consumes: ['application/octet-stream'],
          params: paramsSchema,
          querystring: partQuery,
          tags: ['update'],
          security: [{ session: [] }],
        },
        // Before the body is read: who may not do this does not get to send megabytes either.
        onRequest: async (request, reply) => {
          const admin = await adminOf(request);
          if (!admin.ok) return sendProblem(reply, admin.fault);
          const length = Number(request.headers['content-length'] ?? Number.NaN);
          // Without a length nobody knows when to stop reading.
          return length <= largestPart
            ? undefined
            : sendProblem(
                reply,
                fault('input/too-large', `A part has at most ${largestPart} bytes`),
              );
        },
        handler: async (request, reply) => {
          const admin = await adminOf(request);
          if (!admin.ok) return sendProblem(reply, admin.fault);
          const { body, params, query } = request;
          if (!(body instanceof Readable)) {
            return sendProblem(reply, fault('input/invalid', 'Not a stream of bytes'));
          }
          const listed = await listedFile(context, params.sha512);
          const added = listed.ok
            ? await files.append(listed.value.file, query.from, body)
            : listed;
          const broken =
            added.ok && listed.ok && added.value.isWhole
              ? await brokenPack(files, listed.value)
              : null;
          // Read to its end: a sender that is cut off would never hear why.
          body.resume();
          if (!listed.ok) return sendProblem(reply, listed.fault);
          if (!added.ok) return sendProblem(reply, added.fault);
          if (broken !== null) return sendProblem(reply, broken);
          if (added.value.isWhole) {
            const name = listed.value.file.name.slice(0, 80);
            await context.database.write(async (db) => {
              const { session } = admin.value;
              await noteUpdate(context, db, session, 'file-kept', name);
              await addAudit(db, {
                lineId: context.newId(),
                at: timestamp(context.clock),
                ...actorOf(session),
                area: 'release',
                kind: 'update.file-kept',
                subject: name,
                details: {},
              });
            });
          }
          return reply.header('cache-control', 'no-store').send(added.value);
        },
      },
    );
    done();
  });

  app.get<{ Params: z.infer<typeof paramsSchema> }>(updateFilePath, {
    schema: {
      summary: 'The file of a release, or the part of it that the header Range asks for.',
      produces: ['application/octet-stream'],
      params: paramsSchema,
      tags: ['update'],
      security: [{ kiosk: [] }],
    },
    handler: async (request, reply) => {
      const caller = await callerOf(context, request);
      const kiosk = caller.ok ? admitKiosk(caller.value, 'update.file') : caller;
      if (!kiosk.ok) return sendProblem(reply, kiosk.fault);
      const listed = await listedFile(context, request.params.sha512);
      if (!listed.ok) return sendProblem(reply, listed.fault);
      const { file } = listed.value;
      const { size } = file;
      const range = byteRange(headerText(request.headers.range), size);
      if (range === null) {
        const beyond = fault('input/invalid', `The file has ${size} bytes`);
        return sendProblem(reply.header('content-range', `bytes */${size}`), beyond, 416);
      }
      const content = await files.read(file, range.from, range.to);
      if (content === null) return sendProblem(reply, unknownFile());
      const isPart = range.from > 0 || range.to < size - 1;
      return reply
        .code(isPart ? 206 : 200)
        .type('application/octet-stream')
        .header('accept-ranges', 'bytes')
        .header('content-length', range.to - range.from + 1)
        .headers(isPart ? { 'content-range': `bytes ${range.from}-${range.to}/${size}` } : {})
        .header('cache-control', 'private, no-store')
        .send(content);
    },
  });
}

async function listedFile(
  { database }: DeskContext,
  sha512: string,
): Promise<Result<Listed, Fault>> {
  const documents = await deskDocuments(database.read);
  const listed = listedIn(documents?.targets?.document).find(({ file }) => file.sha512 === sha512);
  return listed === undefined ? err(unknownFile()) : ok(listed);
}

/** Why a whole reader pack is refused although it is what was signed, and thrown away; null for all that is well. */
async function brokenPack(files: ReleaseFiles, { version, file }: Listed): Promise<Fault | null> {
  const number = packNumberOf(version);
  if (number === null) return null;
  const pack = parseReaderPack(await files.text(file));
  if (pack.ok && pack.value.number === number) return null;
  await files.remove(file);
  return pack.ok
    ? fault('pack/broken', `Pack ${number} calls itself ${pack.value.number}`)
    : pack.fault;
}

function unknownFile(): Fault {
  return fault('update/unknown', 'There is no such file of a release');
}
