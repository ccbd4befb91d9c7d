import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Timers } from '../../devices/timers.ts';

/** The kernel's log as a file that gives one record at a time. */
export interface KernelLogFile {
  /** The next record; null when there is none now. */
  next(): Promise<string | null>;
  close(): Promise<void>;
}

export interface KernelLogParts {
  /** Opens the log; null when it may not be read or is not there. */
  readonly openLog: () => Promise<KernelLogFile | null>;
  readonly timers: Timers;
}

/** Half of what a visitor takes for "at once"; the log cannot be waited on from Node. */
const pollMs = 250;
/** A device that fills the log must not fill this process's time. */
const mostPerPoll = 200;

/** Listens to the kernel's log from now on; what stood in it before says nothing of this visitor. */
export class KernelLog {
  readonly #parts: KernelLogParts;
  #file: KernelLogFile | null = null;
  #forget = () => {};
  #stopped = false;

  constructor(parts: KernelLogParts) {
    this.#parts = parts;
  }

  /** Answers whether the log can be read. */
  async start(onRecord: (record: string) => void): Promise<boolean> {
    this.#file = await this.#parts.openLog();
    if (this.#file === null) return false;
    await this.#drain(() => undefined, Number.POSITIVE_INFINITY);
    this.#later(onRecord);
    return true;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#forget();
    await this.#file?.close();
  }

  #later(onRecord: (record: string) => void): void {
    if (this.#stopped) return;
    this.#forget = this.#parts.timers.after(pollMs, () => {
      void this.#drain(onRecord, mostPerPoll).then(() => this.#later(onRecord));
    });
  }

  async #drain(onRecord: (record: string) => void, most: number): Promise<void> {
    for (let count = 0; count < most && !this.#stopped; count += 1) {
      const record = await this.#file?.next();
      if (record == null) return;
      onRecord(record);
    }
  }
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
            const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
            return bytesRead === 0 ? null : new TextDecoder().decode(buffer.subarray(0, bytesRead));
          } catch (error) {
            // Records were overwritten before they were read: the next read gives what is left.
            if (error instanceof Error && 'code' in error && error.code === 'EPIPE') continue;
            // EAGAIN: nothing new. Anything else ends in silence, which is what "no log" means.
            return null;
          }
        }
      },
      close: () => handle.close(),
    };
  } catch {
    // EACCES, EPERM or ENOENT: this machine does not let us; the fact `port.log-heard` says so.
    return null;
  }
}
