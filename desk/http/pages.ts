import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { fault } from '../../shared/base/fault.ts';
import { builtText } from './built-text.ts';
import { namedPage } from './page-version.ts';
import { sendProblem } from './problem.ts';

const buildCommand = 'npm run build';

/** Console, board, status page and the visitor's screen, as the renderer build left them. */
export async function registerPages(app: FastifyInstance, rendererFolder: string): Promise<void> {
  // The build leaves `.br` and `.gz` beside what is worth it.
  await app.register(fastifyStatic, { root: rendererFolder, serve: false, preCompressed: true });
  const hidden = { schema: { hide: true } };

  const page = (name: string) => async (_request: unknown, reply: FastifyReply) => {
    const html = await builtText(join(rendererFolder, name, 'index.html'));
    reply.header('cache-control', 'no-cache');
    return html === null
      ? reply.code(503).type('text/plain; charset=utf-8').send(notBuilt)
      : reply.type('text/html; charset=utf-8').send(namedPage(html));
  };

  app.get('/', hidden, (_request, reply) => reply.redirect('/console'));
  app.get('/console', hidden, page('console'));
  app.get('/console/*', hidden, page('console'));
  app.get('/board', hidden, page('board'));
  // Knows nothing by itself: what it shows comes from a console in the same browser (ADR 25).
  app.get('/counter-screen', hidden, page('counter-screen'));
  app.get('/s/:token', hidden, (request, reply) => {
    // A visitor's own page: no search engine, no trace of its address elsewhere.
    reply.header('x-robots-tag', 'noindex, nofollow');
    return page('status')(request, reply);
  });
  app.get('/t/:token', hidden, (request, reply) => {
    // A tester's own page: as that of a visitor.
    reply.header('x-robots-tag', 'noindex, nofollow');
    return page('tester')(request, reply);
  });
  app.get('/r/:token', hidden, (request, reply) => {
    // The receipt of whoever has its address: as a visitor's own page.
    reply.header('x-robots-tag', 'noindex, nofollow');
    return page('receipt')(request, reply);
  });
  app.get<{ Params: { '*': string } }>('/assets/*', hidden, async (request, reply) => {
    const name = request.params['*'];
    // File names carry a hash of their content, so they never change.
    if (!/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/u.test(name)) {
      return sendProblem(reply, fault('input/unknown-route', 'There is no such file'));
    }
    return reply.sendFile(`assets/${name}`, { maxAge: '365d', immutable: true });
  });
}

/** What is said in place of a page that was not built. */
export const notBuilt = `The pages of this desk are not built yet. Run: ${buildCommand}\n`;
