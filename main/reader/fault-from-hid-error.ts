import { fault, type DeviceFault } from '../../shared/base/fault.ts';

/**
 * `node-hid` 3.4.0 and the hidapi in it give texts only: their own sentence and then the system's. This
 * is the only file that reads them, and its test pins them.
 */
const texts: readonly (readonly [RegExp, DeviceFault['code']])[] = [
  [/disconnected|No such device|No such file|Input\/output error|has been closed/iu, 'device/gone'],
  [/permission denied|Operation not permitted/iu, 'device/denied'],
  [/busy/iu, 'device/busy'],
  // The kernel's word for a stalled control transfer, as for a report that the device does not have.
  [/Broken pipe|Protocol error|Invalid argument/iu, 'device/stalled'],
  [/timed out/iu, 'device/timeout'],
  [/cannot open device/iu, 'device/denied'],
];

/** Translates what a call on a HID interface threw. An unknown text counts as a garbled answer. */
export function faultFromHidError(error: unknown): DeviceFault {
  const text = error instanceof Error ? error.message : String(error);
  for (const [pattern, code] of texts) if (pattern.test(text)) return fault(code, text);
  return fault('device/garbled', text);
}
