import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { hidInterfaces } from '../hid/hid-interfaces.ts';
import {
  featureLength,
  upsChargePercent,
  upsPlaces,
  upsRuntimeSeconds,
  type UpsFigure,
} from '../hid/power-device.ts';
import { readReportDescriptor } from '../hid/read-report-descriptor.ts';
import type { HidReports } from '../hid/report-descriptor.ts';
import { valueOf, type ValuePlace } from '../hid/report-values.ts';
import { keepAll } from '../port.ts';
import { reported, type Probe, type ProbeContext } from '../probe.ts';

const timeoutMs = 500;

/** How a UPS and its battery are. It only reads: no test of the battery is started. */
export const upsStatus: Probe = {
  id: 'ups-status',
  layer: 'L1',
  deadlineMs: 6000,
  // Makers that the list of kinds does not know are recognised by their report descriptor.
  matches: (device) =>
    hidInterfaces(device).length > 0 && ['ups', 'unknown'].includes(device.summary.kind),

  async run(context) {
    for (const { number } of hidInterfaces(context.device)) {
      const reports = await readReportDescriptor(context, number);
      if (!reports.ok) return reports;
      const places = upsPlaces(reports.value);
      if (places.size === 0) continue;
      const values = await readFigures(context, number, reports.value, places);
      if (!values.ok) return values;
      reportFigures(values.value, places, context.report);
      return ok(null);
    }
    return context.device.summary.kind === 'ups'
      ? err(fault('device/unsupported', 'no power figures in its feature reports'))
      : ok(null);
  },
};

type Places = ReadonlyMap<UpsFigure, ValuePlace>;

/** Reads every report that holds a figure once; one that the device refuses is left out. */
async function readFigures(
  { port, stop }: ProbeContext,
  interfaceNumber: number,
  reports: HidReports,
  places: Places,
): Promise<Result<ReadonlyMap<UpsFigure, number>, DeviceFault>> {
  const values = new Map<UpsFigure, number>();
  const ids = new Set([...places.values()].map(({ field }) => field.reportId));
  for (const reportId of ids) {
    const length = featureLength(reports, reportId);
    const reply = await port.exchange(
      { kind: 'hid-feature-in', interfaceNumber, reportId, length },
      { timeoutMs, stop, keep: keepAll },
    );
    if (!reply.ok && reply.fault.code === 'device/stalled') continue;
    if (!reply.ok) return reply;
    for (const [figure, place] of places) {
      if (place.field.reportId !== reportId) continue;
      const value = valueOf(reply.value, place);
      if (value !== null) values.set(figure, value);
    }
  }
  return ok(values);
}

function reportFigures(
  values: ReadonlyMap<UpsFigure, number>,
  places: Places,
  report: ProbeContext['report'],
): void {
  const flag = (figure: UpsFigure) => {
    const value = values.get(figure);
    return value === undefined ? null : value !== 0;
  };
  const mains = flag('mainsPresent');
  if (mains !== null) report(reported('ups.mains-present', mains));
  const discharging = flag('discharging');
  if (discharging !== null) report(reported('ups.discharging', discharging));
  const charging = flag('charging');
  if (charging !== null) report(reported('ups.charging', charging));
  const battery = flag('batteryPresent');
  if (battery !== null) report(reported('ups.battery-present', battery));
  const replace = flag('needsReplacement');
  if (replace !== null) report(reported('ups.needs-replacement', replace));
  const overload = flag('overload');
  if (overload !== null) report(reported('ups.overloaded', overload));
  const failure = flag('internalFailure');
  if (failure !== null) report(reported('ups.internal-failure', failure));
  const charge = values.get('charge');
  const chargePlace = places.get('charge');
  if (charge !== undefined && chargePlace !== undefined) {
    const percent = upsChargePercent(charge, values.get('capacityMode') ?? null, chargePlace);
    if (percent !== null) report(reported('ups.charge', percent, 'percent'));
  }
  const runtime = values.get('runtime');
  const runtimePlace = places.get('runtime');
  if (runtime !== undefined && runtimePlace !== undefined) {
    const left = upsRuntimeSeconds(runtime, runtimePlace);
    if (left !== null) report(reported('ups.runtime', left, 'second'));
  }
  const load = values.get('load');
  if (load !== undefined && load <= 200) report(reported('ups.load', load, 'percent'));
}
