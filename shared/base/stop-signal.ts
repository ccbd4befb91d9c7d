/**
 * The part of AbortSignal that pure code needs. Declared here because neither the DOM's nor Node's
 * types exist in `shared/` and `devices/`; every real AbortSignal fits it.
 */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
