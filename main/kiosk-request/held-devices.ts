import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import type { HeldDevice } from '../../shared/domain/kiosk-request.ts';
import type { ReaderLink } from '../reader-link/reader-link.ts';

/** What the jail holds, as the core knows it: a reader that starts again judges everything anew. */
export class HeldDevices {
  private readonly reader: ReaderLink;
  private held: readonly HeldDevice[] = [];
  private readonly released = new Set<string>();
  private readonly stops: readonly (() => void)[];

  constructor(reader: ReaderLink, onChange: () => void) {
    this.reader = reader;
    this.stops = [
      reader.on('jail.changed', ({ held }) => {
        this.held = held;
        onChange();
      }),
      reader.on('device.detached', ({ deviceId }) => {
        this.released.delete(deviceId);
      }),
    ];
  }

  /** Without those that were let in: the kernel keeps them in although a new reader lists them. */
  get now(): readonly HeldDevice[] {
    return this.held.filter(({ device }) => !this.released.has(device.deviceId));
  }

  async release(deviceId: string): Promise<Result<unknown, Fault>> {
    const done = await this.reader.call('jail.release', { deviceId });
    if (done.ok) this.released.add(deviceId);
    return done;
  }

  stop(): void {
    for (const stop of this.stops) stop();
  }
}
