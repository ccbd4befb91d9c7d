import type { DeviceKind, DeviceSummary } from './readout.ts';

const prefix = 'label-';

/**
 * A device of which only the label was read. It hangs on no port: vendor and product number are 0,
 * which USB gives to nobody, and its id begins with `label-`.
 */
export function labelDevice(label: {
  readonly readoutId: string;
  readonly kind: DeviceKind;
  readonly maker: string | null;
  readonly simulated: boolean;
}): DeviceSummary {
  return {
    deviceId: `${prefix}${label.readoutId}`,
    portPath: '',
    vendorId: 0,
    productId: 0,
    kind: label.kind,
    vendorName: label.maker,
    productName: null,
    simulated: label.simulated,
  };
}

/** Whether there is a label and no cable: nothing can be read again, nothing can be unplugged. */
export function isLabelDevice(device: Pick<DeviceSummary, 'deviceId'>): boolean {
  return device.deviceId.startsWith(prefix);
}
