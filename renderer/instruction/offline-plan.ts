/**
 * What the worker does with a request of an instruction page. Only the worker imports this: it must
 * stay one file, because a worker's own imports would not be kept for when there is no network.
 */
export type OfflinePlan =
  /** One of the page's own addresses: the desk first, else what was kept of this token. */
  | { readonly plan: 'desk-first'; readonly token: string }
  /** A file whose name changes with its content; a photo is of the page of one token. */
  | { readonly plan: 'kept-first'; readonly token: string | null }
  | { readonly plan: 'leave' };

const token = '([A-Za-z0-9_-]{43})';
const page = new RegExp(`^/i/${token}/?$`, 'u');
const content = new RegExp(`^/v1/instruction-links/${token}$`, 'u');
const photo = new RegExp(`^/v1/instruction-links/${token}/photos/[0-9a-f]{64}$`, 'u');

/** Anything but reading the page, its content and its files goes its usual way. */
export function offlinePlan(method: string, address: string, origin: string): OfflinePlan {
  const url = new URL(address);
  if (method !== 'GET' || url.origin !== origin) return { plan: 'leave' };
  const found = page.exec(url.pathname)?.[1] ?? content.exec(url.pathname)?.[1];
  if (found !== undefined) return { plan: 'desk-first', token: found };
  const photoOf = photo.exec(url.pathname)?.[1];
  if (photoOf !== undefined) return { plan: 'kept-first', token: photoOf };
  return url.pathname.startsWith('/assets/')
    ? { plan: 'kept-first', token: null }
    : { plan: 'leave' };
}

/** Where everything of one token is kept; it goes as one. */
export function cacheName(ofToken: string): string {
  return `instruction ${ofToken}`;
}

/** The message by which a page asks to be kept, or null when it is none: a message may hold anything. */
export function keepRequest(
  data: unknown,
  origin: string,
): { readonly token: string; readonly paths: readonly string[] } | null {
  if (typeof data !== 'object' || data === null) return null;
  const { keep } = data as { readonly keep?: unknown };
  if (!Array.isArray(keep) || keep.length > mostKept) return null;
  const addresses = keep.filter(
    (one: unknown): one is string => typeof one === 'string' && URL.canParse(one, origin),
  );
  const plans = addresses.map((one) => offlinePlan('GET', new URL(one, origin).href, origin));
  const tokens = new Set(
    plans.flatMap((one) => (one.plan === 'leave' || one.token === null ? [] : [one.token])),
  );
  const [only] = tokens;
  const hasPage = plans.some(({ plan }) => plan === 'desk-first');
  return only === undefined ||
    !hasPage ||
    tokens.size > 1 ||
    plans.some(({ plan }) => plan === 'leave')
    ? null
    : { token: only, paths: addresses };
}

/** A page has some ten files and keeps sixty photos; a longer list is no page of ours. */
const mostKept = 120;
