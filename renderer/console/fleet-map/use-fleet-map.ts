import { useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { fleetKey } from '../fleet/use-fleet.ts';

export const fleetMapKey = [...fleetKey, 'map'] as const;
/** As often as the list. */
const lookAgainMs = 10_000;

/** All kiosks with their places, and the plans, looked at again and again. */
export function useFleetMap() {
  const { desk } = useParts();
  return useQuery({
    queryKey: fleetMapKey,
    queryFn: () => valueOf(desk.call('fleet-map.get', {})),
    refetchInterval: lookAgainMs,
  });
}
