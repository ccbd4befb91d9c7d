import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { ticketKey } from '../card/use-ticket.ts';
import { withTicket } from '../queue/queue-model.ts';
import { queuesToServe, type QueueSearch } from '../queue/queue-view.ts';
import { sessionKey, useSession } from '../session/session.ts';

/** Calls the first waiting visitor and opens the card. Two who press at once get two visitors. */
export function useCallNext(search: QueueSearch) {
  const { t } = useTranslation('console');
  const { desk, queue, notice } = useParts();
  const { breakUntil } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => valueOf(desk.call('queue.next', { body: { queues: queuesToServe(search) } })),
    onSuccess: (ticket) => {
      client.setQueryData(ticketKey(ticket.item.ticketId), ticket);
      queue.set(withTicket(queue.get(), ticket));
      // The desk takes who calls for back from his break.
      if (breakUntil !== null) void client.invalidateQueries({ queryKey: sessionKey });
      notice.set({ tone: 'good', words: t('next.called', { code: ticket.item.visitCode }) });
      void navigate({
        to: '/tickets/$ticketId',
        params: { ticketId: ticket.item.ticketId },
        search: true,
      });
    },
    onError: (error) => {
      const fault = faultOf(error);
      if (fault === null) throw error;
      notice.set({ tone: 'trouble', words: faultWords(t, fault) });
    },
  });
}
