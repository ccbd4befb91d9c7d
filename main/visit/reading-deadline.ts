import { isAppleMobile } from '../../devices/apple/apple-device.ts';
import type { DeviceSummary } from '../../shared/domain/readout.ts';

/** How long readings may take here. */
export interface ReadingDeadlines {
  /** Whether Android phones are asked to allow debugging, which their owner must answer. */
  readonly androidDebugging: boolean;
  readonly readDeadlineMs: number;
  /** For devices that are read only after their owner has unlocked them and said yes on them. */
  readonly trustDeadlineMs: number;
}

/** The longest that reading this device may take; a reading that has nothing more to ask ends before. */
export function readingDeadlineMs(device: DeviceSummary, deadlines: ReadingDeadlines): number {
  const { androidDebugging, readDeadlineMs, trustDeadlineMs } = deadlines;
  const mobile = device.kind === 'phone' || device.kind === 'tablet';
  const ownerIsAsked = isAppleMobile(device) || (androidDebugging && mobile);
  return ownerIsAsked ? Math.max(trustDeadlineMs, readDeadlineMs) : readDeadlineMs;
}
