import { isAppleMobile } from '../../shared/domain/apple-device.ts';
import type { DeviceSummary } from '../../shared/domain/readout.ts';
import type { KioskConfig } from '../../shared/domain/kiosk-config.ts';

/** How long readings may take here. */
export interface ReadingDeadlines {
  /** Whether Android phones are asked to allow debugging, which their owner must answer. */
  readonly androidDebugging: boolean;
  /** How the kiosk is configured now. */
  readonly config: () => Pick<KioskConfig, 'readDeadlineMs' | 'trustDeadlineMs'>;
}

/** The longest that reading this device may take; a reading that has nothing more to ask ends before. */
export function readingDeadlineMs(device: DeviceSummary, deadlines: ReadingDeadlines): number {
  const { androidDebugging, config } = deadlines;
  const { readDeadlineMs, trustDeadlineMs } = config();
  const mobile = device.kind === 'phone' || device.kind === 'tablet';
  const ownerIsAsked = isAppleMobile(device) || (androidDebugging && mobile);
  return ownerIsAsked ? Math.max(trustDeadlineMs, readDeadlineMs) : readDeadlineMs;
}
