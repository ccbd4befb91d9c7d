import { fault, type DeviceFault, type Fault } from '../../shared/base/fault.ts';

/**
 * `usb` 3.1.0 gives every Error the code 'GenericFailure', so its text is all there is. Texts seen in
 * the USB lab; this is the only file that reads them, and its test pins them.
 */
const deviceTexts: readonly (readonly [RegExp, DeviceFault['code']])[] = [
  [/Disconnected|device not found|No such device|errno 19\)|errno 2\)/iu, 'device/gone'],
  [/permission denied|errno 13\)|errno 1\)/iu, 'device/denied'],
  [/busy|errno 16\)/iu, 'device/busy'],
  // Of a control transfer "endpoint stalled", of any other "Stall".
  [/\bstall(?:ed)?\b/iu, 'device/stalled'],
  // A transfer that passed its timeout is reported as cancelled.
  [/Cancelled/iu, 'device/timeout'],
  // A call that needs the native object while a transfer still holds it, and a second transfer on an
  // endpoint that has one.
  [/borrowed mutably|endpoint not found/iu, 'device/busy'],
  [/not supported|not implemented/iu, 'device/unsupported'],
];

/** Translates what a call on one device threw. An unknown text counts as a garbled answer. */
export function faultFromUsbError(error: unknown): DeviceFault {
  const text = textOf(error);
  for (const [pattern, code] of deviceTexts) if (pattern.test(text)) return fault(code, text);
  return fault('device/garbled', text);
}

/** Translates what listing or watching the bus threw, or null when it is no error of the library. */
export function busFaultFromUsbError(error: unknown): Fault | null {
  const text = textOf(error);
  if (/\/sys\/bus\/usb\S* not found/u.test(text)) return fault('bus/missing', text);
  if (!/(?:getDevices|addAttach|addDetach|watch|hotplug)\w* error/iu.test(text)) return null;
  return fault(/permission|errno 13\)/iu.test(text) ? 'bus/denied' : 'bus/missing', text);
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
