/** Where React Query keeps what was read of the registers. */
export const licencesKey = ['licences'] as const;
export const rightsKey = ['rights'] as const;
