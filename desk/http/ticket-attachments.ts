import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { uuidSchema } from '../../shared/base/identifier.ts';
import type { Result } from '../../shared/base/result.ts';
import { contentPath, uploadPath } from '../../shared/contract/attachment-paths.ts';
import {
  attachmentTypeSchema,
  isPicture,
  largestAttachment,
  mostAttachments,
} from '../../shared/domain/attachment.ts';
import { addAttachment, tooLarge, tooMany } from '../attachment/add-attachment.ts';
import { unknownAttachment } from '../attachment/attachment-handlers.ts';
import type { KeptFiles } from '../attachment/kept-files.ts';
import type { DeskContext } from '../desk-context.ts';
import { countTicketAttachments, findTicketAttachment } from '../store/ticket-attachment-store.ts';
import { seenTicket } from '../ticket/beside-ticket.ts';
import { admitStaff, callerOf, headerText } from './access.ts';
import type { StaffCaller } from './caller.ts';
import { savedAs } from './content-disposition.ts';
import { sendProblem } from './problem.ts';

const uploadParams = z.strictObject({ ticketId: uuidSchema });
const contentParams = z.strictObject({ ticketId: uuidSchema, attachmentId: uuidSchema });
const nameQuery = z.strictObject({ name: z.string().min(1).max(1000) });
const saveQuery = z.strictObject({ save: z.literal('1').optional() });

/**
 * The bytes of files on tickets. They come in as a stream, are what their first bytes prove, and go out
 * so that no browser runs anything of them: a picture is drawn, everything else is saved.
 */
export async function registerTicketAttachments(
  app: FastifyInstance,
  context: DeskContext,
  files: KeptFiles,
): Promise<void> {
  const staffOf = async (request: FastifyRequest): Promise<Result<StaffCaller, Fault>> => {
    const caller = await callerOf(context, request);
    return caller.ok ? admitStaff('staff', 'attachment', caller.value) : caller;
  };

  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser([...attachmentTypeSchema.options], (_request, payload, parsed) => {
      parsed(null, payload);
    });

    scope.post<{ Params: z.infer<typeof uploadParams>; Querystring: z.infer<typeof nameQuery> }>(
      uploadPath,
      {
        schema: {
          summary: `A file for a ticket, a picture, PDF, text, ZIP or document of Word or Excel, of at most ${largestAttachment} bytes; answers what it became.`,
          consumes: [...attachmentTypeSchema.options],
          params: uploadParams,
          querystring: nameQuery,
          tags: ['attachment'],
          security: [{ session: [] }],
        },
        // Before the body is read: who may not do this does not get to send megabytes either.
        onRequest: async (request, reply) => {
          const staff = await staffOf(request);
          if (!staff.ok) return sendProblem(reply, staff.fault);
          const refused = await mayNotSend(context, staff.value, request);
          return refused === null ? undefined : sendProblem(reply, refused);
        },
        handler: async (request, reply) => {
          const staff = await staffOf(request);
          if (!staff.ok) return sendProblem(reply, staff.fault);
          const { body, params, query } = request;
          const type = attachmentTypeSchema.safeParse(mediaTypeOf(request));
          if (!type.success || !(body instanceof Readable)) {
            return sendProblem(reply, fault('input/invalid', 'No file of a type that we take'));
          }
          const { session } = staff.value;
          const sent = { name: query.name, type: type.data, content: body };
          const added = await addAttachment(context, files, session, params.ticketId, sent);
          if (!added.ok) return sendProblem(reply, added.fault);
          return reply.header('cache-control', 'no-store').send(added.value);
        },
      },
    );
    done();
  });

  app.get<{ Params: z.infer<typeof contentParams>; Querystring: z.infer<typeof saveQuery> }>(
    contentPath,
    {
      schema: {
        summary: 'The bytes of a file on a ticket; `?save=1` saves a picture too.',
        produces: [...attachmentTypeSchema.options],
        params: contentParams,
        querystring: saveQuery,
        tags: ['attachment'],
        security: [{ session: [] }],
      },
      handler: async (request, reply) => {
        const staff = await staffOf(request);
        if (!staff.ok) return sendProblem(reply, staff.fault);
        const { ticketId, attachmentId } = request.params;
        const ticket = await seenTicket(context, staff.value.session, ticketId);
        if (!ticket.ok) return sendProblem(reply, ticket.fault);
        const found = await findTicketAttachment(context.database.read, ticketId, attachmentId);
        const file = found === null ? null : await files.read(attachmentId);
        if (found === null || file === null) return sendProblem(reply, unknownAttachment());
        const shown = isPicture(found.type) && request.query.save === undefined;
        return reply
          .type(found.type)
          .header('content-length', file.bytes)
          .header('content-disposition', shown ? 'inline' : savedAs(found.name))
          .header('content-security-policy', "default-src 'none'; sandbox")
          .header('x-content-type-options', 'nosniff')
          .header('cache-control', 'private, no-store')
          .send(file.content);
      },
    },
  );
}

/** Why this file need not be sent at all, or null. */
async function mayNotSend(
  context: DeskContext,
  { session }: StaffCaller,
  request: FastifyRequest,
): Promise<Fault | null> {
  const params = uploadParams.safeParse(request.params);
  if (!params.success) return fault('input/invalid', 'No ticket is called so');
  const { ticketId } = params.data;
  const ticket = await seenTicket(context, session, ticketId);
  if (!ticket.ok) return ticket.fault;
  if (Number(request.headers['content-length'] ?? 0) > largestAttachment) return tooLarge();
  const count = await countTicketAttachments(context.database.read, ticketId);
  return count >= mostAttachments ? tooMany() : null;
}

/** The media type without its parameters (RFC 9110, 8.3.1). */
function mediaTypeOf(request: FastifyRequest): string {
  return (headerText(request.headers['content-type']) ?? '').split(';')[0]?.trim() ?? '';
}
