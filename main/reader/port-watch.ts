import type { DescribedDevice } from '../../devices/described-device.ts';
import type { KernelObservation } from '../../devices/kernel-log/observation.ts';
import { identityOf, PortHistory, type PortPast } from '../../devices/port-history.ts';
import type { PortTexts, Surroundings } from '../../devices/surroundings.ts';
import type { Timers } from '../../devices/timers.ts';
import type { Clock } from '../../shared/base/clock.ts';
import type { PortTrouble, TroubledPort } from '../../shared/domain/port-trouble.ts';

export interface PortWatchParts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly onTrouble: (trouble: TroubledPort) => void;
}

/** A device that the kernel noticed appears within 0.7 s; after this time something holds it up. */
const noAnswerMs = 2000;
/** USB Power Delivery settles within a second; the device itself then takes as long as any. */
const powerOnlyMs = 3000;
const slackMs = 2000;
/** The same trouble at the same port is told once in this time. */
const repeatMs = 10_000;

/** Puts together what bus and kernel log say of each port, and tells trouble that no device shows. */
export class PortWatch {
  readonly #parts: PortWatchParts;
  readonly #history = new PortHistory();
  readonly #portOf = new Map<string, string>();
  readonly #expected = new Map<string, () => void>();
  #attachments = 0;
  #lastAttachedAtMs = Number.NEGATIVE_INFINITY;
  readonly #toldAtMs = new Map<string, number>();

  constructor(parts: PortWatchParts) {
    this.#parts = parts;
  }

  attached(device: DescribedDevice): void {
    const { deviceId, portPath } = device.summary;
    this.#portOf.set(deviceId, portPath);
    this.#expected.get(portPath)?.();
    const nowMs = this.#parts.clock.nowMs();
    this.#attachments += 1;
    this.#lastAttachedAtMs = nowMs;
    this.#tell(portPath, this.#history.attached(portPath, identityOf(device), nowMs));
  }

  detached(deviceId: string): void {
    const portPath = this.#portOf.get(deviceId);
    if (portPath === undefined) return;
    this.#portOf.delete(deviceId);
    this.#history.detached(portPath, this.#parts.clock.nowMs());
  }

  observed(observation: KernelObservation): void {
    const { portPath } = observation;
    const trouble = this.#history.observed(observation, this.#parts.clock.nowMs());
    // The kernel gives up in its own words, which say more than our waiting would.
    if (trouble !== null) this.#expected.get(portPath)?.();
    this.#tell(portPath, trouble);
    if (observation.type === 'announced') this.#expect(portPath);
    if (observation.type === 'gone') this.#expected.get(portPath)?.();
  }

  /** Something with USB-C came. Which port it belongs to is not known, so any device answers for it. */
  partnerCame(connector: string): void {
    const before = this.#attachments;
    this.#parts.timers.after(powerOnlyMs, () => {
      // A device may be told shortly before its connector is.
      const nowMs = this.#parts.clock.nowMs();
      const recent = nowMs - this.#lastAttachedAtMs < powerOnlyMs + slackMs;
      if (this.#attachments === before && !recent) this.#tell(connector, 'power-only');
    });
  }

  past(portPath: string): PortPast {
    return this.#history.of(portPath, this.#parts.clock.nowMs());
  }

  /** The place of a device among all that are there. */
  surroundings(
    device: DescribedDevice,
    all: readonly DescribedDevice[],
    texts: PortTexts | null,
    kernelLogHeard: boolean | null,
  ): Surroundings {
    const { deviceId, portPath } = device.summary;
    const ownMs = this.#history.attachedAtMs(portPath);
    return {
      texts,
      kernelLogHeard,
      past: this.past(portPath),
      neighbours: all
        .filter((one) => one.summary.deviceId !== deviceId)
        .map((one) => {
          const atMs = this.#history.attachedAtMs(one.summary.portPath);
          const secondsLater = atMs === null || ownMs === null ? null : (atMs - ownMs) / 1000;
          return { device: one, secondsLater };
        }),
    };
  }

  #expect(portPath: string): void {
    if (this.#history.isPresent(portPath) || this.#expected.has(portPath)) return;
    const forget = this.#parts.timers.after(noAnswerMs, () => {
      this.#expected.delete(portPath);
      if (!this.#history.isPresent(portPath)) this.#tell(portPath, 'no-answer');
    });
    this.#expected.set(portPath, () => {
      this.#expected.delete(portPath);
      forget();
    });
  }

  #tell(portPath: string, trouble: PortTrouble | null): void {
    if (trouble === null) return;
    const nowMs = this.#parts.clock.nowMs();
    const key = `${portPath} ${trouble}`;
    const toldAtMs = this.#toldAtMs.get(key);
    if (toldAtMs !== undefined && nowMs - toldAtMs < repeatMs) return;
    for (const [old, atMs] of this.#toldAtMs)
      if (nowMs - atMs >= repeatMs) this.#toldAtMs.delete(old);
    this.#toldAtMs.set(key, nowMs);
    this.#parts.onTrouble({ portPath, trouble });
  }
}
