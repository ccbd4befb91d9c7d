/** How often the page is asked. */
export const beatMs = 300;
/** A settled page that missed so many beats at work hangs: 1.2 s. */
const missedAtWork = 4;
/** Of those, so much was spent computing: a page that got no processor cannot answer, and does not hang. */
const leastWorkMs = 600;
/** A page that missed so many hangs, whatever it did: 10 s. */
const missedAtAll = 33;
/** So many answers in a row without a pause settle a page: 3 s. Before, it starts up or the machine is slow. */
const settledAfter = 10;
/** A load that takes longer than so many beats ends nowhere: 30 s. */
const longestLoad = 100;

export type Verdict = 'ask' | 'wait' | 'hangs';

/**
 * Decides whether a page hangs, from beats and answers alone. A beat counts only when it came on time itself:
 * where our own loop was held up, or the machine slept, the page was too. Time is steady time, never the clock's.
 */
export class Pulse {
  private readonly processorMs: () => number | null;
  private lastBeatMs: number | null = null;
  private isAsked = false;
  private missed = 0;
  private inARow = 0;
  private loading = 0;
  private workBefore: number | null = null;

  /** `processorMs` is what the page's process has computed since it began; null where that is not told. */
  constructor(processorMs: () => number | null) {
    this.processorMs = processorMs;
  }

  /** One beat of a page that is there. */
  beat(nowMs: number): Verdict {
    const isOnTime = this.isOnTime(nowMs);
    this.loading = 0;
    if (!this.isAsked) {
      this.isAsked = true;
      this.missed = 0;
      return 'ask';
    }
    if (!isOnTime) return 'wait';
    this.missed += 1;
    // Looked at only from here on: it costs a look at every process of the program.
    if (this.missed === 1) this.workBefore = this.processorMs();
    return this.missed >= missedAtAll || this.hangsAtWork() ? 'hangs' : 'wait';
  }

  /** One beat while the page loads: it is not asked, and has to settle anew. */
  beatOfLoad(nowMs: number): Verdict {
    const isOnTime = this.isOnTime(nowMs);
    const { loading } = this;
    this.forget();
    this.loading = loading + (isOnTime ? 1 : 0);
    return this.loading > longestLoad ? 'hangs' : 'wait';
  }

  /** The page answered what it was last asked. */
  answered(): void {
    if (!this.isAsked) return;
    this.isAsked = false;
    // A single missed beat is any busy moment; two are a machine that is slow.
    this.inARow = this.missed < 2 ? this.inARow + 1 : 0;
  }

  /** The page is another one now. */
  forget(): void {
    this.isAsked = false;
    this.missed = 0;
    this.inARow = 0;
    this.loading = 0;
  }

  private isOnTime(nowMs: number): boolean {
    const last = this.lastBeatMs;
    this.lastBeatMs = nowMs;
    return last !== null && nowMs - last < 2 * beatMs;
  }

  private hangsAtWork(): boolean {
    if (this.missed < missedAtWork || this.inARow < settledAfter) return false;
    const work = this.processorMs();
    return work !== null && this.workBefore !== null && work - this.workBefore >= leastWorkMs;
  }
}
