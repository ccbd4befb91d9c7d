import { readdir } from 'node:fs/promises';
import type { Timers } from '../../devices/timers.ts';

export interface TypeCWatchParts {
  /** Folder of connectors in sysfs. */
  readonly root: string;
  readonly timers: Timers;
  /** Something with USB-C was plugged into a connector (`port0`). */
  readonly onPartner: (connector: string) => void;
}

const pollMs = 1000;

/**
 * Notices what is plugged into a USB-C connector, also when no USB device comes of it: a charger, a
 * laptop that is a host itself, or a cable without data. What is there at the start is not told.
 */
export class TypeCWatch {
  readonly #parts: TypeCWatchParts;
  #known: ReadonlySet<string> = new Set();
  #forget = () => {};
  #stopped = false;

  constructor(parts: TypeCWatchParts) {
    this.#parts = parts;
  }

  /** Answers whether this machine shows any connector. */
  async start(): Promise<boolean> {
    const names = await this.#names();
    if (!names.some((name) => /^port\d+$/u.test(name))) return false;
    this.#known = partnersAmong(names);
    this.#later();
    return true;
  }

  stop(): void {
    this.#stopped = true;
    this.#forget();
  }

  #later(): void {
    if (this.#stopped) return;
    this.#forget = this.#parts.timers.after(pollMs, () => {
      void this.#look().then(() => this.#later());
    });
  }

  async #look(): Promise<void> {
    const present = partnersAmong(await this.#names());
    const fresh = [...present].filter((connector) => !this.#known.has(connector));
    this.#known = present;
    for (const connector of fresh) this.#parts.onPartner(connector);
  }

  async #names(): Promise<readonly string[]> {
    try {
      return await readdir(this.#parts.root);
    } catch {
      // No such folder: the machine shows no connectors.
      return [];
    }
  }
}

/** The kernel makes `port0-partner` when something is plugged in (sysfs-class-typec). */
function partnersAmong(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => /^(port\d{1,3})-partner$/u.exec(name)?.[1] ?? []));
}
