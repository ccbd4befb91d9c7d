import { QueryClient } from '@tanstack/react-query';
import { faultOf, isPassing } from './desk-query.ts';

const askAgainMs = 5000;

/**
 * What could not be read is asked for again until the desk, or its database, is there. The stream of events
 * can outlive the database, so nothing else would tell that it is back.
 */
export function askAgain({ state }: { readonly state: { readonly error: unknown } }) {
  const fault = faultOf(state.error);
  return fault !== null && isPassing(fault) ? askAgainMs : false;
}

/**
 * What the console asks of the desk and does there. React Query would keep all of it for later while the
 * browser says that it is offline: a key pressed then would call a visitor minutes later. So it is always
 * sent, and fails at once with the fault of a desk that is away.
 */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        // React Query leaves this out for queries that are always sent.
        refetchOnReconnect: true,
        refetchOnWindowFocus: false,
        refetchInterval: askAgain,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
