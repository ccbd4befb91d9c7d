import { ok } from '../../shared/base/result.ts';
import { clockOffsetSeconds } from '../mtp/clock-offset.ts';
import { operation, property, responseCode } from '../mtp/codes.ts';
import { parseDeviceInfo, parseTextValue } from '../mtp/datasets.ts';
import { findMtp, mayHaveMtp } from '../mtp/place.ts';
import { MtpSession } from '../mtp/session.ts';
import { derived, type Probe } from '../probe.ts';

/**
 * How far a camera's clock is off: photos with a wrong date get lost. Only of cameras that offer the
 * property DateTime (PTP, ISO 15740:2013 section 13.5.16); many Canons keep it to themselves.
 */
export const cameraClock: Probe = {
  id: 'camera-clock',
  layer: 'L1',
  deadlineMs: 8000,
  matches: (device) => device.summary.kind === 'camera' && mayHaveMtp(device),

  async run({ device, port, stop, report, clock, conceal }) {
    const place = await findMtp(device, port, stop);
    if (place === null) return ok(null);
    const session = new MtpSession(port, place, stop);
    const described = await session.askOutsideSession(operation.getDeviceInfo);
    if (!described.ok) return described;
    const info = parseDeviceInfo(described.value.data);
    if (!info.ok) return info;
    conceal?.(info.value.serial);
    if (!info.value.properties.includes(property.dateTime)) return ok(null);
    const opened = await session.open();
    if (!opened.ok) return opened;
    const reply = await session.ask(operation.getDevicePropValue, [property.dateTime]);
    if (!reply.ok) return reply;
    if (reply.value.code === responseCode.ok) {
      const time = parseTextValue(reply.value.data);
      if (!time.ok) return time;
      const offset = clockOffsetSeconds(time.value, clock.nowMs());
      if (offset !== null) report(derived('camera.clock-offset', offset, 'second'));
    }
    await session.close();
    return ok(null);
  },
};
