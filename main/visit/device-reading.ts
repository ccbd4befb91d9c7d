import { isAppleMobile } from '../../devices/apple/apple-device.ts';
import { type Fault, fault } from '../../shared/base/fault.ts';
import { type Result, err, ok } from '../../shared/base/result.ts';
import type { DeviceSummary, Layer, Readout } from '../../shared/domain/readout.ts';
import type { VisitDraft } from '../../shared/domain/visit.ts';
import type { ReaderLink } from '../reader-link/reader-link.ts';
import type { Visits } from './visits.ts';

export interface DeviceReadingParts {
  readonly reader: ReaderLink;
  readonly visits: Visits;
  readonly readUpTo: Layer;
  readonly readDeadlineMs: number;
  /** For devices that are read only after their owner has unlocked them and said yes on them. */
  readonly trustDeadlineMs: number;
  /** Whether Android phones are asked to allow debugging, which their owner must answer. */
  readonly androidDebugging: boolean;
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
    const { reader, visits, readUpTo } = this.parts;
    const draft = await visits.draft(visitId);
    if (!draft.ok) return draft;
    const { decision } = draft.value;
    if (decision?.choice !== 'read' || decision.device.deviceId !== deviceId) {
      return err(fault('input/invalid', 'The visitor did not allow reading this device'));
    }
    if (this.readingFor.has(visitId)) {
      return err(fault('device/busy', 'This visit reads a device already'));
    }
    this.readingFor.set(visitId, deviceId);
    try {
      const readout = await reader.call('device.read', {
        deviceId,
        upTo: readUpTo,
        deadlineMs: this.deadlineFor(decision.device),
      });
      if (!readout.ok) return readout;
      const after = await visits.append(visitId, { type: 'device-read', readout: readout.value });
      return after.ok ? ok({ readout: readout.value, draft: after.value }) : after;
    } finally {
      this.readingFor.delete(visitId);
    }
  }

  /** A deadline is the longest; a reading that has nothing more to ask ends before. */
  private deadlineFor(device: DeviceSummary): number {
    const { androidDebugging, readDeadlineMs, trustDeadlineMs } = this.parts;
    const mobile = device.kind === 'phone' || device.kind === 'tablet';
    const ownerIsAsked = isAppleMobile(device) || (androidDebugging && mobile);
    return ownerIsAsked ? Math.max(trustDeadlineMs, readDeadlineMs) : readDeadlineMs;
  }

  async stop(visitId: string): Promise<Result<null, Fault>> {
    const deviceId = this.readingFor.get(visitId);
    if (deviceId === undefined) return ok(null);
    const stopped = await this.parts.reader.call('device.stop-reading', { deviceId });
    return stopped.ok ? ok(null) : stopped;
  }
}
