import type { DeviceSummary } from '../../shared/domain/readout.ts';

/** Whom to tell that a device came or went. */
interface DeviceTold {
  readonly came: (device: DeviceSummary) => void;
  readonly left: (deviceId: string) => void;
}

/**
 * What is plugged in, over all lives of the reader process. A new life may give a device that stayed another
 * id, and tells of it before it is asked what is there. That waits for its list, so that it is told first
 * what is gone: the other way round a screen would say of a device that stayed that its cable came out.
 */
export class AttachedDevices {
  private readonly told: DeviceTold;
  private readonly attached = new Map<string, DeviceSummary>();
  /** What was heard of a new life before its list; null when its list is known. */
  private early: (() => void)[] | null = null;

  constructor(told: DeviceTold) {
    this.told = told;
  }

  /** A new life begins: only its list tells how it stands. */
  awaitList(): void {
    this.early = [];
  }

  /** What is attached now, or null when it could not be listed; then what was heard goes on. */
  listed(devices: readonly DeviceSummary[] | null): void {
    const early = this.early ?? [];
    this.early = null;
    if (devices !== null) {
      const now = new Set(devices.map(({ deviceId }) => deviceId));
      for (const deviceId of [...this.attached.keys()]) if (!now.has(deviceId)) this.left(deviceId);
      for (const device of devices) this.came(device);
    }
    for (const tell of early) tell();
  }

  came(device: DeviceSummary): void {
    if (this.early !== null) {
      this.early.push(() => this.came(device));
      return;
    }
    if (this.attached.has(device.deviceId)) return;
    this.attached.set(device.deviceId, device);
    this.told.came(device);
  }

  left(deviceId: string): void {
    if (this.early !== null) {
      this.early.push(() => this.left(deviceId));
      return;
    }
    if (this.attached.delete(deviceId)) this.told.left(deviceId);
  }
}
