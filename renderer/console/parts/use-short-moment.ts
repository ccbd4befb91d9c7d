import { useSyncExternalStore } from 'react';
import { formatShortMoment } from '../../i18n/format.ts';
import { useParts, useStore } from '../app/console-parts.ts';

/** Says a moment by its time, and by its day too when that is not today. Drawn anew at midnight, not at each tick. */
export function useShortMoment(): (at: string) => string {
  const { now, settings } = useParts();
  const { locale } = useStore(settings);
  const today = useSyncExternalStore(now.subscribe, () => new Date(now.get()).setHours(0, 0, 0, 0));
  return (at) => formatShortMoment(new Date(at), new Date(today), locale);
}
