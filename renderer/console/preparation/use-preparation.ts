import { useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { assetKey } from '../asset/asset-keys.ts';

/** Where React Query keeps what is being prepared, and what each type needs. */
export const preparationsKey = ['preparations'] as const;

/** How often the desk is asked whether a reading came in, while somebody waits for one. */
const lookAgainMs = 10_000;

function preparationKey(assetId: string) {
  return [...assetKey(assetId), 'preparation'] as const;
}

/** The last preparation of an asset; while it goes on a reading shows by itself. */
export function usePreparation(assetId: string) {
  const { desk } = useParts();
  return useQuery({
    queryKey: preparationKey(assetId),
    queryFn: () => valueOf(desk.call('preparation.of-asset', { params: { assetId } })),
    refetchInterval: ({ state }) => (state.data?.preparation?.ended === null ? lookAgainMs : false),
    select: ({ preparation }) => preparation,
  });
}
