/**
 * What a technician typed and did not send yet, per ticket and form; in memory only, because it may
 * hold words about a person. It survives a conflict, a reload of the card and walking to another.
 */
export interface Drafts {
  readonly get: (ticketId: string, field: string) => string | undefined;
  readonly set: (ticketId: string, field: string, words: string) => void;
  /** Forgets the fields of a form that was sent, `resolve` also `resolve.cause`. */
  readonly clear: (ticketId: string, form: string) => void;
}

export function createDrafts(): Drafts {
  const words = new Map<string, string>();
  return {
    get: (ticketId, field) => words.get(`${ticketId} ${field}`),
    set: (ticketId, field, text) => void words.set(`${ticketId} ${field}`, text),
    clear: (ticketId, form) => {
      const start = `${ticketId} ${form}`;
      for (const key of words.keys()) {
        if (key === start || key.startsWith(`${start}.`)) words.delete(key);
      }
    },
  };
}
