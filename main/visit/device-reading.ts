import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { ExchangeRecord } from '../../shared/domain/exchange-record.ts';
import type { Readout } from '../../shared/domain/readout.ts';
import type { VisitDraft } from '../../shared/domain/visit.ts';
import { mayRead } from '../../shared/domain/visit-flow.ts';
import type { KioskConfig } from '../../shared/domain/kiosk-config.ts';
import type { Log } from '../log/log.ts';
import type { ReaderLink } from '../reader-link/reader-link.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import { type ReadingDeadlines, readingDeadlineMs } from './reading-deadline.ts';
import type { Visits } from './visits.ts';

export interface DeviceReadingParts extends ReadingDeadlines {
  readonly reader: ReaderLink;
  readonly visits: Visits;
  readonly exchanges: ExchangeStore;
  readonly log: Log;
  /** How the kiosk is configured now. */
  readonly config: () => KioskConfig;
}

/** Reads devices for visits that allowed it, and only the device that they allowed. */
export class DeviceReading {
  private readonly parts: DeviceReadingParts;
  private readonly readingFor = new Map<string, string>();

  constructor(parts: DeviceReadingParts) {
    this.parts = parts;
  }

  /** Whether some visit reads this device now, so that its progress may be shown. */
  isReading(deviceId: string): boolean {
    return [...this.readingFor.values()].includes(deviceId);
  }

  async read(
    visitId: string,
    deviceId: string,
  ): Promise<Result<{ readout: Readout; draft: VisitDraft }, Fault>> {
    const { reader, visits, config } = this.parts;
    const draft = await visits.draft(visitId);
    if (!draft.ok) return draft;
    const { decision } = draft.value;
    if (decision?.choice !== 'read' || decision.device.deviceId !== deviceId) {
      return err(notAllowed());
    }
    if (this.readingFor.has(visitId)) {
      return err(fault('device/busy', 'This visit reads a device already'));
    }
    this.readingFor.set(visitId, deviceId);
    const told: ExchangeRecord[] = [];
    const stopListening = reader.on('readout.exchanges', ({ deviceId: of, record }) => {
      if (of === deviceId) told.push(record);
    });
    try {
      const readout = await reader.call('device.read', {
        deviceId,
        upTo: config().readUpTo,
        deadlineMs: readingDeadlineMs(decision.device, this.parts),
      });
      if (!readout.ok) return readout;
      // A stopped reading takes a second to end, in which its visitor may have said otherwise.
      const now = await visits.draft(visitId);
      if (!now.ok) return now;
      if (!mayRead(now.value.decision, readout.value.device.deviceId)) return err(notAllowed());
      const kept = await this.withExchanges(visitId, readout.value, told);
      const after = await visits.append(visitId, { type: 'device-read', readout: kept });
      return after.ok ? ok({ readout: kept, draft: after.value }) : after;
    } finally {
      stopListening();
      this.readingFor.delete(visitId);
    }
  }

  /**
   * The readout with the hash of what was asked and answered, which is kept before it and travels on its
   * own. An expert can do without it, so the visitor is not told when it cannot be kept.
   */
  private async withExchanges(
    visitId: string,
    readout: Readout,
    told: readonly ExchangeRecord[],
  ): Promise<Readout> {
    const record = told.find(({ readoutId }) => readoutId === readout.readoutId);
    if (record === undefined || record.probes.length === 0) return readout;
    const hash = await this.parts.exchanges.add(visitId, record);
    if (hash.ok) return { ...readout, exchangesHash: hash.value };
    this.parts.log.error('A record of exchanges cannot be kept', { fault: hash.fault.code });
    return readout;
  }

  async stop(visitId: string): Promise<Result<null, Fault>> {
    const deviceId = this.readingFor.get(visitId);
    if (deviceId === undefined) return ok(null);
    const stopped = await this.parts.reader.call('device.stop-reading', { deviceId });
    return stopped.ok ? ok(null) : stopped;
  }
}

function notAllowed(): Fault {
  return fault('input/invalid', 'The visitor did not allow reading this device');
}
