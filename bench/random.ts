/** Repeatable chance (mulberry32), so that a measured figure can be had again. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 to 1, not including 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next());
  }

  /** Lognormal with this mean and this standard deviation over mean. */
  lognormal(mean: number, variation: number): number {
    const spread = Math.sqrt(Math.log(1 + variation ** 2));
    return Math.exp(Math.log(mean) - spread ** 2 / 2 + spread * this.normal());
  }

  /** One of a list, each as often as its share says. */
  pick<T extends { readonly share: number }>(from: readonly T[]): T {
    let left = this.next() * from.reduce((total, each) => total + each.share, 0);
    for (const each of from) {
      left -= each.share;
      if (left < 0) return each;
    }
    const last = from.at(-1);
    if (last === undefined) throw new Error('There is nothing to pick from');
    return last;
  }

  /** Box and Muller 1958. */
  private normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }
}
