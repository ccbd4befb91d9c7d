import { QueryClient } from '@tanstack/react-query';

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
      },
      mutations: { networkMode: 'always' },
    },
  });
}
