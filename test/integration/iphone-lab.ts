import type { DevicePort } from '../../devices/port.ts';
import type { Timers } from '../../devices/timers.ts';
import { simulatedDevice } from '../../devices/simulated/catalogue.ts';
import { healthyIphone } from '../../devices/simulated/iphones.ts';
import type { PairAnswer, Supervisor } from '../../devices/simulated/lockdown-answers.ts';
import { described } from '../../devices/simulated/run-probe.ts';
import { StopSource } from '../../devices/stop-source.ts';
import { AppleDevices, type AppleDevicesParts } from '../../main/reader/apple/apple-devices.ts';
import { nodeTimers } from '../../main/reader/node-timers.ts';
import { EmulatedIphone } from '../lab/apple/emulated-iphone.ts';
import { EmulatedUsbmuxd } from '../lab/apple/emulated-usbmuxd.ts';

export const pending = 'PairingDialogResponsePending';
export const udid = '00000000-00000LAB0IPHONE1';
/** What the USB descriptors say: the same without the dash. */
export const usbSerial = '0000000000000LAB0IPHONE1';

/** One emulated iPhone behind an emulated usbmuxd, on a real socket. */
export async function lab(
  pairAnswers: readonly PairAnswer[] = [pending],
  contents = healthyIphone,
  id = udid,
  supervisor: Supervisor | null = null,
) {
  const phone = new EmulatedIphone({
    udid: id,
    contents,
    pairAnswers,
    ...(supervisor === null ? {} : { supervisor }),
  });
  const muxd = await EmulatedUsbmuxd.start(phone);
  return { phone, muxd, [Symbol.asyncDispose]: () => muxd[Symbol.asyncDispose]() };
}

/** Our side of it. */
export function appleDevices(
  muxd: EmulatedUsbmuxd,
  supervision: AppleDevicesParts['supervision'] = null,
  timers: Timers = nodeTimers,
): AppleDevices {
  const address = { path: muxd.address };
  return new AppleDevices({ address, timers, nowMs: Date.now, supervision });
}

export async function opened(devices: AppleDevices, serial = usbSerial): Promise<DevicePort> {
  const port = await devices.open(serial);
  if (!port.ok) throw new Error(port.fault.detail);
  return port.value;
}

const simulated = simulatedDevice('iphone');
if (simulated === undefined) throw new Error('No simulated iPhone');
export const device = described(simulated);

export const options = (timeoutMs = 3000) => ({ timeoutMs, stop: new StopSource().signal });

export const pair = (unlike: string | null = null) =>
  ({ kind: 'apple-pair', unlike, length: 10_000 }) as const;
