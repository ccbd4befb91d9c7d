import type { Probe } from '../probe.ts';
import { simulatedDevice } from './catalogue.ts';
import { ReplayPort } from './replay-port.ts';
import { described, runProbe } from './run-probe.ts';
import type { SimulatedDevice } from './simulated-device.ts';

/** The simulated device of that name; a test that asks for another is wrong. */
export function simulated(name: string): SimulatedDevice {
  const device = simulatedDevice(name);
  if (device === undefined) throw new Error(`No simulated device ${name}`);
  return device;
}

/** What a probe learns from a transcript, all of whose bytes it must ask for. */
export async function replayed(probe: Probe, transcript: string, deviceName: string) {
  const port = new ReplayPort(transcript);
  const learnt = await runProbe(probe, port, described(simulated(deviceName)));
  port.finished();
  return learnt;
}
