import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { withTicket } from '../queue/queue-model.ts';
import { ticketKey } from './use-ticket.ts';

/**
 * A change of a ticket that answers its card. Card and queue show it at once; what was fetched beside
 * the card is fetched again. A fault is said and nothing typed is lost.
 */
export function useCardChange<Input = void>(
  run: (input: Input) => Promise<Result<Ticket, Fault>>,
  onDone: (changed: Ticket) => void,
) {
  const { t } = useTranslation('console');
  const { queue, notice } = useParts();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => valueOf(run(input)),
    onSuccess: (changed) => {
      const key = ticketKey(changed.item.ticketId);
      void client.invalidateQueries({
        queryKey: key,
        predicate: (query) => query.queryKey.length > key.length,
      });
      client.setQueryData(key, changed);
      queue.set(withTicket(queue.get(), changed));
      onDone(changed);
    },
    onError: (error) => {
      const fault = faultOf(error);
      if (fault === null) throw error;
      notice.set({ tone: 'trouble', words: faultWords(t, fault) });
    },
  });
}
