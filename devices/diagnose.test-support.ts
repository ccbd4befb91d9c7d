import type { Fact, Finding } from '../shared/domain/readout.ts';
import { describe } from './described-device.ts';
import { diagnose, type DiagnoseRequest } from './diagnose.ts';
import type { Probe } from './probe.ts';
import { probes } from './registry.ts';
import { simulatedDevice } from './simulated/catalogue.ts';
import { ManualTime } from './simulated/manual-time.ts';
import { SimulatedBus } from './simulated/simulated-bus.ts';
import { StopSource } from './stop-source.ts';
import { noUsbNames } from './usb/usb-names.ts';

interface Options {
  readonly upTo?: 'L0' | 'L1' | 'L2';
  readonly deadlineMs?: number;
  readonly probes?: readonly Probe[];
  readonly request?: Partial<DiagnoseRequest>;
  /** Called with every fact, and the hands that end the reading. */
  readonly onFact?: (fact: Fact, ends: { stop: StopSource; unplug: () => void }) => void;
}

const readoutId = '01a2024b-7ffe-752c-995f-d26433f30d17';

/** Reads a device of the catalogue on a bus of its own, in manual time. */
export async function read(name: string, options: Options = {}) {
  const device = simulatedDevice(name);
  if (device === undefined) throw new Error(`No simulated device ${name}`);
  const time = new ManualTime();
  const bus = new SimulatedBus(time, 5);
  const stop = new StopSource();
  const gone = new StopSource();
  const attached = bus.plug(device, '1-2');
  await bus.start({ attached() {}, detached: () => gone.stop(), stateChanged() {} });
  const facts: Fact[] = [];
  const findings: Finding[] = [];
  const startedMs = time.nowMs();
  const reading = diagnose(
    { clock: time, timers: time, probes: options.probes ?? probes, newReadoutId: () => readoutId },
    {
      device: describe(attached, noUsbNames),
      open: () => bus.open(attached.deviceId),
      hidUsages: () => bus.hidUsages(attached.deviceId),
      upTo: options.upTo ?? 'L1',
      deadlineMs: options.deadlineMs ?? 30_000,
      stop: stop.signal,
      gone: gone.signal,
      onFact(fact) {
        facts.push(fact);
        options.onFact?.(fact, { stop, unplug: () => bus.unplug('1-2') });
      },
      onFinding: (finding) => findings.push(finding),
      onPrompt: () => undefined,
      ...options.request,
    },
  );
  const readout = await time.until(reading, 120_000);
  return { readout, facts, findings, tookMs: time.nowMs() - startedMs };
}

export const codesOf = (findings: readonly Finding[]) => findings.map((finding) => finding.code);
