import type { FastifyInstance } from 'fastify';
import { fault } from '../../shared/base/fault.ts';
import type { DeskContext } from '../desk-context.ts';
import { sendProblem } from './problem.ts';

/** `/healthz`: the process turns. `/readyz`: it can serve, so a load balancer may send work. */
export function registerHealth(
  app: FastifyInstance,
  context: DeskContext,
  isStopping: () => boolean,
): void {
  const hidden = { schema: { hide: true } };
  app.get('/healthz', hidden, () => ({ status: 'ok' }));
  app.get('/readyz', hidden, async (_request, reply) => {
    if (isStopping()) return sendProblem(reply, fault('desk/stopping', 'The desk is stopping'));
    await context.hub.newest();
    return { status: 'ready' };
  });
}
