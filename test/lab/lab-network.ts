import type { Fetch } from '../../main/desk/desk-client.ts';

/** A network cable that the dock pulls. Requests under way break too, as with a real one. */
export class LabNetwork {
  readonly fetch: Fetch;
  private pulled = new AbortController();
  private isUp = true;

  constructor(fetch: Fetch) {
    this.fetch = async (url, init) => {
      if (!this.isUp) throw new TypeError('The lab network is down');
      const signals = [this.pulled.signal, ...(init.signal ? [init.signal] : [])];
      return fetch(url, { ...init, signal: AbortSignal.any(signals) });
    };
  }

  get up(): boolean {
    return this.isUp;
  }

  set(up: boolean): void {
    if (this.isUp && !up) this.pulled.abort();
    if (!this.isUp && up) this.pulled = new AbortController();
    this.isUp = up;
  }
}
