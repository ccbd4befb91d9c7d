import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import type { Locale } from '../../shared/domain/locale.ts';
import { createReadAloud, type ReadAloud } from './read-aloud.ts';

/** The voice of this page. */
export const ReadAloudContext = createContext<ReadAloud>(createReadAloud(null));

/** Reading aloud on one screen: offered where a voice is there, and silent once the screen is left. */
export function useReadAloud(locale: Locale) {
  const aloud = use(ReadAloudContext);
  const offered = useSyncExternalStore(aloud.onVoices, () => aloud.speaks(locale));
  const [reading, setReading] = useState(false);
  useEffect(() => () => aloud.stop(), [aloud]);
  return {
    offered,
    reading,
    read: (texts: readonly string[]) => {
      setReading(true);
      aloud.read(texts, locale, () => setReading(false));
    },
    stop: aloud.stop,
  };
}
