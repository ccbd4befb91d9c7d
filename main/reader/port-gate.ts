import { type PortPolicy, type PortUse, portUseOf } from '../../shared/domain/port-policy.ts';
import type { TroubledPort } from '../../shared/domain/port-trouble.ts';
import type { DeviceSummary } from '../../shared/domain/readout.ts';

interface ClosedPort {
  readonly portPath: string;
  readonly use: PortUse;
}

/** No more are told of. */
const mostClosed = 64;

/** Knows what each port is for, and what stands at those that are not for reading. */
export class PortGate {
  readonly #tell: (closed: readonly ClosedPort[]) => void;
  readonly #first = Promise.withResolvers<void>();
  readonly #closed = new Map<string, ClosedPort>();
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
    for (const [deviceId, { portPath }] of this.#closed) {
      const use = portUseOf(policy, portPath);
      if (use === 'read') this.#closed.delete(deviceId);
      else this.#closed.set(deviceId, { portPath, use });
    }
    this.#told();
    this.#first.resolve();
  }

  /** Nothing is open before it was said what is. */
  isOpen(portPath: string): boolean {
    return this.#policy !== null && portUseOf(this.#policy, portPath) === 'read';
  }

  /** A closed port that brings no data does what it should; too much current is dangerous at any. */
  isWorthTelling({ portPath, trouble }: TroubledPort): boolean {
    return trouble === 'over-current' || this.isOpen(portPath);
  }

  /** A device came to a port that is not for reading. */
  came({ deviceId, portPath }: DeviceSummary): void {
    if (this.#policy === null) return;
    this.#closed.set(deviceId, { portPath, use: portUseOf(this.#policy, portPath) });
    this.#told();
  }

  /** A device left; true when it stood at such a port. */
  left(deviceId: string): boolean {
    const stood = this.#closed.delete(deviceId);
    if (stood) this.#told();
    return stood;
  }

  #told(): void {
    this.#tell([...this.#closed.values()].slice(-mostClosed));
  }
}
