import type { StopSignal } from '../shared/base/stop-signal.ts';

/** A stop signal and the hand that gives it; as AbortController, which pure code does not have. */
export class StopSource {
  readonly #listeners = new Set<() => void>();
  #aborted = false;
  readonly signal: StopSignal;

  constructor() {
    const isAborted = () => this.#aborted;
    const listeners = this.#listeners;
    this.signal = {
      get aborted() {
        return isAborted();
      },
      addEventListener: (_type, listener) => void listeners.add(listener),
      removeEventListener: (_type, listener) => void listeners.delete(listener),
    };
  }

  /** Tells everybody once; later calls do nothing. */
  stop(): void {
    if (this.#aborted) return;
    this.#aborted = true;
    for (const listener of [...this.#listeners]) listener();
    this.#listeners.clear();
  }
}

/** A source that stops when `signal` does; `release` forgets the connection. */
export function stopWith(signal: StopSignal): { source: StopSource; release: () => void } {
  const source = new StopSource();
  const follow = () => source.stop();
  if (signal.aborted) source.stop();
  else signal.addEventListener('abort', follow, { once: true });
  return { source, release: () => signal.removeEventListener('abort', follow) };
}

/** Null as soon as it has stopped. */
export function whenStopped(signal: StopSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}
