/** A check that did not hold; its message is all that a reader of the lab's output sees. */
export class CheckFailed extends Error {}

/** Runs checks one after the other and prints one line for each (scripts/usb-lab/boot.ts shows it). */
export class Checks {
  #passed = 0;
  #failed = 0;

  /** `work` answers what it measured, for the line; it throws when the check does not hold. */
  async check(name: string, work: () => Promise<string | void>): Promise<void> {
    const started = performance.now();
    try {
      const measured = await work();
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      this.#passed += 1;
      say(`✓ ${name}${measured === undefined ? '' : `: ${measured}`} (${seconds} s)`);
    } catch (error) {
      this.#failed += 1;
      const reason =
        error instanceof CheckFailed ? error.message : error instanceof Error ? error.stack : error;
      say(`✗ ${name}: ${String(reason).replaceAll('\n', '\nLAB     ')}`);
    }
  }

  end(): { readonly passed: number; readonly failed: number } {
    say(`${this.#passed} passed, ${this.#failed} failed`);
    return { passed: this.#passed, failed: this.#failed };
  }
}

/** One line for people. */
export function say(line: string): void {
  process.stdout.write(`LAB ${line}\n`);
}

/** The check does not hold unless both are the same, compared as JSON. */
export function same(what: string, is: unknown, expected: unknown): void {
  const one = JSON.stringify(is);
  const other = JSON.stringify(expected);
  if (one !== other) throw new CheckFailed(`${what} is ${one}, expected ${other}`);
}

export function holds(condition: boolean, otherwise: string): void {
  if (!condition) throw new CheckFailed(otherwise);
}

/** So long on the busiest machine: what has not happened by then never will. How long it took is a figure. */
export const patienceMs = 60_000;

/** Waits for `work`, but not for ever. */
export async function within<T>(limitMs: number, what: string, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new CheckFailed(`${what} did not happen within ${limitMs} ms`)),
    limitMs,
  );
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Looks until `look` gives something. */
export async function soon<T>(
  limitMs: number,
  what: string,
  look: () => T | null | Promise<T | null>,
): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > end) {
      throw new CheckFailed(`${what} did not happen within ${limitMs} ms`);
    }
    await pause(10);
  }
}

export function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, durationMs);
  });
}
