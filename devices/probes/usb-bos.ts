import { ok } from '../../shared/base/result.ts';
import { isAppleMobile } from '../../shared/domain/apple-device.ts';
import { reported, type Probe } from '../probe.ts';
import { parseBos } from '../usb/bos.ts';
import type { DevicePort } from '../port.ts';
import type { StopSignal } from '../../shared/base/stop-signal.ts';

/** GET_DESCRIPTOR of type BOS, USB 3.2 section 9.4.3. */
const bosSetup = {
  type: 'standard',
  recipient: 'device',
  request: 0x06,
  value: 0x0f00,
  index: 0,
} as const;

const headerLength = 5;
const longestBos = 1024;
const timeoutMs = 500;

/** How fast the device could be, and whether it tried a video mode in vain. */
export const usbBos: Probe = {
  id: 'usb-bos',
  layer: 'L0',
  deadlineMs: 1200,
  // A BOS exists from USB 2.01 on (USB 2.0 ECN "Link Power Management"). usbmuxd owns Apple's devices.
  matches: (device) =>
    !isAppleMobile(device.summary) && (device.descriptors?.usbVersionBcd ?? 0) >= 0x0201,

  async run({ port, stop, report }) {
    const reply = await readBos(port, stop);
    // USB 2.10 devices without a BOS stall; that is an answer and no fault.
    if (!reply.ok) return reply.fault.code === 'device/stalled' ? ok(null) : reply;
    const parsed = parseBos(reply.value);
    if (!parsed.ok) return parsed;
    const bos = parsed.value;
    report(reported('usb.superspeed-capable', bos.superSpeed || bos.superSpeedPlus));
    if (bos.microsoftOs) report(reported('usb.microsoft-os', true));
    if (bos.webUsb) report(reported('usb.web-usb', true));
    if (bos.containerId !== null) report(reported('usb.container', bos.containerId));
    if (bos.types.includes(0x0d))
      report(reported('usb.alternate-mode-failed', bos.alternateModeFailed));
    return ok(null);
  },
};

/** A container id is the same on all ports of one device and on no other device. */
function namesNoSpecimen(bytes: Uint8Array): boolean {
  const parsed = parseBos(bytes);
  return bytes.length <= headerLength || (parsed.ok && parsed.value.containerId === null);
}

/** First the header for the total length, then the whole. */
async function readBos(port: DevicePort, stop: StopSignal) {
  const ask = (length: number) =>
    port.exchange(
      { kind: 'control-in', setup: bosSetup, length },
      { timeoutMs, stop, keep: { when: namesNoSpecimen } },
    );
  const header = await ask(headerLength);
  if (!header.ok) return header;
  const total = (header.value[2] ?? 0) + (header.value[3] ?? 0) * 0x100;
  return ask(Math.min(Math.max(total, headerLength), longestBos));
}
