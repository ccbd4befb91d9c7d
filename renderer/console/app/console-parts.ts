import { createContext, useContext, useSyncExternalStore } from 'react';
import type { DeskClient } from '../../desk-link/desk-client.ts';
import type { FetchFile } from '../../desk-link/file-client.ts';
import type { LinkState } from '../../desk-link/event-stream.ts';
import type { Store } from '../../desk-link/store.ts';
import type { Uploads } from '../attachments/uploads.ts';
import type { CounterScreen } from '../counter-screen/counter-screen.ts';
import type { PressedPrefix } from '../keyboard/use-shortcuts.ts';
import type { Drafts } from '../card/drafts.ts';
import type { QueueModel } from '../queue/queue-model.ts';
import type { Settings } from '../settings/settings.ts';
import type { LoadAlone } from './newer-page.ts';
import type { Notice } from './notice.tsx';

/** What main.tsx builds and the screens receive. */
export interface ConsoleParts {
  readonly desk: DeskClient;
  readonly fetchFile: FetchFile;
  readonly queue: Store<QueueModel>;
  readonly link: Store<LinkState>;
  /** The time in milliseconds, moved on by one timer for the whole page. */
  readonly now: Store<number>;
  readonly settings: Store<Settings>;
  readonly notice: Store<Notice | null>;
  readonly drafts: Drafts;
  /** Files on their way; kept apart from the card, so that they go on when another one is opened. */
  readonly uploads: Uploads;
  /** The desk was updated: it has another console than this page. */
  readonly newerPage: Store<boolean>;
  readonly loadAlone: LoadAlone;
  readonly counterScreen: CounterScreen;
  /** The ticket of the card that was left, until the queue has given its row the focus. */
  readonly leftCard: { current: string | null };
  /** The key that was pressed last, when it begins something; all shortcuts of the page look at it. */
  readonly keyPrefix: { current: PressedPrefix | null };
}

const PartsContext = createContext<ConsoleParts | null>(null);

export const ConsolePartsProvider = PartsContext.Provider;

export function useParts(): ConsoleParts {
  const parts = useContext(PartsContext);
  if (parts === null) throw new Error('Drawn outside ConsolePartsProvider');
  return parts;
}

/** The value of a store, redrawn when it changes. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}
