import { spawn, type ChildProcess } from 'node:child_process';
import { patienceMs, soon } from './checks.ts';

/**
 * `add`: a device is there. `bind`: its configuration is set, and the drivers have looked at it. `ready`:
 * udev's rules were done with the device, and udev passed its event on to the reader.
 */
type Action = 'add' | 'bind' | 'ready';

interface KernelEvent {
  readonly action: Action;
  readonly portPath: string;
  readonly atMs: number;
}

/** The kernel's events of USB devices, and udev's, with their times, from `udevadm monitor`. */
export class KernelEvents {
  readonly #child: ChildProcess;
  readonly #events: KernelEvent[] = [];
  /** The newest event of each port that somebody asked for. */
  readonly #taken = new Map<string, number>();
  #ready = false;
  #part = '';

  private constructor() {
    const only = '--subsystem-match=usb/usb_device';
    this.#child = spawn('udevadm', ['monitor', '--kernel', '--udev', only], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => this.#read(text));
  }

  static async start(): Promise<KernelEvents> {
    const events = new KernelEvents();
    await soon(patienceMs, 'the start of udevadm monitor', () => (events.#ready ? true : null));
    return events;
  }

  /**
   * When the kernel told of the device on that port that the reader told of at `beforeMs`. The time is the
   * monitor's own, and the reader may have had the processor before it: then the kernel told at
   * `beforeMs` at the latest.
   */
  async added(portPath: string, beforeMs: number): Promise<number> {
    const takenMs = this.#taken.get(portPath) ?? Number.NEGATIVE_INFINITY;
    const atMs = await soon(patienceMs, `the kernel’s event of ${portPath}`, () => {
      const newestMs = this.#last('add', portPath, Number.POSITIVE_INFINITY);
      return newestMs !== null && newestMs > takenMs ? newestMs : null;
    });
    this.#taken.set(portPath, atMs);
    return Math.min(atMs, beforeMs);
  }

  /**
   * When the kernel had bound that device, if it had before `beforeMs`. Until then it holds the device's
   * lock, without which nobody (nor udev) reads the texts that the device has of itself.
   */
  bound(portPath: string, beforeMs: number): number | null {
    return this.#last('bind', portPath, beforeMs);
  }

  /** When udev passed that device on, which the kernel had told of at `addedMs`. */
  passedOn(portPath: string, addedMs: number): Promise<number> {
    return soon(patienceMs, `udev’s event of ${portPath}`, () => {
      const atMs = this.#last('ready', portPath, Number.POSITIVE_INFINITY);
      return atMs !== null && atMs >= addedMs ? atMs : null;
    });
  }

  stop(): void {
    this.#child.kill('SIGKILL');
  }

  #last(action: Action, portPath: string, beforeMs: number): number | null {
    const found = this.#events.findLast(
      (one) => one.action === action && one.portPath === portPath && one.atMs <= beforeMs,
    );
    return found?.atMs ?? null;
  }

  #read(text: string): void {
    const lines = (this.#part + text).split('\n');
    this.#part = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('KERNEL - ')) this.#ready = true;
      // KERNEL[12.345678] add      /devices/platform/vhci_hcd.0/usb1/1-1 (usb)
      const found = /^(KERNEL|UDEV) *\[([\d.]+)\] (add|bind)\s+\S*\/([\d.-]+) /u.exec(line);
      const [, teller, seconds = '', word, portPath = ''] = found ?? [];
      if (found === null || (teller === 'UDEV' && word === 'bind')) continue;
      const action = teller === 'UDEV' ? 'ready' : word === 'add' ? 'add' : 'bind';
      this.#events.push({ action, portPath, atMs: Number(seconds) * 1000 });
    }
  }
}
