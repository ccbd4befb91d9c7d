import type { DeviceFault } from '../../shared/base/fault.ts';
import { err, ok } from '../../shared/base/result.ts';
import { hidInterfaces } from '../hid/hid-interfaces.ts';
import { keyCodeCount } from '../hid/keyboard-reports.ts';
import { readReportDescriptor } from '../hid/read-report-descriptor.ts';
import type { HidReports } from '../hid/report-descriptor.ts';
import { usageName } from '../hid/usage-names.ts';
import { reported, type Probe } from '../probe.ts';

/** What the HID interfaces are for by their own report descriptors, whatever their class codes say. */
export const hidCollections: Probe = {
  id: 'hid-collections',
  layer: 'L0',
  deadlineMs: 2000,
  matches: (device) => hidInterfaces(device).length > 0,

  async run(context) {
    const read: HidReports[] = [];
    let refused: DeviceFault | null = null;
    for (const { number } of hidInterfaces(context.device)) {
      const reports = await readReportDescriptor(context, number);
      // Another driver may hold one interface; that is no reason to be silent about the others.
      if (!reports.ok && (reports.fault.code === 'device/gone' || context.stop.aborted)) {
        return reports;
      }
      if (reports.ok) read.push(reports.value);
      else refused = reports.fault;
    }
    if (read.length === 0) return refused === null ? ok(null) : err(refused);
    const names = read
      .flatMap((one) => one.collections)
      .map(({ usagePage, usage }) => usageName(usagePage, usage));
    const keyCodes = Math.max(...read.map(keyCodeCount));
    const reportIds = read.reduce((sum, one) => sum + one.reportIds.length, 0);
    context.report(reported('hid.collections', [...new Set(names)].slice(0, 16)));
    if (keyCodes > 0) context.report(reported('hid.key-codes', keyCodes, 'count'));
    context.report(reported('hid.numbered-reports', reportIds, 'count'));
    return ok(null);
  },
};
