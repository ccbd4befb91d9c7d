import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { DescribedDevice } from '../../devices/described-device.ts';
import {
  decideJail,
  isOnlyHub,
  isOwn,
  mayBeReleased,
  type JailDecision,
  type OwnEquipment,
} from '../../devices/jail/policy.ts';
import type { PortPast } from '../../devices/port-history.ts';
import { fault, type Fault } from '../../shared/base/fault.ts';
import { err, type Result } from '../../shared/base/result.ts';
import { mostHeld, type HeldDevice, type HeldReason } from '../../shared/domain/kiosk-request.ts';
import { portPathSchema } from '../../shared/domain/port-policy.ts';
import type { WardenRequest } from '../warden/warden-request.ts';

/** Written by assets/linux/install-jail.sh. */
export const ownEquipmentFile = '/etc/balie/own-equipment.json';

const ownEquipmentSchema = z
  .array(
    z.strictObject({ port: portPathSchema, id: z.string().regex(/^[0-9a-f]{4}:[0-9a-f]{4}$/u) }),
  )
  .max(64);

export interface JailKeeperParts {
  readonly own: readonly OwnEquipment[];
  readonly ask: (
    request: Exclude<WardenRequest, { do: 'watch-log' }>,
  ) => Promise<Result<null, Fault>>;
}

/**
 * Lets in what the policy allows. Whatever it does not name stays as the kernel holds it: outside, and
 * is kept on a list until it is unplugged or a technician lets it in.
 */
export class JailKeeper {
  readonly #parts: JailKeeperParts;
  readonly #held = new Map<string, HeldDevice>();
  #tell: (held: readonly HeldDevice[]) => void = () => {};

  constructor(parts: JailKeeperParts) {
    this.#parts = parts;
  }

  /**
   * Equipment of the kiosk itself, or a hub, which is only a way to others: these are judged whatever
   * their port is for.
   */
  isPartOfKiosk(device: DescribedDevice): boolean {
    return isOnlyHub(device) || this.#parts.own.some((one) => isOwn(one, device));
  }

  /** Puts a device out again whose port is not for reading any more. */
  async shutOut({ summary }: DescribedDevice): Promise<void> {
    this.unplugged(summary.deviceId);
    await this.#parts.ask({ do: 'deauthorise', port: summary.portPath });
  }

  async judge(device: DescribedDevice, past: Pick<PortPast, 'former'>): Promise<JailDecision> {
    const decision = decideJail(device, this.#parts.own, past);
    if (decision.allow === 'nothing') this.#hold(device, decision.because);
    const { deviceId, portPath: port } = device.summary;
    const deviceNumber = deviceNumberOf(deviceId);
    if (deviceNumber === null) return decision;
    if (decision.allow === 'device') {
      await this.#parts.ask({ do: 'authorise', port, deviceNumber });
    }
    if (decision.allow === 'interfaces') {
      const interfaces = [...decision.interfaces];
      await this.#parts.ask({ do: 'authorise-interfaces', port, deviceNumber, interfaces });
    }
    return decision;
  }

  /** Tells who is held, now and whenever that changes. */
  listen(tell: (held: readonly HeldDevice[]) => void): void {
    this.#tell = tell;
    this.#told();
  }

  /**
   * Lets in a held device because a technician says so. It holds for this attachment: the same device
   * plugged in again is judged anew.
   */
  async release(deviceId: string): Promise<Result<null, Fault>> {
    const held = this.#held.get(deviceId);
    const deviceNumber = deviceNumberOf(deviceId);
    if (held === undefined || deviceNumber === null) {
      return err(fault('device/gone', 'no such device is held'));
    }
    if (!held.releasable) return err(fault('device/denied', `never let in: ${held.because}`));
    const { portPath: port } = held.device;
    const asked = await this.#parts.ask({ do: 'authorise', port, deviceNumber });
    if (asked.ok) this.unplugged(deviceId);
    return asked;
  }

  unplugged(deviceId: string): void {
    if (this.#held.delete(deviceId)) this.#told();
  }

  #hold({ summary }: DescribedDevice, because: HeldReason): void {
    const releasable = mayBeReleased(because);
    this.#held.set(summary.deviceId, { device: summary, because, releasable });
    this.#told();
  }

  #told(): void {
    this.#tell([...this.#held.values()].slice(-mostHeld));
  }
}

/** The bus gives an id that ends in the device's address, with `:2` behind it the second time (usb-bus.ts). */
function deviceNumberOf(deviceId: string): number | null {
  const digits = /-(\d{1,3})(?::\d+)?$/u.exec(deviceId)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The kiosk's own equipment; null on a machine where no jail was installed. */
export async function loadOwnEquipment(file: string): Promise<readonly OwnEquipment[] | null> {
  try {
    const parsed = ownEquipmentSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (!parsed.success) return [];
    return parsed.data.map(({ port, id }) => ({
      portPath: port,
      vendorId: Number.parseInt(id.slice(0, 4), 16),
      productId: Number.parseInt(id.slice(5), 16),
    }));
  } catch (error) {
    // No file: no jail. A file that cannot be read allows nothing of our own, which is the safe side.
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return missing ? null : [];
  }
}
