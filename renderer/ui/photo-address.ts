import { createContext } from 'react';

/** Where a photo of a step can be had, by its hash; null where it cannot be. Each page has its own. */
export const PhotoAddress = createContext<(hash: string) => string | null>(() => null);
