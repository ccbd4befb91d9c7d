import type { ReaderPack } from '../../shared/domain/reader-pack.ts';

/** What a table says, with how sure its source is. */
export type Sure<T> = T & { readonly confidence: ReaderPack['sources'][number]['confidence'] };

/** How sure an entry is, by its source. */
export function sureness(
  sources: ReaderPack['sources'],
): (entry: { readonly source: string }) => Sure<object>['confidence'] {
  const byId = new Map(sources.map(({ id, confidence }) => [id, confidence]));
  // A pack names no source that it does not have.
  return ({ source }) => byId.get(source) ?? 'derived';
}
