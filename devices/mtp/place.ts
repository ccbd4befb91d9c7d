import type { StopSignal } from '../../shared/base/stop-signal.ts';
import type { DescribedDevice } from '../described-device.ts';
import type { DevicePort } from '../port.ts';
import type { UsbInterface } from '../usb/descriptors.ts';
import { everyInterface, isStillImage, usbClass } from '../usb/device-kind.ts';
import type { MtpPlace } from './session.ts';
import { interfaceSaysMtp } from './vendor-interface.ts';

/** Whether there is an interface that is MTP, or one that may be and can be asked what it is. */
export function mayHaveMtp(device: DescribedDevice): boolean {
  return stillImagePlace(device) !== null || vendorPlace(device) !== null;
}

/**
 * Where MTP is spoken: a still image interface, else a vendor's own interface that calls itself MTP.
 * Null when there is neither; only the second costs a question.
 */
export async function findMtp(
  device: DescribedDevice,
  port: DevicePort,
  stop: StopSignal,
): Promise<MtpPlace | null> {
  const place = stillImagePlace(device);
  if (place !== null) return place;
  const candidate = vendorPlace(device);
  if (candidate === null) return null;
  return (await interfaceSaysMtp(device, candidate.interfaceNumber, port, stop)) ? candidate : null;
}

/** The first still image interface with a bulk endpoint in each direction. */
function stillImagePlace(device: DescribedDevice): MtpPlace | null {
  for (const one of everyInterface(device.descriptors).filter(isStillImage)) {
    const place = placeOf(one);
    if (place !== null) return place;
  }
  return null;
}

/**
 * A vendor's interface (ff/ff/00) of the shape of MTP: bulk in, bulk out and interrupt in, and nothing
 * else (USB still image capture 1.0 section 5). Many devices look like this, so it is only a candidate.
 */
function vendorPlace(device: DescribedDevice): MtpPlace | null {
  for (const one of everyInterface(device.descriptors)) {
    const vendorSpecific =
      one.classCode === usbClass.vendor && one.subclass === 0xff && one.protocol === 0x00;
    if (!vendorSpecific || one.endpoints.length !== 3) continue;
    const place = placeOf(one);
    if (place !== null && place.events !== null) return place;
  }
  return null;
}

function placeOf(one: UsbInterface): MtpPlace | null {
  const bulk = one.endpoints.filter((endpoint) => endpoint.transfer === 'bulk');
  const bulkIn = bulk.find((endpoint) => endpoint.direction === 'in');
  const bulkOut = bulk.find((endpoint) => endpoint.direction === 'out');
  const events = one.endpoints.find(
    (endpoint) => endpoint.transfer === 'interrupt' && endpoint.direction === 'in',
  );
  if (bulkIn === undefined || bulkOut === undefined) return null;
  return {
    interfaceNumber: one.number,
    bulkIn: bulkIn.number,
    bulkOut: bulkOut.number,
    events: events?.number ?? null,
  };
}
