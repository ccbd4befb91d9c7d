import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import { useReducer } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../shared/base/fault.ts';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import { useParts } from '../app/console-parts.ts';
import { faultWords } from '../app/fault-words.ts';
import { sendMerged } from '../card/merge-change.ts';
import { sendAction } from '../card/ticket-action.ts';
import { ticketKey } from '../card/use-ticket.ts';
import { withTicket } from '../queue/queue-model.ts';
import { useSession } from '../session/session.ts';
import {
  newestEvent,
  parseProgress,
  progressText,
  stepsLeft,
  withWhatArrived,
  type AllProgress,
  type MacroProgress,
} from './macro-progress.ts';
import { runMacro, type MacroStep } from './run-macro.ts';

/** A macro that is to be run, or to be gone on with. */
interface Run {
  readonly textId: string;
  readonly steps: readonly MacroStep[];
}

/** How a run ended; `fault` is why it stopped before the end. */
interface RunEnd {
  readonly ticket: Ticket;
  readonly progress: MacroProgress;
  readonly fault: Fault | null;
}

/**
 * Runs the steps of a macro and keeps how far they came with the drafts of the ticket: what was done stays
 * done, and the next run goes on after it. A step that somebody else's change of another part stands in the
 * way of is sent again by itself. A form may be put away while its macro runs, and another opened: what both
 * know is kept outside them.
 */
export function useRunMacro(ticket: Ticket, onClose: () => void) {
  const { t } = useTranslation('texts');
  const { desk, queue, notice, drafts } = useParts();
  const { name } = useSession();
  const client = useQueryClient();
  const { ticketId } = ticket.item;
  const mutationKey = [...ticketKey(ticketId), 'macro'];
  const busy = useIsMutating({ mutationKey }) > 0;
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const all = () => parseProgress(drafts.get(ticketId, 'macro') ?? '');
  const keep = (progress: AllProgress) => drafts.set(ticketId, 'macro', progressText(progress));
  const read = () => desk.call('ticket.get', { params: { ticketId } });
  const forget = (textId: string) => {
    const { [textId]: _done, ...others } = all();
    keep(others);
    redraw();
  };
  const run = useMutation({
    mutationKey,
    scope: { id: ticketId },
    mutationFn: async ({ textId, steps }: Run): Promise<RunEnd> => {
      const seen = client.getQueryData<Ticket>(ticketKey(ticketId)) ?? ticket;
      const begun = all()[textId] ?? null;
      const start = begun === null ? { ok: true as const, value: seen } : await read();
      if (!start.ok) {
        const progress = begun ?? { done: [], lastSeen: newestEvent(seen.history) };
        return { ticket: seen, progress, fault: start.fault };
      }
      const before =
        begun === null
          ? { done: [], lastSeen: newestEvent(seen.history) }
          : withWhatArrived(begun, steps, start.value.history, name);
      const left = stepsLeft(steps, before);
      const end = await runMacro(start.value, left, async (now, step) => {
        const sent = await sendMerged(now, step.type, (on) => sendAction(desk, on, step), read);
        return sent.reply;
      });
      const done = [...before.done, ...left.slice(0, end.done).map(({ type }) => type)];
      const lastSeen = newestEvent(end.ticket.history);
      return { ticket: end.ticket, progress: { done, lastSeen }, fault: end.fault };
    },
    onSuccess: ({ ticket: changed, progress, fault }, { textId, steps }) => {
      client.setQueryData(ticketKey(ticketId), changed);
      queue.set(withTicket(queue.get(), changed));
      const count = progress.done.length;
      if (fault === null) {
        forget(textId);
        notice.set({ tone: 'good', words: t('texts:macro.done', { count }) });
        onClose();
        return;
      }
      keep({ ...all(), [textId]: progress });
      void client.invalidateQueries({ queryKey: ticketKey(ticketId) });
      const [next] = stepsLeft(steps, progress);
      const step = next === undefined ? '' : t(`texts:step.${next.type}`);
      notice.set({
        tone: 'trouble',
        words:
          // The step may have arrived: only its answer is known to be missing.
          fault.code === 'desk/unreachable'
            ? t('texts:macro.no-answer', { count, step })
            : t('texts:macro.refused', { count, step, fault: faultWords(t, fault) }),
      });
    },
  });
  return {
    busy,
    /** The macros that stopped half-way on this ticket. */
    stopped: Object.keys(all()),
    /** How far this macro came, with what arrived meanwhile; null when it was not begun. */
    progressOf: ({ textId, steps }: Run): MacroProgress | null => {
      const progress = all()[textId];
      return progress === undefined ? null : withWhatArrived(progress, steps, ticket.history, name);
    },
    start: (wanted: Run) => {
      // Asked at once: what is drawn may be a moment behind.
      if (client.isMutating({ mutationKey }) === 0) run.mutate(wanted);
    },
    forget,
  };
}
