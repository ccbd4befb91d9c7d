import { createContext, useContext } from 'react';

const AskForCounterContext = createContext<() => void>(() => {
  throw new Error('Only within the frame of the console');
});

export const AskForCounterProvider = AskForCounterContext.Provider;

/** Leads to the choice of a counter: nobody can be called to nowhere. */
export function useAskForCounter(): () => void {
  return useContext(AskForCounterContext);
}
