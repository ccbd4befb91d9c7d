import { useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';

export const backupsKey = ['backups'];
/** While a backup is being made, its end is asked for so often, in milliseconds. */
const askMs = 1_000;

/** How the backups stand; follows one that is being made. */
export function useBackups() {
  const { desk } = useParts();
  return useQuery({
    queryKey: backupsKey,
    queryFn: () => valueOf(desk.call('backup.standing', {})),
    refetchInterval: ({ state }) => (state.data?.runningSince == null ? false : askMs),
  });
}
