import { wireMessageSchema, type WireRequest } from '../../shared/contract/wire.ts';
import type { Transport } from './bridge.ts';

const shortestRetryMs = 300;
const longestRetryMs = 4000;

interface Waiting {
  readonly resolve: (reply: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * The bridge of the browser shell: one WebSocket, opened again with back-off for ever. A call while
 * it is closed, or open when it closes, is rejected; the flow decides what to ask again.
 */
export function socketTransport(page: Window): Transport {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Set<(data: unknown) => void>>();
  const linkListeners = new Set<(linked: boolean) => void>();
  let socket: WebSocket | null = null;
  let linked = false;
  let nextId = 1;
  let retryMs = shortestRetryMs;

  const setLinked = (now: boolean) => {
    if (linked === now) return;
    linked = now;
    for (const listener of linkListeners) listener(now);
  };

  const onMessage = (text: unknown) => {
    const message = wireMessageSchema.safeParse(jsonOf(text));
    // Only our own core speaks here; what does not fit the wire is dropped.
    if (!message.success) return;
    if (message.data.type === 'event') {
      const { name, data } = message.data;
      for (const listener of listeners.get(name) ?? []) listener(data);
      return;
    }
    waiting.get(message.data.id)?.resolve(message.data.result);
    waiting.delete(message.data.id);
  };

  const open = () => {
    const address = new URL('/bridge', page.location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const opening = new WebSocket(address);
    socket = opening;
    opening.addEventListener('open', () => {
      retryMs = shortestRetryMs;
      setLinked(true);
    });
    opening.addEventListener('message', (event) => onMessage(event.data));
    opening.addEventListener('close', () => {
      setLinked(false);
      for (const { reject } of waiting.values()) reject(new Error('The bridge closed'));
      waiting.clear();
      page.setTimeout(open, retryMs);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    });
  };
  open();

  return {
    call(name, input) {
      if (socket?.readyState !== WebSocket.OPEN) {
        return Promise.reject(new Error('The bridge is closed'));
      }
      const request: WireRequest = { type: 'call', id: nextId, call: name, input };
      nextId += 1;
      socket.send(JSON.stringify(request));
      return new Promise((resolve, reject) => {
        waiting.set(request.id, { resolve, reject });
      });
    },
    on(name, listener) {
      const ofName = listeners.get(name) ?? new Set();
      listeners.set(name, ofName.add(listener));
      return () => ofName.delete(listener);
    },
    onLink(listener) {
      linkListeners.add(listener);
      listener(linked);
      return () => linkListeners.delete(listener);
    },
  };
}

function jsonOf(text: unknown): unknown {
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema refuses the null.
    return null;
  }
}
