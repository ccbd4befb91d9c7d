import type { LinkState } from './event-stream.ts';
import { isInTheMiddle } from './in-the-middle.ts';
import { loadAnew } from './load-anew.ts';
import { isOtherPage } from './page-version.ts';
import type { Store } from './store.ts';

const lookEveryMs = 2_000;
/** So long nothing new came: nobody is being called, and nobody reads what has just changed. */
const quietMs = 10_000;
/** A hall in which something happens all the time waits no longer than this. */
const atLastMs = 5 * 60_000;

/** When a page that shows one document may be loaded again. */
export function mayLoad(at: {
  readonly nowMs: number;
  /** When the desk said that it has another page. */
  readonly knownAtMs: number;
  readonly changedAtMs: number;
  readonly connected: boolean;
  readonly inTheMiddle: boolean;
}): boolean {
  const isQuiet = at.nowMs - at.changedAtMs >= quietMs || at.nowMs - at.knownAtMs >= atLastMs;
  return at.connected && !at.inTheMiddle && isQuiet;
}

/** For a page that shows what it is sent: loads the page that the desk has now, at a quiet moment. */
export function loadWhenQuiet(parts: {
  readonly shown: Pick<Store<unknown>, 'subscribe'>;
  readonly link: Store<LinkState>;
}): (said: string) => void {
  let timer = 0;
  let knownAtMs = 0;
  let changedAtMs = 0;
  parts.shown.subscribe(() => {
    changedAtMs = Date.now();
  });
  const look = () => {
    const connected = parts.link.get().link === 'connected';
    const inTheMiddle = isInTheMiddle(document);
    if (mayLoad({ nowMs: Date.now(), knownAtMs, changedAtMs, connected, inTheMiddle })) loadAnew();
  };
  return (said) => {
    window.clearInterval(timer);
    if (!isOtherPage(document, said)) return;
    knownAtMs = Date.now();
    timer = window.setInterval(look, lookEveryMs);
  };
}
