import type { DescribedDevice } from '../../devices/described-device.ts';
import { type PortPolicy, type PortUse, portUseOf } from '../../shared/domain/port-policy.ts';
import type { TroubledPort } from '../../shared/domain/port-trouble.ts';

interface ClosedPort {
  readonly portPath: string;
  readonly use: PortUse;
}

/** A socket by its name, and by the one that it has on the bus of the other speed. */
interface Place {
  readonly portPath: string;
  readonly peerPath?: string;
}

/** No more are told of. */
const mostClosed = 64;

/** Knows what each port is for, and what stands at those that are not for reading. */
export class PortGate {
  readonly #tell: (closed: readonly ClosedPort[]) => void;
  readonly #first = Promise.withResolvers<void>();
  readonly #closed = new Map<string, ClosedPort & Place>();
  readonly #builtIn = new Set<string>();
  #policy: PortPolicy | null = null;

  constructor(tell: (closed: readonly ClosedPort[]) => void) {
    this.#tell = tell;
  }

  /** Comes once it is known what the ports are for. */
  get told(): Promise<void> {
    return this.#first.promise;
  }

  get isTold(): boolean {
    return this.#policy !== null;
  }

  use(policy: PortPolicy): void {
    this.#policy = policy;
    for (const [deviceId, place] of this.#closed) {
      const use = usedFor(policy, place);
      if (use === 'read') this.#closed.delete(deviceId);
      else this.#closed.set(deviceId, { ...place, use });
    }
    this.#told();
    this.#first.resolve();
  }

  /** Nothing is open before it was said what is. */
  isOpen(place: Place): boolean {
    return this.#policy !== null && usedFor(this.#policy, place) === 'read';
  }

  /** A closed port that brings no data does what it should; too much current is dangerous at any. */
  isWorthTelling({ portPath, trouble }: TroubledPort): boolean {
    return trouble === 'over-current' || this.isOpen({ portPath });
  }

  /** Stood there when the reader looked for the first time: nobody plugged it in before our eyes. */
  stoodThere(device: DescribedDevice): void {
    this.#builtIn.add(plugOf(device));
  }

  /**
   * Whether a device is no visitor's plug: a touch screen or webcam inside the kiosk stands there from
   * the start, and is the same one when it comes back by itself, as a screen does that slept.
   */
  isBuiltIn(device: DescribedDevice): boolean {
    return this.#builtIn.has(plugOf(device));
  }

  /** A device came to a port that is not for reading. */
  came(device: DescribedDevice): void {
    if (this.#policy === null) return;
    const place = placeOf(device);
    this.#closed.set(device.summary.deviceId, { ...place, use: usedFor(this.#policy, place) });
    this.#told();
  }

  /** A device left; true when it stood at such a port. */
  left(deviceId: string): boolean {
    const stood = this.#closed.delete(deviceId);
    if (stood) this.#told();
    return stood;
  }

  #told(): void {
    const closed = [...this.#closed.values()].slice(-mostClosed);
    this.#tell(closed.map(({ portPath, use }) => ({ portPath, use })));
  }
}

function plugOf({ summary: { portPath, vendorId, productId } }: DescribedDevice): string {
  return `${portPath} ${vendorId}:${productId}`;
}

export function placeOf({ summary: { portPath }, peerPath }: DescribedDevice): Place {
  return peerPath === undefined ? { portPath } : { portPath, peerPath };
}

function usedFor(policy: PortPolicy, { portPath, peerPath }: Place): PortUse {
  return portUseOf(policy, portPath, ...(peerPath === undefined ? [] : [peerPath]));
}
