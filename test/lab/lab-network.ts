import type { Fetch } from '../../main/desk/desk-client.ts';

/**
 * A network cable that the dock pulls. Requests under way break too, as with a real one. Signals are
 * joined by hand: of each `AbortSignal.any` Node keeps something for as long as one of its sources
 * lives (nodejs/node issues 55351 and 64476), here for every request that the lab ever made.
 */
export class LabNetwork {
  readonly fetch: Fetch;
  private readonly underWay = new Set<AbortController>();
  private isUp = true;

  constructor(fetch: Fetch) {
    this.fetch = async (url, init) => {
      if (!this.isUp) throw new TypeError('The lab network is down');
      const request = new AbortController();
      const { signal } = init;
      const giveUp = (): void => request.abort(signal?.reason);
      if (signal?.aborted === true) giveUp();
      signal?.addEventListener('abort', giveUp);
      this.underWay.add(request);
      try {
        const response = await fetch(url, { ...init, signal: request.signal });
        // Read to its end here, so that pulling the cable breaks an answer half-way too.
        const body = await response.arrayBuffer();
        return new Response(body.byteLength === 0 ? null : body, response);
      } finally {
        this.underWay.delete(request);
        signal?.removeEventListener('abort', giveUp);
      }
    };
  }

  get up(): boolean {
    return this.isUp;
  }

  set(up: boolean): void {
    if (this.isUp && !up) for (const request of this.underWay) request.abort();
    this.isUp = up;
  }
}
