/** Under which the list of accounts is kept by React Query. */
export const accountsKey = ['accounts'];
