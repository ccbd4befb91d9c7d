import type { Clock } from '../../../shared/base/clock.ts';

/** A clock that goes on only when it is told to. */
export class DayClock implements Clock {
  #nowMs: number;

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  readonly nowMs = (): number => this.#nowMs;

  forward(byMs: number): void {
    this.#nowMs += byMs;
  }
}
