import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket, TicketEvent } from '../../../shared/domain/ticket.ts';
import { useParts } from '../app/console-parts.ts';
import { FaultError, faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { withTicket } from '../queue/queue-model.ts';
import { sessionKey } from '../session/session.ts';
import { sendMerged } from './merge-change.ts';
import { sendAction, type TicketAction } from './ticket-action.ts';
import { ticketKey } from './use-ticket.ts';

export interface TicketActions {
  readonly send: (action: TicketAction) => void;
  readonly busy: boolean;
  /** Whether this is on its way. Another action that is does not stand in its way: they take turns. */
  readonly isSending: (type: TicketAction['type']) => boolean;
  /** Whether something was sent whose outcome is not on this card yet; true at once, before it is drawn. */
  readonly waits: () => boolean;
  /** What colleagues did between the card that was seen and the change that was refused. */
  readonly conflict: readonly TicketEvent[] | null;
  readonly dismissConflict: () => void;
}

/**
 * Sends what a technician does. On success card and queue show it at once and the draft is gone. When
 * somebody changed something else meanwhile, it is sent again by itself; when it is about the same, the
 * card reads itself again and says what happened; what was typed stays. Keys
 * may come faster than replies: actions on one ticket go one after the other, each on the card as the
 * one before left it.
 */
export function useTicketAction(
  ticket: Ticket,
  onDone: (action: TicketAction) => void,
): TicketActions {
  const { t } = useTranslation('console');
  const { desk, queue, drafts, notice } = useParts();
  const client = useQueryClient();
  const [conflict, setConflict] = useState<readonly TicketEvent[] | null>(null);
  const { ticketId } = ticket.item;

  const seen = useRef(ticket);
  const underway = useRef(new Set<TicketAction['type']>());
  const answered = useRef(0);

  async function showWhatHappened(): Promise<void> {
    const known = new Set(seen.current.history.map((event) => event.eventId));
    const reply = await desk.call('ticket.get', { params: { ticketId } });
    if (!reply.ok) {
      notice.set({ tone: 'trouble', words: faultWords(t, reply.fault) });
      return;
    }
    client.setQueryData(ticketKey(ticketId), reply.value);
    queue.set(withTicket(queue.get(), reply.value));
    setConflict(reply.value.history.filter((event) => !known.has(event.eventId)));
  }

  const mutation = useMutation({
    scope: { id: ticketId },
    mutationFn: async (action: TicketAction) => {
      seen.current = client.getQueryData<Ticket>(ticketKey(ticketId)) ?? ticket;
      const { reply, merged } = await sendMerged(
        seen.current,
        action.type,
        (on) => sendAction(desk, on, action),
        () => desk.call('ticket.get', { params: { ticketId } }),
      );
      return { changed: await valueOf(Promise.resolve(reply)), merged };
    },
    onSettled: (_changed, _error, action) => void underway.current.delete(action.type),
    onSuccess: ({ changed, merged }, action) => {
      answered.current = changed.item.version;
      client.setQueryData(ticketKey(ticketId), changed);
      queue.set(withTicket(queue.get(), changed));
      drafts.clear(ticketId, action.type);
      // The desk takes who calls for back from his break.
      if (action.type === 'call') void client.invalidateQueries({ queryKey: sessionKey });
      setConflict(null);
      const done = t(`done.${action.type}`, { code: changed.item.visitCode });
      notice.set({ tone: 'good', words: merged ? t('conflict.merged', { done }) : done });
      onDone(action);
    },
    onError: (error) => {
      const fault = faultOf(error);
      if (fault === null) throw error;
      if (fault.code === 'ticket/changed-meanwhile' || fault.code === 'ticket/illegal-move') {
        void showWhatHappened();
        return;
      }
      notice.set({ tone: 'trouble', words: faultWords(t, fault) });
    },
    retry: (count, error) =>
      error instanceof FaultError && error.fault.code === 'desk/stopping' && count < 1,
  });

  return {
    send: (action) => {
      if (underway.current.has(action.type)) return;
      underway.current.add(action.type);
      mutation.mutate(action);
    },
    busy: mutation.isPending,
    isSending: (type) => underway.current.has(type),
    // The card is drawn anew later than the answer is there.
    waits: () => underway.current.size > 0 || ticket.item.version < answered.current,
    conflict,
    dismissConflict: () => setConflict(null),
  };
}
