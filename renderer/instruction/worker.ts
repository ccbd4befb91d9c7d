import { cacheName, keepRequest, offlinePlan } from './offline-plan.ts';

/** The part of a service worker's own events that is used here; the DOM library does not have them. */
interface WorkerEvent extends Event {
  waitUntil(until: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface MessageEventOfPage extends WorkerEvent {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}
interface Worker {
  readonly caches: CacheStorage;
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEventOfPage) => void): void;
}

// This file is only ever run as a service worker, where `self` is exactly this.
const worker = self as unknown as Worker;
const { origin } = worker.location;
/** On a network that hangs, what was kept is there after so many milliseconds. */
const patienceMs = 4000;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (event) => {
  const plan = offlinePlan(event.request.method, event.request.url, origin);
  if (plan.plan === 'desk-first') event.respondWith(fromDesk(event.request, plan.token));
  if (plan.plan === 'kept-first') event.respondWith(fromKept(event.request));
});

worker.addEventListener('message', (event) => {
  const asked = keepRequest(event.data, origin);
  const [port] = event.ports;
  if (asked === null || port === undefined) return;
  event.waitUntil(
    keep(asked.token, asked.paths).then(
      () => port.postMessage('kept'),
      // No network just now, or no room: the page works on and asks again when it is opened anew.
      () => port.postMessage('not-kept'),
    ),
  );
});

async function fromDesk(request: Request, token: string): Promise<Response> {
  try {
    const reply = await fetch(request.url, { signal: AbortSignal.timeout(patienceMs) });
    // Over, or never there: nothing of it may be read any longer.
    if (reply.status === 404 || reply.status === 410) await worker.caches.delete(cacheName(token));
    return reply;
  } catch {
    // No desk within reach: this is what the page was kept for.
    return (await kept(request)) ?? Response.error();
  }
}

async function fromKept(request: Request): Promise<Response> {
  return (await kept(request)) ?? fetch(request);
}

function kept(request: Request): Promise<Response | undefined> {
  return worker.caches.match(request.url, { ignoreVary: true });
}

/** Keeps all or nothing, and forgets files of an earlier version of the page. */
async function keep(token: string, paths: readonly string[]): Promise<void> {
  const cache = await worker.caches.open(cacheName(token));
  await cache.addAll([...paths]);
  const wanted = new Set(paths.map((path) => new URL(path, origin).href));
  for (const { url } of await cache.keys()) {
    if (!wanted.has(url)) await cache.delete(url);
  }
}
