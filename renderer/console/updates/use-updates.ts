import { useQuery } from '@tanstack/react-query';
import type { updateRoutes } from '../../../shared/contract/update-routes.ts';
import type { RouteReply } from '../../../shared/contract/route.ts';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';

export type UpdatesSeen = RouteReply<(typeof updateRoutes)['update.overview']>;

export const updatesKey = ['updates'] as const;
const lookAgainMs = 5_000;

/** Releases, rollouts and kiosks, looked at again and again. */
export function useUpdates() {
  const { desk } = useParts();
  return useQuery({
    queryKey: updatesKey,
    queryFn: () => valueOf(desk.call('update.overview', {})),
    refetchInterval: lookAgainMs,
  });
}
