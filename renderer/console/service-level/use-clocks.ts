import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TicketClocks } from '../../../shared/contract/service-level-routes.ts';
import type { DeskInput } from '../../desk-link/desk-client.ts';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { ticketKey } from '../card/use-ticket.ts';

/** Time left is told in minutes, so it is asked for twice a minute. */
export const lookEveryMs = 30_000;

/** Under the ticket's own key, so that whatever happens to the ticket also makes these stale. */
function clocksKey(ticketId: string): readonly unknown[] {
  return [...ticketKey(ticketId), 'clocks'];
}

/** The clocks of a ticket by the clock of the desk; the browser's own may be wrong. */
export function useClocks(ticketId: string) {
  const { desk } = useParts();
  return useQuery({
    queryKey: clocksKey(ticketId),
    queryFn: () => valueOf(desk.call('ticket.clocks', { params: { ticketId } })),
    refetchInterval: lookEveryMs,
  });
}

/** Pauses the clocks of a ticket and lets them run again. */
export function usePause(ticketId: string) {
  const { t } = useTranslation('service-level');
  const { desk, notice } = useParts();
  const client = useQueryClient();
  const show = (clocks: TicketClocks) => {
    client.setQueryData(clocksKey(ticketId), clocks);
    notice.set({ tone: 'good', words: t(clocks.pause === null ? 'done.resumed' : 'done.paused') });
    return client.invalidateQueries({ queryKey: ticketKey(ticketId), exact: true });
  };
  const complain = (error: unknown) => {
    const fault = faultOf(error);
    if (fault === null) throw error;
    notice.set({ tone: 'trouble', words: faultWords(t, fault) });
    void client.invalidateQueries({ queryKey: ticketKey(ticketId) });
  };
  const pausing = useMutation({
    mutationFn: (body: DeskInput<'ticket.pause'>['body']) =>
      valueOf(desk.call('ticket.pause', { params: { ticketId }, body })),
    onSuccess: show,
    onError: complain,
  });
  const resuming = useMutation({
    mutationFn: () => valueOf(desk.call('ticket.resume', { params: { ticketId } })),
    onSuccess: show,
    onError: complain,
  });
  return {
    pause: (body: DeskInput<'ticket.pause'>['body'], onPaused: () => void) =>
      pausing.mutate(body, { onSuccess: onPaused }),
    resume: () => resuming.mutate(),
    busy: pausing.isPending || resuming.isPending,
  };
}
