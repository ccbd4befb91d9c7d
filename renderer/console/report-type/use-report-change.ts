import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import type { DeskClient } from '../../desk-link/desk-client.ts';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { ticketKey } from '../card/use-ticket.ts';
import { withTicket } from '../queue/queue-model.ts';

/** Sends a change on the ticket as it is shown; a card that is null is one that may not be seen any more. */
export type SendReportChange = (
  desk: DeskClient,
  seen: Ticket,
) => Promise<Result<{ readonly ticket: Ticket | null }, Fault>>;

/**
 * Sends a change of type or facts and closes its form. What was typed stays when a colleague was
 * first: the card shows what he did, and the next try is on that.
 */
export function useReportChange(
  ticket: Ticket,
  form: { readonly name: 'retype' | 'facts'; readonly onClose: () => void },
): { readonly send: (change: SendReportChange) => void; readonly busy: boolean } {
  const { t } = useTranslation('console');
  const { desk, queue, drafts, notice } = useParts();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { ticketId, visitCode } = ticket.item;
  const mutation = useMutation({
    scope: { id: ticketId },
    mutationFn: (change: SendReportChange) =>
      valueOf(change(desk, client.getQueryData<Ticket>(ticketKey(ticketId)) ?? ticket)),
    onSuccess: ({ ticket: changed }) => {
      drafts.clear(ticketId, form.name);
      notice.set({ tone: 'good', words: t(`details:done.${form.name}`, { code: visitCode }) });
      form.onClose();
      if (changed === null) {
        client.removeQueries({ queryKey: ticketKey(ticketId) });
        void navigate({ to: '/', search: true });
        return;
      }
      client.setQueryData(ticketKey(ticketId), changed);
      queue.set(withTicket(queue.get(), changed));
    },
    onError: (error) => {
      const fault = faultOf(error);
      if (fault === null) throw error;
      notice.set({ tone: 'trouble', words: faultWords(t, fault) });
      void client.invalidateQueries({ queryKey: ticketKey(ticketId) });
    },
  });
  return { send: (change) => mutation.mutate(change), busy: mutation.isPending };
}
