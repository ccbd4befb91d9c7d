import type { DeviceFault } from '../../shared/base/fault.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import {
  knowsCommonLanguage,
  parseDeviceId,
  parseDeviceIdReply,
  type PrinterIdentity,
} from '../printer/device-id.ts';
import { printerInterface } from '../printer/printer-interface.ts';
import { derived, reported, type Probe, type ProbeContext } from '../probe.ts';
import type { UsbInterface } from '../usb/descriptors.ts';

const timeoutMs = 800;
/** Longer than any printer's text; the length in the answer is not believed. */
const longestId = 2048;

/** Which printer this is and which languages it prints. */
export const printerIdentity: Probe = {
  id: 'printer-identity',
  layer: 'L0',
  deadlineMs: 2000,
  matches: (device) => printerInterface(device) !== null,

  async run(context) {
    const place = printerInterface(context.device);
    if (place === null) return ok(null);
    const identity = await readIdentity(context, place);
    if (!identity.ok) return identity;
    const { device, report, conceal } = context;
    const { maker, model, serial, languages } = identity.value;
    conceal?.(serial);
    if (maker !== null) report(reported('printer.maker', maker));
    if (model !== null) report(reported('printer.model', model));
    // The serial number is personal data: said once, and by the descriptors when they have it.
    if (serial !== null && device.serial === null) report(reported('printer.serial', serial));
    if (languages.length > 0) report(reported('printer.languages', [...languages]));
    const common = knowsCommonLanguage(languages);
    if (common !== null) report(derived('printer.needs-own-driver', !common));
    return ok(null);
  },
};

/** What the kernel's printer driver read already, else asked of the printer. */
async function readIdentity(
  { port, device, stop }: ProbeContext,
  place: UsbInterface,
): Promise<Result<PrinterIdentity, DeviceFault>> {
  const options = { timeoutMs, stop, keep: { named: true } } as const;
  const configurations = device.descriptors?.configurations ?? [];
  const index = Math.max(
    0,
    configurations.findIndex((one) => one.interfaces.includes(place)),
  );
  const value = configurations[index]?.value ?? 1;
  const path = `${device.summary.portPath}:${value}.${place.number}/ieee1284_id`;
  const known = await port.exchange({ kind: 'sysfs-read', path, length: longestId }, options);
  if (!known.ok && known.fault.code === 'device/gone') return known;
  const parsed = known.ok ? parseDeviceId(known.value) : known;
  if (parsed.ok) return parsed;
  // GET_DEVICE_ID, USB Printer Class 1.1 section 4.2.1: configuration, then interface and alternate.
  const setup = {
    type: 'class',
    recipient: 'interface',
    request: 0,
    value: index,
    index: place.number * 0x100 + place.alternate,
  } as const;
  const reply = await port.exchange({ kind: 'control-in', setup, length: longestId }, options);
  return reply.ok ? parseDeviceIdReply(reply.value) : reply;
}
