import { ok } from '../../shared/base/result.ts';
import type { DescribedDevice } from '../described-device.ts';
import { hidInterfaces, interruptEndpoint } from '../hid/hid-interfaces.ts';
import { keyName, KeyWatch } from '../hid/key-watch.ts';
import { keysDown } from '../hid/keyboard-reports.ts';
import { typingSpeed } from '../hid/keystroke-speed.ts';
import { readReportDescriptor } from '../hid/read-report-descriptor.ts';
import type { HidReports } from '../hid/report-descriptor.ts';
import { measured, type Probe, type ProbeContext } from '../probe.ts';

/** How long it listens; a second is left for giving the keyboard back. */
const listenMs = 8000;
/** Each end of a wait may lose a report that comes at that very moment, so there are few; a stop waits for one. */
const longestWaitMs = 500;
const longestReport = 64;
/** More reports than any keyboard sends in that time at 1000 per second is no keyboard. */
const mostReports = 10_000;

/**
 * A test of keys while somebody presses them, away from the window system: the interface is taken
 * from the kernel's driver and its reports are read raw, so that nothing that is typed reaches the
 * kiosk. Which keys came, and in which order, is neither told nor kept: a visitor may type a password.
 * It begins when the visitor let the keyboard be read, and says on screen what to do.
 */
export const keyTest: Probe = {
  id: 'key-test',
  layer: 'L2',
  deadlineMs: 10_000,
  // Keys and scanners call themselves keyboards too, but have nothing to press.
  matches: (device) => device.summary.kind === 'keyboard' && keyPlace(device) !== null,

  async run(context) {
    const place = keyPlace(context.device);
    if (place === null) return ok(null);
    const reports = await readReportDescriptor(context, place.interfaceNumber);
    if (!reports.ok) return reports;
    context.prompt('press-keys');
    const watch = new KeyWatch();
    const { clock, port, report, stop } = context;
    const startedMs = clock.nowMs();
    const sinceStart = () => clock.nowMs() - startedMs;
    for (let read = 0; read < mostReports && sinceStart() < listenMs && !stop.aborted; read += 1) {
      // A transfer from an interrupt endpoint is asked for as from a bulk one (usb 3.1.0, WebUSB).
      const reply = await port.exchange(
        { kind: 'bulk-in', ...place, length: longestReport },
        { timeoutMs: Math.min(longestWaitMs, listenMs - sinceStart()), stop },
      );
      if (!reply.ok && reply.fault.code === 'device/timeout') continue;
      if (!reply.ok) return reply;
      const held = keysDown(reports.value, numbered(reports.value, reply.value));
      if (held !== null) watch.saw(held, sinceStart());
    }
    conclude(watch, sinceStart(), report);
    return ok(null);
  },
};

/** On the wire an unnumbered report has no number; the parsers want the 0. */
function numbered(reports: HidReports, bytes: Uint8Array): Uint8Array {
  return reports.reportIds.length > 0 ? bytes : Uint8Array.from([0, ...bytes]);
}

function conclude(watch: KeyWatch, endMs: number, report: ProbeContext['report']): void {
  const speed = typingSpeed(watch.downs);
  report(measured('keys.pressed', speed.keys, 'count'));
  report(measured('keys.different', watch.distinct, 'count'));
  report(measured('keys.bounces', watch.bounces, 'count'));
  report(measured('keys.stuck', watch.stuck(endMs).slice(0, 8).map(keyName)));
  if (speed.fastestGapMs !== null) {
    report(measured('keys.fastest-gap', speed.fastestGapMs / 1000, 'second'));
  }
  if (speed.medianGapMs !== null) {
    report(measured('keys.median-gap', speed.medianGapMs / 1000, 'second'));
  }
  if (speed.alarm !== null) report(measured('keys.alarm', speed.alarm));
}

/** The first boot keyboard; scanners call themselves one as well. */
function keyPlace(device: DescribedDevice) {
  for (const one of hidInterfaces(device)) {
    const endpoint = interruptEndpoint(one, 'in');
    // Subclass 1, protocol 1: boot keyboard (HID 1.11 sections 4.2 and 4.3).
    if (one.subclass === 1 && one.protocol === 1 && endpoint !== null) {
      return { interfaceNumber: one.number, endpoint };
    }
  }
  return null;
}
