import { fault, type DeviceFault, type Fault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { AttachedDevice, BusListener, HidUsage, UsbBus } from '../bus.ts';
import type { DevicePort } from '../port.ts';
import { StopSource } from '../stop-source.ts';
import type { PortTexts } from '../surroundings.ts';
import type { Timers } from '../timers.ts';
import type { SimulatedDevice } from './simulated-device.ts';
import { withSysfsTexts } from './sysfs-responder.ts';
import { SimulatedPort } from './simulated-port.ts';

interface Plugged {
  readonly attached: AttachedDevice;
  readonly device: SimulatedDevice;
  readonly unplugged: StopSource;
  /** Ends what the device would still do by itself. */
  readonly forget: () => void;
}

/** Ports of one invented machine, into which the lab plugs simulated devices. */
export class SimulatedBus implements UsbBus {
  readonly #timers: Timers;
  readonly #latencyMs: number;
  readonly #ports = new Map<string, Plugged>();
  #listener: BusListener | null = null;
  #attachments = 0;
  readonly #returns = new Map<string, () => void>();

  /** Every exchange takes `latencyMs`, as a transfer to a real device takes its time. */
  constructor(timers: Timers, latencyMs: number) {
    this.#timers = timers;
    this.#latencyMs = latencyMs;
  }

  async start(listener: BusListener): Promise<void> {
    this.#listener = listener;
    for (const { attached } of this.#ports.values()) listener.attached(attached);
  }

  async list(): Promise<Result<readonly AttachedDevice[], Fault>> {
    return ok([...this.#ports.values()].map((one) => one.attached));
  }

  async open(deviceId: string): Promise<Result<DevicePort, DeviceFault>> {
    const plugged = [...this.#ports.values()].find((one) => one.attached.deviceId === deviceId);
    if (plugged === undefined) return err(fault('device/gone', 'no such simulated device'));
    return ok(
      new SimulatedPort({
        responder: withSysfsTexts(plugged.device),
        unplugged: plugged.unplugged.signal,
        vanish: () => this.unplug(plugged.attached.portPath),
        timers: this.#timers,
        latencyMs: this.#latencyMs,
      }),
    );
  }

  async portTexts(deviceId: string): Promise<PortTexts | null> {
    const plugged = [...this.#ports.values()].find((one) => one.attached.deviceId === deviceId);
    return plugged?.device.portTexts ?? null;
  }

  async hidUsages(deviceId: string): Promise<Result<readonly HidUsage[], Fault>> {
    const plugged = [...this.#ports.values()].find((one) => one.attached.deviceId === deviceId);
    return ok(plugged?.device.hidUsages ?? []);
  }

  async stop(): Promise<void> {
    this.#listener = null;
  }

  /** Puts a device into a port; what was in it is pulled out first. */
  plug(device: SimulatedDevice, portPath: string): AttachedDevice {
    this.unplug(portPath);
    this.#attachments += 1;
    const attached: AttachedDevice = {
      deviceId: `sim-${portPath}-${this.#attachments}`,
      portPath,
      vendorId: device.vendorId,
      productId: device.productId,
      descriptors: device.descriptors,
      ...(device.bos === undefined ? {} : { bos: device.bos }),
      bitsPerSecond: device.bitsPerSecond,
      strings: device.strings,
      simulated: true,
    };
    const forget = this.#live(device, portPath);
    this.#ports.set(portPath, { attached, device, unplugged: new StopSource(), forget });
    this.#listener?.attached(attached);
    for (const { port, device: part, afterMs } of device.parts ?? []) {
      if (afterMs === undefined) this.plug(part, `${portPath}.${port}`);
    }
    return attached;
  }

  /** Pulls out what is in a port; an empty port stays as it is. */
  unplug(portPath: string): void {
    this.#returns.get(portPath)?.();
    this.#returns.delete(portPath);
    const plugged = this.#ports.get(portPath);
    if (plugged === undefined) return;
    for (const { port } of plugged.device.parts ?? []) this.unplug(`${portPath}.${port}`);
    this.#ports.delete(portPath);
    plugged.forget();
    plugged.unplugged.stop();
    this.#listener?.detached(plugged.attached.deviceId);
  }

  /** What a device does by itself later: parts that come late, leaving and coming back. */
  #live({ parts, life }: SimulatedDevice, portPath: string): () => void {
    const forgets = (parts ?? []).flatMap(({ port, device, afterMs }) =>
      afterMs === undefined
        ? []
        : [this.#timers.after(afterMs, () => void this.plug(device, `${portPath}.${port}`))],
    );
    if (life !== undefined) {
      const leave = () => {
        this.unplug(portPath);
        const comeBack = () => {
          this.#returns.delete(portPath);
          this.plug(life.as, portPath);
        };
        this.#returns.set(portPath, this.#timers.after(life.returnsAfterMs, comeBack));
      };
      forgets.push(this.#timers.after(life.leavesAfterMs, leave));
    }
    return () => {
      for (const forget of forgets) forget();
    };
  }
}
