import type { Clock } from '../../shared/base/clock.ts';
import type { Timers } from '../timers.ts';

interface Waiting {
  readonly atMs: number;
  readonly action: () => void;
}

/** More turns than any chain of promises between two timers needs. */
const turns = 200;

/** A clock whose time passes only when a test lets it. */
export class ManualTime implements Clock, Timers {
  #nowMs = Date.UTC(2026, 10, 22, 9, 0, 0);
  readonly #waiting = new Set<Waiting>();

  nowMs = (): number => this.#nowMs;

  after(delayMs: number, action: () => void): () => void {
    const waiting = { atMs: this.#nowMs + delayMs, action };
    this.#waiting.add(waiting);
    return () => void this.#waiting.delete(waiting);
  }

  /** Lets so much time pass; what was due by then happens, in its order. */
  tick(durationMs: number): void {
    const endMs = this.#nowMs + durationMs;
    for (let next = this.#next(); next !== undefined && next.atMs <= endMs; next = this.#next()) {
      this.#happen(next);
    }
    this.#nowMs = endMs;
  }

  /** Lets time jump from timer to timer until `work` has ended, at most `limitMs` long. */
  async until<T>(work: Promise<T>, limitMs = 60_000): Promise<T> {
    const endMs = this.#nowMs + limitMs;
    let ended = false;
    const mark = () => {
      ended = true;
    };
    work.then(mark, mark);
    for (;;) {
      for (let turn = 0; turn < turns && !ended; turn += 1) await Promise.resolve();
      if (ended) return work;
      const next = this.#next();
      if (next === undefined) throw new Error('Waits for something that no timer brings');
      if (next.atMs > endMs) throw new Error(`Not ended within ${limitMs} ms`);
      this.#happen(next);
    }
  }

  #next(): Waiting | undefined {
    return [...this.#waiting].toSorted((one, other) => one.atMs - other.atMs)[0];
  }

  #happen(waiting: Waiting): void {
    this.#waiting.delete(waiting);
    this.#nowMs = waiting.atMs;
    waiting.action();
  }
}
