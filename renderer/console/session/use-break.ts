import { useTranslation } from 'react-i18next';
import { useParts } from '../app/console-parts.ts';
import { faultOf, valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { useSessionChange } from './session.ts';

/** Begins a break and comes back from it; says why when the desk did not take it. */
export function useBreak() {
  const { t } = useTranslation('console');
  const { desk, notice } = useParts();
  const change = useSessionChange((minutes: number | null) =>
    valueOf(
      minutes === null
        ? desk.call('session.end-break', {})
        : desk.call('session.begin-break', { body: { minutes } }),
    ),
  );
  const send = (minutes: number | null) =>
    change.mutate(minutes, {
      onError: (error) => {
        const fault = faultOf(error);
        if (fault === null) throw error;
        notice.set({ tone: 'trouble', words: faultWords(t, fault) });
      },
    });
  return {
    begin: (minutes: number) => send(minutes),
    end: () => send(null),
    busy: change.isPending,
  };
}
