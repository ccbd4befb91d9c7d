import type { Clock } from '../../shared/base/clock.ts';
import type { DeviceFault } from '../../shared/base/fault.ts';
import type { DevicePrompt } from '../../shared/domain/readout.ts';
import type { NewAdbKey } from '../adb/key.ts';
import { describe, type DescribedDevice } from '../described-device.ts';
import { builtInTables } from '../pack/reader-tables.ts';
import type { DevicePort } from '../port.ts';
import type { Probe, ProbeFact } from '../probe.ts';
import { StopSource } from '../stop-source.ts';
import { noUsbNames } from '../usb/usb-names.ts';
import type { SimulatedDevice } from './simulated-device.ts';

/** What time it is where probes are tried out. */
export const labClock: Clock = { nowMs: () => Date.UTC(2026, 10, 22, 9, 0, 0) };

/** A simulated device as a probe sees it, without a bus. */
export function described(device: SimulatedDevice): DescribedDevice {
  const { vendorId, productId, descriptors, bitsPerSecond, strings } = device;
  const attached = { vendorId, productId, descriptors, bitsPerSecond, strings, simulated: true };
  return describe({ deviceId: 'sim-1-1-1', portPath: '1-1', ...attached }, noUsbNames);
}

/** What one probe learns over a port: its facts by key, its fault, and what it asked of the visitor. */
export async function runProbe(
  probe: Probe,
  port: DevicePort,
  device: DescribedDevice,
  clock: Clock = labClock,
  newAdbKey: NewAdbKey | null = null,
): Promise<{
  readonly facts: Readonly<Record<string, ProbeFact['value']>>;
  readonly fault: DeviceFault['code'] | null;
  readonly prompts: readonly (DevicePrompt | null)[];
}> {
  const facts: Record<string, ProbeFact['value']> = {};
  const { signal } = new StopSource();
  const report = (fact: ProbeFact) => {
    facts[fact.key] = fact.value;
  };
  const prompts: (DevicePrompt | null)[] = [];
  const ended = await probe.run({
    port,
    device,
    stop: signal,
    clock,
    tables: builtInTables,
    newAdbKey,
    report,
    prompt: (prompt) => prompts.push(prompt),
  });
  return { facts, fault: ended.ok ? null : ended.fault.code, prompts };
}
