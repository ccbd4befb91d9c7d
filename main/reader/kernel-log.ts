import { constants, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Timers } from '../../devices/timers.ts';
import { delayAfter } from '../timing/back-off.ts';

/** The kernel's log as a file that gives one record at a time. */
export interface KernelLogFile {
  /** The next record; null when there is none now. */
  next(): Promise<string | null>;
  /** Whether nothing will ever come again, because who gave the records has ended. */
  isOver(): boolean;
  close(): Promise<void>;
}

export interface KernelLogParts {
  /**
   * Opens the log; null when it may not be read or is not there. `after` is the number of the last record
   * that was heard, null for none: who can give what came since does so.
   */
  readonly openLog: (after: number | null) => Promise<KernelLogFile | null>;
  readonly timers: Timers;
  /** 0 ≤ value < 1, for the waiting between two attempts to open a log that was lost. */
  readonly random: () => number;
}

/** Half of what a visitor takes for "at once"; the log cannot be waited on from Node. */
const pollMs = 250;
/** A device that fills the log must not fill this process's time. */
const mostPerPoll = 200;
/** A warden that was started anew answers within a second; one that is not installed never does. */
const backOff = { firstMs: 500, largestMs: 30_000 };

/**
 * Listens to the kernel's log; what stood in it before says nothing of this visitor. A log that ends is
 * opened again and goes on after the last record that was heard.
 */
export class KernelLog {
  readonly #parts: KernelLogParts;
  #file: KernelLogFile | null = null;
  #last: number | null;
  #failures = 0;
  #forget = () => {};
  #stopped = false;

  /** `after`: the last record that was heard before; null hears only what comes from now on. */
  constructor(parts: KernelLogParts, after: number | null = null) {
    this.#parts = parts;
    this.#last = after;
  }

  /** Whether the log can be read at this moment. */
  get isHeard(): boolean {
    return this.#file !== null;
  }

  /** Answers whether the log can be read now; where it cannot, it is tried again. */
  async start(onRecord: (record: string) => void): Promise<boolean> {
    await this.#open(onRecord);
    return this.isHeard;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#forget();
    await this.#file?.close();
    this.#file = null;
  }

  async #open(onRecord: (record: string) => void): Promise<void> {
    const after = this.#last;
    const file = await this.#parts.openLog(after);
    if (this.#stopped) {
      await file?.close();
      return;
    }
    this.#file = file;
    if (file === null) return this.#again(onRecord);
    this.#failures = 0;
    if (after === null) await this.#drain(() => undefined, Number.POSITIVE_INFINITY);
    this.#later(onRecord);
  }

  #again(onRecord: (record: string) => void): void {
    this.#failures += 1;
    const delayMs = delayAfter(this.#failures, { ...backOff, random: this.#parts.random });
    this.#forget = this.#parts.timers.after(delayMs, () => void this.#open(onRecord));
  }

  #later(onRecord: (record: string) => void): void {
    if (this.#stopped) return;
    this.#forget = this.#parts.timers.after(pollMs, () => void this.#poll(onRecord));
  }

  async #poll(onRecord: (record: string) => void): Promise<void> {
    await this.#drain(onRecord, mostPerPoll);
    if (this.#stopped) return;
    const file = this.#file;
    if (file?.isOver() !== true) return this.#later(onRecord);
    this.#file = null;
    await file.close();
    this.#again(onRecord);
  }

  async #drain(onRecord: (record: string) => void, most: number): Promise<void> {
    for (let count = 0; count < most && !this.#stopped; count += 1) {
      const record = await this.#file?.next();
      if (record == null) return;
      const number = sequenceOf(record);
      if (number !== null && this.#last !== null && number <= this.#last) continue;
      this.#last = number ?? this.#last;
      onRecord(record);
    }
  }
}

/** The number of a record, which only grows (Documentation/ABI/testing/dev-kmsg); null without one. */
function sequenceOf(record: string): number | null {
  const digits = /^\d{1,6},(\d{1,15}),/u.exec(record)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** One read gives one record, Documentation/ABI/testing/dev-kmsg; a record has at most 8 kB. */
const longestRecord = 8192;

/** Opens /dev/kmsg. Where `kernel.dmesg_restrict` is 1 that takes the right CAP_SYSLOG. */
export async function openKernelLog(path = '/dev/kmsg'): Promise<KernelLogFile | null> {
  try {
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const buffer = new Uint8Array(longestRecord);
    return {
      async next() {
        for (;;) {
          try {
            // Never waits (O_NONBLOCK). By way of the thread pool the records of a whole start take seconds on a
            // slow kiosk, and none come while four devices that hang have its four threads.
            const bytesRead = readSync(handle.fd, buffer, 0, buffer.length, null);
            return bytesRead === 0 ? null : new TextDecoder().decode(buffer.subarray(0, bytesRead));
          } catch (error) {
            // Records were overwritten before they were read: the next read gives what is left.
            if (error instanceof Error && 'code' in error && error.code === 'EPIPE') continue;
            // EAGAIN: nothing new. Anything else ends in silence, which is what "no log" means.
            return null;
          }
        }
      },
      // The kernel ends with this machine.
      isOver: () => false,
      close: () => handle.close(),
    };
  } catch {
    // EACCES, EPERM or ENOENT: this machine does not let us; the fact `port.log-heard` says so.
    return null;
  }
}
