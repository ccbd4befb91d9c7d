import { z } from 'zod';

/**
 * What a technician typed and did not send yet, per ticket and form; in memory only, because it may
 * hold words about a person. It survives a conflict, a reload of the card and walking to another.
 */
export interface Drafts {
  readonly get: (ticketId: string, field: string) => string | undefined;
  readonly set: (ticketId: string, field: string, words: string) => void;
  /** Forgets the fields of a form that was sent, `resolve` also `resolve.cause`. */
  readonly clear: (ticketId: string, form: string) => void;
  readonly isEmpty: () => boolean;
  /** Carries them over one load of the page: the next page takes them out of the tab before it shows anything. */
  readonly carryOver: () => void;
}

/** The part of Storage that carries them. */
export interface CarryingStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const carriedKey = 'balie.console.drafts';
const carriedSchema = z.array(z.tuple([z.string(), z.string()]));

export function createDrafts(tab: CarryingStorage): Drafts {
  const words = new Map(carried(tab));
  return {
    get: (ticketId, field) => words.get(`${ticketId} ${field}`),
    set: (ticketId, field, text) => void words.set(`${ticketId} ${field}`, text),
    clear: (ticketId, form) => {
      const start = `${ticketId} ${form}`;
      for (const key of words.keys()) {
        if (key === start || key.startsWith(`${start}.`)) words.delete(key);
      }
    },
    isEmpty: () => [...words.values()].every((text) => text.trim() === ''),
    carryOver: () => tab.setItem(carriedKey, JSON.stringify([...words])),
  };
}

function carried(tab: CarryingStorage): readonly (readonly [string, string])[] {
  const text = tab.getItem(carriedKey);
  tab.removeItem(carriedKey);
  if (text === null) return [];
  try {
    return carriedSchema.parse(JSON.parse(text));
  } catch {
    // What cannot be read, as of another version, is no draft.
    return [];
  }
}
