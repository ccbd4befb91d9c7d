import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { DescribedDevice } from '../described-device.ts';
import type { UsbInterface } from '../usb/descriptors.ts';
import { everyInterface, isStorage } from '../usb/device-kind.ts';

/** Where on a device its Bulk-Only Transport is. */
export interface BotPlace {
  readonly interfaceNumber: number;
  /** 0 is the setting that every interface begins with. */
  readonly alternate: number;
  readonly bulkIn: number;
  readonly bulkOut: number;
}

/** SCSI transparent command set, and its two transports (USB Mass Storage overview 1.4, tables 1 and 2). */
const scsiSubclass = 0x06;
const protocol = { bulkOnly: 0x50, uas: 0x62 } as const;

const speaksScsi = (one: UsbInterface): boolean => isStorage(one) && one.subclass === scsiSubclass;

/** A stick, a disk or a reader for cards that speaks SCSI, by either transport. */
export function isScsiStorage(device: DescribedDevice): boolean {
  return everyInterface(device.descriptors).some(
    (one) =>
      speaksScsi(one) && (one.protocol === protocol.bulkOnly || one.protocol === protocol.uas),
  );
}

/**
 * The first setting with Bulk-Only Transport and a bulk endpoint each way. A UAS device has one as
 * well (UAS revision 4 section 4.1 asks for it at setting 0); one that has not is not supported.
 */
export function botPlace(device: DescribedDevice): Result<BotPlace, DeviceFault> {
  // A device works in one configuration; the host chooses the first.
  const interfaces = device.descriptors?.configurations[0]?.interfaces ?? [];
  const settings = interfaces.filter(
    (one) => speaksScsi(one) && one.protocol === protocol.bulkOnly,
  );
  for (const one of settings.toSorted((left, right) => left.alternate - right.alternate)) {
    const bulk = one.endpoints.filter((endpoint) => endpoint.transfer === 'bulk');
    const bulkIn = bulk.find((endpoint) => endpoint.direction === 'in');
    const bulkOut = bulk.find((endpoint) => endpoint.direction === 'out');
    if (bulkIn !== undefined && bulkOut !== undefined) {
      return ok({
        interfaceNumber: one.number,
        alternate: one.alternate,
        bulkIn: bulkIn.number,
        bulkOut: bulkOut.number,
      });
    }
  }
  return err(fault('device/unsupported', 'no setting with Bulk-Only Transport and its endpoints'));
}
