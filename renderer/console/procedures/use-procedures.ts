import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TicketProcedures } from '../../../shared/contract/procedure-routes.ts';
import type { ProcedureRun, StepEnd } from '../../../shared/domain/procedure.ts';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { ticketKey } from '../card/use-ticket.ts';

function proceduresKey(ticketId: string) {
  return [...ticketKey(ticketId), 'procedures'] as const;
}

/** What fits a ticket and what was followed for it. */
export function useTicketProcedures(ticketId: string) {
  const { desk } = useParts();
  return useQuery({
    queryKey: proceduresKey(ticketId),
    queryFn: () => valueOf(desk.call('ticket.procedures', { params: { ticketId } })),
  });
}

type Change =
  | { readonly type: 'start'; readonly procedureId: string }
  | {
      readonly type: 'end';
      readonly runId: string;
      readonly stepId: string;
      readonly end: StepEnd;
    }
  | { readonly type: 'stop'; readonly runId: string; readonly reason: string };

/** Begins, goes on with and stops procedures; a colleague who was faster is told in a notice. */
export function useFollow(ticketId: string, onFollowed: (run: ProcedureRun) => void) {
  const { t } = useTranslation('console');
  const { desk, notice } = useParts();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Change): Promise<ProcedureRun> => {
      const params = { ticketId };
      switch (change.type) {
        case 'start':
          return valueOf(
            desk.call('ticket.start-procedure', {
              params,
              body: { procedureId: change.procedureId },
            }),
          );
        case 'end':
          return valueOf(
            desk.call('ticket.end-step', {
              params: { ...params, runId: change.runId },
              body: { stepId: change.stepId, end: change.end, minutes: null },
            }),
          );
        case 'stop':
          return valueOf(
            desk.call('ticket.stop-procedure', {
              params: { ...params, runId: change.runId },
              body: { reason: change.reason },
            }),
          );
      }
    },
    onSuccess: (run) => {
      client.setQueryData<TicketProcedures>(
        proceduresKey(ticketId),
        (known) => known && { ...known, runs: withRun(known.runs, run) },
      );
      onFollowed(run);
    },
    onError: (error) => {
      const fault = faultOf(error);
      if (fault === null) throw error;
      notice.set({ tone: 'trouble', words: faultWords(t, fault) });
      void client.invalidateQueries({ queryKey: proceduresKey(ticketId) });
    },
  });
}

function withRun(runs: readonly ProcedureRun[], run: ProcedureRun): ProcedureRun[] {
  return [run, ...runs.filter(({ runId }) => runId !== run.runId)];
}
