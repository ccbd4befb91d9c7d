import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Closure } from '../../../shared/domain/service-level/closure.ts';
import type { DeskInput } from '../../desk-link/desk-client.ts';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { closedAppointmentsKey } from './closed-appointments.tsx';

const closuresKey = ['closures'];

/** What can be done with a closure that was entered. */
export type ClosureAct = 'end' | 'withdraw';

/** The latest closures by the clock of the desk. */
export function useClosures() {
  const { desk } = useParts();
  return useQuery({
    queryKey: closuresKey,
    queryFn: () => valueOf(desk.call('closure.list', {})),
    refetchInterval: 30_000,
  });
}

/** Enters closures, ends and withdraws them; `onAnswered` hears that the desk did it, or why not. */
export function useClosureActs(onAnswered: () => void) {
  const { t } = useTranslation('service-level');
  const { desk, notice } = useParts();
  const client = useQueryClient();
  const done = (words: string) => () => {
    notice.set({ tone: 'good', words });
    return Promise.all([
      client.invalidateQueries({ queryKey: closuresKey }),
      client.invalidateQueries({ queryKey: closedAppointmentsKey }),
    ]);
  };
  const onError = (error: unknown) => {
    const fault = faultOf(error);
    if (fault === null) throw error;
    notice.set({ tone: 'trouble', words: faultWords(t, fault) });
    void client.invalidateQueries({ queryKey: closuresKey });
  };
  const entering = useMutation({
    mutationFn: (body: DeskInput<'closure.enter'>['body']) =>
      valueOf(desk.call('closure.enter', { body })),
    onSuccess: done(t('closure.done.entered')),
    onError,
    onSettled: onAnswered,
  });
  const ending = useMutation({
    mutationFn: ({ closureId }: Closure) =>
      valueOf(desk.call('closure.end', { params: { closureId } })),
    onSuccess: done(t('closure.done.ended')),
    onError,
    onSettled: onAnswered,
  });
  const withdrawing = useMutation({
    mutationFn: ({ closureId }: Closure) =>
      valueOf(desk.call('closure.withdraw', { params: { closureId } })),
    onSuccess: done(t('closure.done.withdrawn')),
    onError,
    onSettled: onAnswered,
  });
  return {
    enter: (body: DeskInput<'closure.enter'>['body'], onEntered: () => void) =>
      entering.mutate(body, { onSuccess: onEntered }),
    act: (act: ClosureAct, closure: Closure) =>
      (act === 'end' ? ending : withdrawing).mutate(closure),
    busy: entering.isPending || ending.isPending || withdrawing.isPending,
  };
}
