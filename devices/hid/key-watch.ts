import type { KeyDown } from './keystroke-speed.ts';

/** A key that goes down again so soon after it came up bounces: no finger is that quick. */
const bounceMs = 30;
/** A key that stays down so long while nobody is told to hold one is stuck. */
const stuckMs = 3000;
/** More keys than anybody presses in the time of a test. */
const mostDowns = 4000;

/** Follows which keys are down over a test; keeps numbers and times only, and nothing of them is stored. */
export class KeyWatch {
  readonly #downs: KeyDown[] = [];
  readonly #since = new Map<number, number>();
  readonly #released = new Map<number, number>();
  readonly #seen = new Set<number>();
  #bounces = 0;

  get downs(): readonly KeyDown[] {
    return this.#downs;
  }

  get bounces(): number {
    return this.#bounces;
  }

  /** How many different keys came. */
  get distinct(): number {
    return this.#seen.size;
  }

  /** All keys that are down now, `atMs` after the test began. */
  saw(held: ReadonlySet<number>, atMs: number): void {
    for (const code of held) {
      if (this.#since.has(code) || this.#downs.length >= mostDowns) continue;
      this.#since.set(code, atMs);
      this.#seen.add(code);
      const up = this.#released.get(code);
      if (up !== undefined && atMs - up < bounceMs) this.#bounces += 1;
      this.#downs.push({ atMs, code, held });
    }
    for (const code of [...this.#since.keys()]) {
      if (held.has(code)) continue;
      this.#since.delete(code);
      this.#released.set(code, atMs);
    }
  }

  /** Keys that are still down when the test ends and have been so for long. */
  stuck(endMs: number): readonly number[] {
    return [...this.#since]
      .filter(([, since]) => endMs - since >= stuckMs)
      .map(([code]) => code)
      .toSorted((one, other) => one - other);
  }
}

const named: Readonly<Record<number, string>> = {
  0x28: 'Enter',
  0x29: 'Escape',
  0x2a: 'Backspace',
  0x2b: 'Tab',
  0x2c: 'Space',
  0x39: 'Caps Lock',
  0xe0: 'left Ctrl',
  0xe1: 'left Shift',
  0xe2: 'left Alt',
  0xe3: 'left GUI',
  0xe4: 'right Ctrl',
  0xe5: 'right Shift',
  0xe6: 'right Alt',
  0xe7: 'right GUI',
};

/** A key as a technician calls it on a US keyboard, HID Usage Tables 1.5 section 10. */
export function keyName(code: number): string {
  if (code >= 0x04 && code <= 0x1d) return String.fromCharCode(0x41 + code - 0x04);
  if (code >= 0x1e && code <= 0x26) return String(code - 0x1d);
  if (code === 0x27) return '0';
  if (code >= 0x3a && code <= 0x45) return `F${code - 0x39}`;
  return named[code] ?? `key 0x${code.toString(16).padStart(2, '0')}`;
}
