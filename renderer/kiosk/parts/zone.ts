import { createContext, useContext } from 'react';

/** In which the desk of this kiosk keeps its hours; none until the desk told it. */
export const ZoneContext = createContext<string | undefined>(undefined);

/** The zone in which times are told to visitors. */
export function useZone(): string | undefined {
  return useContext(ZoneContext);
}
