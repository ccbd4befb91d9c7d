import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';

export const profilesKey = ['kiosk-profiles'] as const;
/** Kiosks tell what they run each half minute. */
const lookAgainMs = 10_000;

export function useProfiles() {
  const { desk } = useParts();
  return useQuery({
    queryKey: profilesKey,
    queryFn: () => valueOf(desk.call('kiosk-profile.list', {})),
    refetchInterval: lookAgainMs,
  });
}

/** One profile, as its page shows it. */
export function useProfile(profileId: string) {
  const { desk } = useParts();
  return useQuery({
    queryKey: [...profilesKey, profileId],
    queryFn: () => valueOf(desk.call('kiosk-profile.get', { params: { profileId } })),
    refetchInterval: lookAgainMs,
  });
}

/** Its versions, page by page; asked anew when another one is published, here or by somebody else. */
export function useConfigHistory(profileId: string, version: number | null) {
  const { desk } = useParts();
  return useInfiniteQuery({
    queryKey: [...profilesKey, profileId, 'versions', version],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) =>
      valueOf(
        desk.call('kiosk-profile.history', {
          params: { profileId },
          query: pageParam === null ? {} : { before: pageParam },
        }),
      ),
    // The first page has nothing before it.
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });
}
