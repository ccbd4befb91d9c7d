import type { DeskContract } from '../../../shared/contract/desk-contract.ts';
import { listRoutes } from '../../../shared/contract/list-routes.ts';
import { noticeRoutes } from '../../../shared/contract/notice-routes.ts';
import { queueRoutes } from '../../../shared/contract/queue-routes.ts';
import { sessionRoutes } from '../../../shared/contract/session-routes.ts';

/** What the console asks before somebody does anything: these routes come with it. */
export const firstRoutes: Partial<DeskContract> = {
  ...sessionRoutes,
  ...queueRoutes,
  ...listRoutes,
  ...noticeRoutes,
};

/** All routes. They come with the first page that is not the queue, or when nothing else is to do. */
export async function allRoutes(): Promise<DeskContract> {
  return (await import('../../../shared/contract/desk-contract.ts')).deskContract;
}
