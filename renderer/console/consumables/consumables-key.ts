/** Where React Query keeps what is used up. */
export const consumablesKey = ['consumables'] as const;
