import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Answers with CSV to save, written as it is read and kept by nobody on the way. */
export function sendCsv(
  reply: FastifyReply,
  fileName: string,
  lines: AsyncIterable<string>,
): FastifyReply {
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .send(Readable.from(lines));
}
