import type { DescribedDevice } from '../../devices/described-device.ts';
import { builtInTables } from '../../devices/pack/reader-tables.ts';
import type { DevicePort } from '../../devices/port.ts';
import type { Probe, ProbeFact } from '../../devices/probe.ts';
import { StopSource } from '../../devices/stop-source.ts';
import { systemClock } from '../../shared/base/clock.ts';
import { RecordingPort } from './recording-port.ts';
import { transcriptText } from './transcript.ts';

/** One probe's run on one device, ready for `devices/probes/transcripts/`. */
export interface Recording {
  readonly transcript: string;
  readonly facts: readonly ProbeFact[];
  /** Null when the probe came to its end. */
  readonly fault: string | null;
}

/** Facts that name one specimen and not its model. */
const personal = /serial|imei|meid|iccid|udid|unique|mac-?address|wi-?fi|bluetooth/u;

/** Runs one probe over a port and writes down every byte, without serial numbers. */
export async function recordReading(
  probe: Probe,
  port: DevicePort,
  device: DescribedDevice,
  remarks: readonly string[],
): Promise<Recording> {
  const recording = new RecordingPort(port);
  const facts: ProbeFact[] = [];
  const context = {
    port: recording,
    device,
    clock: systemClock,
    stop: new StopSource().signal,
    report: (fact: ProbeFact) => void facts.push(fact),
    prompt: () => {},
    newAdbKey: null,
    tables: builtInTables,
  };
  const ended = await probe.run(context);
  const read = facts.filter(({ key }) => personal.test(key)).map(({ value }) => String(value));
  const secrets = device.serial === null ? read : [device.serial, ...read];
  return {
    transcript: transcriptText(remarks, recording.lines, secrets),
    facts,
    fault: ended.ok ? null : ended.fault.code,
  };
}
