import { createContext, use } from 'react';
import type { Tap } from './flow/happening.ts';

/** How a screen tells the flow what its visitor did. */
export const DispatchContext = createContext<(tap: Tap) => void>(() => undefined);

export function useDispatch(): (tap: Tap) => void {
  return use(DispatchContext);
}
