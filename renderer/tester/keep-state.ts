import type { Locale } from '../../shared/domain/locale.ts';
import { type TesterState, testerStateSchema } from './tester-state.ts';

/** The part of Storage that keeps a state. */
interface StateStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** Each link has its own place; the start of a token names it and opens nothing. */
function keyOf(token: string): string {
  return `balie.test.${token.slice(0, 10)}`;
}

/** What this phone kept for a link; nothing when it is damaged or of another version of the page. */
export function keptState(storage: StateStorage, token: string, locale: Locale): TesterState {
  const empty: TesterState = {
    page: null,
    waiting: [],
    openRun: null,
    typed: null,
    refused: false,
    locale,
  };
  let stored: unknown;
  try {
    stored = JSON.parse(storage.getItem(keyOf(token)) ?? 'null');
  } catch {
    // Damaged by somebody or something: there is nothing to take up.
    return empty;
  }
  const parsed = testerStateSchema.safeParse(stored);
  return parsed.success ? parsed.data : empty;
}

/** Keeps it, so that a reload takes it up. False when this phone has no room for it. */
export function keepState(storage: StateStorage, token: string, state: TesterState): boolean {
  try {
    storage.setItem(keyOf(token), JSON.stringify(state));
    return true;
  } catch {
    // QuotaExceededError, or storage that is switched off: the page works on, until it is closed.
    return false;
  }
}
