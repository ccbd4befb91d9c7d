import { useQuery } from '@tanstack/react-query';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { dayAfter } from './day-time.ts';

/** Colleagues book too; the list looks again this often, in milliseconds. */
const lookAgainMs = 10_000;

/** Who is expected at a site on a day, and when it is open then. */
export function useAppointments(day: Date, siteId: string) {
  const { desk } = useParts();
  return useQuery({
    queryKey: ['appointments', day.toISOString(), siteId],
    queryFn: () =>
      valueOf(
        desk.call('appointment.list', {
          query: { from: day.toISOString(), to: dayAfter(day, 1).toISOString(), siteId },
        }),
      ),
    refetchInterval: lookAgainMs,
  });
}
