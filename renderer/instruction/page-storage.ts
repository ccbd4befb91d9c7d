import type { z } from 'zod';

/** Small named documents on the reader's own device. */
export interface PageStorage {
  /** Null when it is not there or damaged. */
  readonly get: <S extends z.ZodType>(name: string, schema: S) => z.output<S> | null;
  readonly set: (name: string, value: unknown) => void;
  readonly remove: (name: string) => void;
}

/** Over the browser's own; in a window where a browser keeps nothing, nothing is kept. */
export function pageStorage(storage: () => Storage): PageStorage {
  const attempt = <T>(run: (storage: Storage) => T): T | null => {
    try {
      return run(storage());
    } catch {
      // Storage is full or switched off, or what lies there is no JSON: the page works without.
      return null;
    }
  };
  return {
    get: (name, schema) => {
      const stored = attempt((from): unknown => JSON.parse(from.getItem(name) ?? 'null'));
      return schema.safeParse(stored).data ?? null;
    },
    set: (name, value) => attempt((into) => into.setItem(name, JSON.stringify(value))),
    remove: (name) => attempt((from) => from.removeItem(name)),
  };
}
