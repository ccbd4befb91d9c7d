import type { z } from 'zod';

/** The part of a BroadcastChannel that is used; tests pass their own. */
export interface MessageChannelLike {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** Hears messages of one kind; what is meant for others on the same channel is passed over. */
export function hear<T>(
  channel: MessageChannelLike,
  schema: z.ZodType<T>,
  heard: (message: T) => void,
): void {
  channel.addEventListener('message', ({ data }) => {
    const parsed = schema.safeParse(data);
    if (parsed.success) heard(parsed.data);
  });
}
