import { useEffect, useState } from 'react';
import type * as screensOfVisit from './visit-screen.tsx';

type VisitScreens = typeof screensOfVisit;

let brought: VisitScreens | null = null;

/**
 * The screens of a visit, brought when the first one is drawn, so that this need not wait for them; null until
 * then. When their file cannot be read, that is thrown: the page is loaded anew.
 */
export function useVisitScreens(): VisitScreens | null {
  const [known, become] = useState(brought);
  useEffect(() => {
    if (brought !== null) return;
    import('./visit-screen.tsx').then(
      (screens) => {
        brought = screens;
        become(screens);
      },
      (cause: unknown) => {
        become(() => {
          throw new Error('The screens of a visit cannot be loaded', { cause });
        });
      },
    );
  }, []);
  return known;
}
