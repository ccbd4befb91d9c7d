import type { LabStation } from './lab-station.ts';

/** A device model of QEMU with the numbers that it has. */
export interface VmDevice {
  readonly driver: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly properties?: Readonly<Record<string, unknown>>;
}

const eventLimitMs = 30_000;

/** QEMU's devices and its hand on them; the wishes go over the console (scripts/usb-lab/vm-machine.ts). */
export class VmBus {
  readonly #station: LabStation;
  #plugs = 0;

  constructor(station: LabStation) {
    this.#station = station;
  }

  /** Plugs a device in and waits for the reader's event. */
  async plug(device: VmDevice) {
    const startedMs = performance.now();
    const telling = this.#station.told(device, eventLimitMs);
    const pull = this.plugUnseen(device);
    const { summary, toldMs } = await telling;
    const unplug = async () => {
      pull();
      await this.#station.gone(summary.deviceId, eventLimitMs);
    };
    return { summary, attachedMs: toldMs - startedMs, unplug };
  }

  /** Plugs a device in without waiting for anybody; the answer pulls it out again. */
  plugUnseen(device: VmDevice): () => void {
    this.#plugs += 1;
    const id = `lab${this.#plugs}`;
    ask('device_add', { driver: device.driver, id, bus: 'xhci.0', ...device.properties });
    return () => ask('device_del', { id });
  }
}

/** Presses and releases one key of the USB keyboard that was plugged in last; `key` is QEMU's name of it. */
export function pressKey(key: string): void {
  ask('send-key', { keys: [{ type: 'qcode', data: key }] });
}

function ask(execute: string, args: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`LAB-ASK ${JSON.stringify({ execute, arguments: args })}\n`);
}
