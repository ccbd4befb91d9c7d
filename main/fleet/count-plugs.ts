import { z } from 'zod';
import type { Clock } from '../../shared/base/clock.ts';
import {
  type PortDay,
  type PortHappening,
  type PortTally,
  counted,
  daysTold,
  emptyTally,
  mostPorts,
  portDaySchema,
  possibleDays,
} from '../../shared/domain/fleet/port-health.ts';
import type { ReaderLink } from '../reader-link/reader-link.ts';
import type { SettingStore } from '../store/setting-store.ts';

const keptName = 'plugs';
const keptSchema = z.array(portDaySchema).max(mostPorts * daysTold);
/** Attachments that are remembered by their port; a kiosk has fewer at once. */
const mostAttached = 64;

/** Counts by port and day what was plugged in and what came of it, over restarts. Nothing of who or what. */
export class CountPlugs {
  readonly #parts: {
    readonly reader: ReaderLink;
    readonly settings: SettingStore;
    readonly clock: Clock;
  };
  readonly #portOf = new Map<string, string>();
  #tally: PortTally = emptyTally;
  #untold = true;
  #stopListening: readonly (() => void)[] = [];
  #keeping: Promise<unknown> = Promise.resolve();

  constructor(parts: {
    readonly reader: ReaderLink;
    readonly settings: SettingStore;
    readonly clock: Clock;
  }) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    const { clock, reader, settings } = this.#parts;
    const kept = await settings.get(keptName, keptSchema);
    if (kept.ok && kept.value !== null) {
      this.#tally = { days: possibleDays(kept.value, clock.nowMs()), last: {} };
    }
    this.#stopListening = [
      reader.on('device.attached', ({ deviceId, portPath }) => {
        if (this.#portOf.size >= mostAttached) this.#portOf.clear();
        this.#portOf.set(deviceId, portPath);
        this.#count(portPath, { type: 'data' });
      }),
      reader.on('device.detached', ({ deviceId }) => {
        this.#portOf.delete(deviceId);
      }),
      // Comes once at the end of a reading; read again, the device is still one plug.
      reader.on('readout.exchanges', ({ deviceId }) => {
        const portPath = this.#portOf.get(deviceId);
        if (portPath === undefined) return;
        this.#portOf.delete(deviceId);
        this.#count(portPath, { type: 'read' });
      }),
      reader.on('port.trouble', ({ portPath, trouble }) => {
        this.#count(portPath, { type: 'trouble', trouble });
      }),
    ];
  }

  async stop(): Promise<void> {
    for (const stop of this.#stopListening) stop();
    await this.#keeping;
  }

  /** What the desk was not told yet; null when it was told everything. */
  get untold(): readonly PortDay[] | null {
    return this.#untold ? this.#tally.days : null;
  }

  /** The desk has heard these days; what was counted since is told next time. */
  told(days: readonly PortDay[]): void {
    if (days === this.#tally.days) this.#untold = false;
  }

  #count(port: string, happening: PortHappening): void {
    // What another system than Linux calls a port is not told.
    if (!portDaySchema.shape.port.safeParse(port).success) return;
    const { clock, settings } = this.#parts;
    this.#tally = counted(this.#tally, port, happening, clock.nowMs());
    this.#untold = true;
    const { days } = this.#tally;
    // A count that is lost with the power is one plug of many.
    this.#keeping = this.#keeping.then(() => settings.keep(keptName, days));
  }
}
