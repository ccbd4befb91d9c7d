import type { z } from 'zod';
import type { Fault, FaultCode } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import { openBrowserStream } from './browser-stream.ts';
import type { EventStream, LinkState } from './event-stream.ts';
import { loadAnew } from './load-anew.ts';
import { loadWhenQuiet } from './load-when-quiet.ts';
import { createStore, type Store } from './store.ts';

/** A document that the desk sends whole whenever it changes: the board, a status page. */
export interface LiveDocument<T> {
  /** The latest that was heard; stays while the desk is away. */
  readonly document: Store<T | null>;
  readonly link: Store<LinkState>;
  /** Set when the document is gone for good. */
  readonly gone: Store<boolean>;
  readonly stream: EventStream;
}

export interface LiveDocumentOptions<T> {
  readonly read: () => Promise<Result<T, Fault>>;
  readonly path: string;
  readonly event: string;
  readonly schema: z.ZodType<T>;
}

/** No later try can succeed. */
const meansGone: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'status/unknown',
  'site/unknown',
  'input/invalid',
]);

/** Follows a document: read once, then by its stream; an older one never replaces a newer one. */
export function followDocument<T extends { readonly eventId: number }>(
  options: LiveDocumentOptions<T>,
): LiveDocument<T> {
  const document = createStore<T | null>(null);
  const link = createStore<LinkState>({ link: 'connecting' });
  const gone = createStore(false);
  const stream = openBrowserStream({
    path: options.path,
    event: options.event,
    schema: options.schema,
    snapshot: async () => {
      const reply = await options.read();
      if (reply.ok) {
        document.set(reply.value);
        return reply.value.eventId;
      }
      // A newer desk says what this page does not know: the page of that desk does.
      if (reply.fault.code === 'output/invalid') loadAnew();
      if (!meansGone.has(reply.fault.code)) return 'retry';
      gone.set(true);
      return 'stop';
    },
    onData: (next) => {
      if (next.eventId >= (document.get()?.eventId ?? 0)) document.set(next);
    },
    onLink: link.set,
    onPage: loadWhenQuiet({ shown: document, link }),
  });
  return { document, link, gone, stream };
}
