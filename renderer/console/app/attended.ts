import type { Clock } from '../../../shared/base/clock.ts';
import { unattendedHeader } from '../../../shared/contract/unattended.ts';

/** Nobody pressed a key or moved a pointer for this long: what the page asks, it asks by itself. */
const unattendedAfterMs = 10 * 60_000;
const signsOfSomebody = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** `fetch` that says so when nobody has touched the page for a while; who opens or loads it is there. */
export function attendedFetch(parts: {
  readonly fetch: typeof fetch;
  readonly page: Pick<EventTarget, 'addEventListener'>;
  readonly clock: Clock;
}): (path: string, init: RequestInit) => Promise<Response> {
  let seenAtMs = parts.clock.nowMs();
  const seen = () => {
    seenAtMs = parts.clock.nowMs();
  };
  for (const sign of signsOfSomebody) {
    parts.page.addEventListener(sign, seen, { capture: true, passive: true });
  }
  return (path, init) => {
    if (parts.clock.nowMs() - seenAtMs < unattendedAfterMs) return parts.fetch(path, init);
    const headers = new Headers(init.headers);
    headers.set(unattendedHeader, '1');
    return parts.fetch(path, { ...init, headers });
  };
}
