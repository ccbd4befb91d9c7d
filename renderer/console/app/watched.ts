/**
 * For what colleagues and kiosks change while somebody looks, and of which the queue's stream does not tell:
 * spread into a query, it is asked anew every ten seconds while its window is in sight.
 */
export const watched = { refetchInterval: 10_000 } as const;
