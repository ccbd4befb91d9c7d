import { ok } from '../../shared/base/result.ts';
import { isAppleMobile } from '../../shared/domain/apple-device.ts';
import { appleBattery, healthPercent } from '../apple/battery.ts';
import { appleReply, refusalOf } from '../apple/lockdown.ts';
import { derived, reported, type Probe } from '../probe.ts';

/**
 * How worn and how warm the battery of an iPhone or iPad is. `battery.health-percent` is our estimate
 * from two figures of the battery; Apple's own under "Battery Health" may differ by some percent.
 */
export const iphoneBattery: Probe = {
  id: 'iphone-battery',
  layer: 'L2',
  deadlineMs: 8000,
  matches: (device) => isAppleMobile(device.summary),

  async run({ port, stop, report }) {
    const request = { Request: 'IORegistry', EntryName: 'AppleSmartBattery' };
    const reply = await appleReply({ port, stop }, 'diagnostics', request);
    if (!reply.ok) return reply;
    // Without trust there is nothing to say that `iphone-trusted` has not said.
    if (refusalOf(reply.value) !== null) return ok(null);
    const battery = appleBattery(reply.value);
    if (battery === null) return ok(null);
    if (battery.cycles !== null) report(reported('battery.cycles', battery.cycles, 'count'));
    const unit = 'milliampere-hour';
    if (battery.designMilliampereHours !== null) {
      report(reported('battery.design-capacity', battery.designMilliampereHours, unit));
    }
    if (battery.nominalMilliampereHours !== null) {
      report(reported('battery.nominal-capacity', battery.nominalMilliampereHours, unit));
    }
    if (battery.fullMilliampereHours !== null) {
      report(reported('battery.full-capacity', battery.fullMilliampereHours, unit));
    }
    if (battery.celsius !== null) {
      report(reported('battery.temperature', battery.celsius, 'degree-celsius'));
    }
    if (battery.millivolts !== null) {
      report(reported('battery.voltage', battery.millivolts, 'millivolt'));
    }
    const percent = healthPercent(battery);
    if (percent !== null) report(derived('battery.health-percent', percent, 'percent'));
    return ok(null);
  },
};
