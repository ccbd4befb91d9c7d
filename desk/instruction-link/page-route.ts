import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { faultTraits } from '../../shared/base/fault.ts';
import { linkTokenSchema } from '../../shared/domain/instruction-link.ts';
import type { DeskContext } from '../desk-context.ts';
import { builtText } from '../http/built-text.ts';
import { notBuilt } from '../http/pages.ts';
import { livingLink } from './link-page.ts';

/**
 * The page of instructions, and the worker that keeps it for when there is no network. The worker lies
 * in `/i/`, so that it answers for these pages and for nothing else of the desk.
 */
export function registerInstructionPage(app: FastifyInstance, context: DeskContext): void {
  const folder = join(context.settings.rendererFolder, 'instruction');
  const hidden = { schema: { hide: true } };

  app.get('/i/worker.js', hidden, async (_request, reply) => {
    const script = await builtText(join(folder, 'worker.js'));
    // A browser looks for another worker at each visit; a kept copy would hide it.
    void reply.header('cache-control', 'no-cache');
    return script === null
      ? reply.code(503).type('text/plain; charset=utf-8').send(notBuilt)
      : reply.type('text/javascript; charset=utf-8').send(script);
  });
  app.get<{ Params: { token: string } }>('/i/:token', hidden, async (request, reply) => {
    void reply.header('x-robots-tag', 'noindex, nofollow').header('cache-control', 'no-cache');
    const html = await builtText(join(folder, 'index.html'));
    return html === null
      ? reply.code(503).type('text/plain; charset=utf-8').send(notBuilt)
      : sendPage(reply, await statusOf(context, request.params.token), html);
  });
}

/** The same page also tells that it is over, or never was; the status says it to whoever does not read. */
async function statusOf(context: DeskContext, text: string): Promise<number> {
  const token = linkTokenSchema.safeParse(text);
  if (!token.success) return faultTraits['instruction/link-unknown'].status;
  const link = await livingLink(context, token.data);
  return link.ok ? 200 : faultTraits[link.fault.code].status;
}

function sendPage(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(html);
}
