import { useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';

export const fleetKey = ['fleet'] as const;
/** Kiosks tell how they are each half minute. */
const lookAgainMs = 10_000;

/** All kiosks, looked at again and again. */
export function useFleet() {
  const { desk } = useParts();
  return useQuery({
    queryKey: fleetKey,
    queryFn: () => valueOf(desk.call('fleet.list', {})),
    refetchInterval: lookAgainMs,
  });
}

/** One kiosk, as its page shows it. */
export function useKiosk(kioskId: string) {
  const { desk } = useParts();
  return useQuery({
    queryKey: [...fleetKey, kioskId],
    queryFn: () => valueOf(desk.call('fleet.get', { params: { kioskId } })),
    refetchInterval: lookAgainMs,
  });
}
