import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../shared/contract/desk-contract.ts';
import { useParts } from '../app/console-parts.ts';
import { valueOf } from '../app/desk-query.ts';
import { faultWords } from '../app/fault-words.ts';
import { emptyQueue } from '../queue/queue-model.ts';
import { endSession } from './end-session.ts';
import { leaveTab, takeTab } from './whose-tab.ts';

export const sessionKey = ['session'] as const;

const SessionContext = createContext<Session | null>(null);

export const SessionProvider = SessionContext.Provider;

/** Who is signed in; only inside the shell. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('Drawn without a session');
  return session;
}

/** False when this page held somebody else's work: it is on its way out, to begin anew. */
function mayGoOn({ accountId }: Session): boolean {
  const isOther = takeTab(window.sessionStorage, accountId);
  if (isOther) window.location.reload();
  return !isOther;
}

export function useSessionQuery() {
  const { desk } = useParts();
  return useQuery({
    queryKey: sessionKey,
    queryFn: async () => {
      const session = await valueOf(desk.call('session.get', {}));
      return mayGoOn(session) ? session : new Promise<never>(() => undefined);
    },
    retry: false,
    staleTime: Infinity,
    // The page that says so asks again itself, and stays on screen meanwhile.
    refetchInterval: false,
  });
}

/** Asks who is signed in, and leaves what is on screen as it is until somebody is. */
export function useLookForSession() {
  const { desk } = useParts();
  const client = useQueryClient();
  return useCallback(async () => {
    const answer = await desk.call('session.get', {});
    if (answer.ok && mayGoOn(answer.value)) client.setQueryData(sessionKey, answer.value);
    return answer;
  }, [desk, client]);
}

/** A call that answers the session as it is now. */
export function useSessionChange<Input>(run: (input: Input) => Promise<Session>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: (session) => {
      if (mayGoOn(session)) client.setQueryData(sessionKey, session);
    },
  });
}

/** Signs out and forgets everything that this page holds about people; stays while the session does. */
export function useSignOut() {
  const { t } = useTranslation('console');
  const { desk, queue, notice } = useParts();
  const client = useQueryClient();
  return async () => {
    const fault = await endSession(desk);
    if (fault !== null) {
      notice.set({ tone: 'trouble', words: t('menu.still-in', { why: faultWords(t, fault) }) });
      return;
    }
    // What this tab keeps through a reload: a visitor who is checked in, a handover.
    leaveTab(window.sessionStorage);
    queue.set(emptyQueue);
    client.clear();
    window.location.assign('/console');
  };
}

/** Who calls nobody may work without a counter. */
export function mayWorkWithout(role: Session['role']): boolean {
  return role === 'lead' || role === 'admin';
}
