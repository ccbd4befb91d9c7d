import { say } from './checks.ts';

/** How long one device took, in milliseconds. */
export interface DeviceFigures {
  readonly device: string;
  /** From plugging in until the reader's event. */
  readonly attachedMs: number;
  /** From the kernel's event until the reader's. */
  readonly afterKernelMs: number;
  /** The whole reading. */
  readonly factsMs: number;
  readonly plugToFactsMs: number;
  /** `lsusb -v -d` on the same device. */
  readonly lsusbMs: number;
}

/** All figures of one run. The host keeps the last line (scripts/usb-lab/run.ts). */
export class Figures {
  readonly #devices: DeviceFigures[] = [];
  readonly #others: Record<string, number> = {};

  add(device: DeviceFigures): void {
    this.#devices.push(device);
  }

  note(name: string, value: number): void {
    this.#others[name] = Math.round(value);
  }

  print(): void {
    say('');
    say('device               event  (kernel)   facts  plug to facts  lsusb -v   in ms');
    for (const one of this.#devices) {
      const { device, attachedMs, afterKernelMs, factsMs, plugToFactsMs, lsusbMs } = one;
      const cell = (value: number, width: number) => String(Math.round(value)).padStart(width);
      say(
        device.padEnd(18) +
          cell(attachedMs, 8) +
          cell(afterKernelMs, 10) +
          cell(factsMs, 8) +
          cell(plugToFactsMs, 15) +
          cell(lsusbMs, 10),
      );
    }
    for (const [name, value] of Object.entries(this.#others)) say(`${name}: ${value}`);
    process.stdout.write(
      `LAB-FIGURES ${JSON.stringify({ devices: this.#devices, others: this.#others })}\n`,
    );
  }
}
