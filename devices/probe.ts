import type { Clock } from '../shared/base/clock.ts';
import type { DeviceFault } from '../shared/base/fault.ts';
import type { Result } from '../shared/base/result.ts';
import type { StopSignal } from '../shared/base/stop-signal.ts';
import type { DevicePrompt, Fact, Layer } from '../shared/domain/readout.ts';
import type { NewAdbKey } from './adb/key.ts';
import type { DescribedDevice } from './described-device.ts';
import type { ReaderTables } from './pack/reader-tables.ts';
import type { DevicePort } from './port.ts';

/** What a probe learnt; the runner adds where, when and in how long it was read. */
export interface ProbeFact extends Pick<Fact, 'key' | 'value' | 'unit' | 'confidence'> {
  /** When it is another one than the probe's. */
  readonly layer?: Layer;
}

/** What a probe works with during one run. */
export interface ProbeContext {
  readonly port: DevicePort;
  readonly device: DescribedDevice;
  readonly stop: StopSignal;
  /** For comparing with times that a device tells, and for measuring; deadlines are the runner's. */
  readonly clock: Clock;
  /** What is known of devices by tables, from the pack in force. */
  readonly tables: ReaderTables;
  /** Makes the key of this one reading; null when this kiosk does not use Android debugging. */
  readonly newAdbKey: NewAdbKey | null;
  /** Hands over a fact as soon as it is known, so that it survives a fault that comes later. */
  readonly report: (fact: ProbeFact) => void;
  /** Says what the visitor must do on the device now; null when it is done. The end of a probe is one too. */
  readonly prompt: (prompt: DevicePrompt | null) => void;
  /**
   * Tells a number that names this one specimen, as it stands in the answers, or null when it has none:
   * it is replaced in what is kept of the exchanges (docs/privacy.md, "Raw exchange").
   */
  readonly conceal?: (text: string | null) => void;
}

/**
 * One question to a device: when it applies, what it sends, what the reply means. It only reads; it
 * has no timers and no retries (docs/probes.md).
 */
export interface Probe {
  readonly id: string;
  readonly layer: Layer;
  /** The longest that all exchanges of one run may take together; the runner sees to it. */
  readonly deadlineMs: number;
  /** Left out of a reading when the runner has no such thing. */
  readonly needs?: 'adb-key';
  matches(device: DescribedDevice): boolean;
  run(context: ProbeContext): Promise<Result<null, DeviceFault>>;
}

/** A fact that the device says of itself. */
export function reported(key: string, value: Fact['value'], unit: Fact['unit'] = null): ProbeFact {
  return { key, value, unit, confidence: 'reported' };
}

/** A fact that we saw ourselves. */
export function measured(key: string, value: Fact['value'], unit: Fact['unit'] = null): ProbeFact {
  return { key, value, unit, confidence: 'measured' };
}

/** A fact that follows from others or from a table. */
export function derived(key: string, value: Fact['value'], unit: Fact['unit'] = null): ProbeFact {
  return { key, value, unit, confidence: 'derived' };
}
