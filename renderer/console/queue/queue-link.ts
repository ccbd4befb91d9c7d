import { queueEventSchema, type QueueEvent } from '../../../shared/contract/queue-routes.ts';
import { openBrowserStream } from '../../desk-link/browser-stream.ts';
import type { DeskClient } from '../../desk-link/desk-client.ts';
import type { EventStream, LinkState } from '../../desk-link/event-stream.ts';
import type { Store } from '../../desk-link/store.ts';
import { withEvent, withSnapshot, type QueueModel } from './queue-model.ts';

export interface QueueLinkParts {
  readonly desk: DeskClient;
  readonly queue: Store<QueueModel>;
  readonly link: Store<LinkState>;
  /** Hears every event after it is in the queue, so that an open card follows. */
  readonly onEvent: (event: QueueEvent) => void;
  /** A snapshot was taken over: events may have been skipped, so open cards read themselves again. */
  readonly onSnapshot: () => void;
  /** Which console the desk has now. */
  readonly onPage: (said: string) => void;
}

/** Keeps the queue equal to the desk's as long as it is open. */
export function openQueueLink(parts: QueueLinkParts): EventStream {
  return openBrowserStream({
    path: '/v1/events',
    event: 'queue',
    schema: queueEventSchema,
    snapshot: async () => {
      const reply = await parts.desk.call('queue.get', {});
      if (!reply.ok) return reply.fault.code.startsWith('auth/') ? 'stop' : 'retry';
      parts.queue.set(withSnapshot(parts.queue.get(), reply.value));
      parts.onSnapshot();
      return reply.value.eventId;
    },
    onData: (event) => {
      parts.queue.set(withEvent(parts.queue.get(), event));
      parts.onEvent(event);
    },
    onLink: parts.link.set,
    onPage: parts.onPage,
  });
}
