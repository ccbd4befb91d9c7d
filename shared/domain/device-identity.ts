import { isLabelDevice } from './label-device.ts';
import type { Readout } from './readout.ts';

/**
 * The serial number by which a device is known again, or null. Only together with vendor and product
 * is it unique (USB 2.0 section 9.6.1). A device without a cable is known by what its label says.
 */
export function deviceIdentity(readout: Readout | null): string | null {
  if (readout !== null && isLabelDevice(readout.device)) return labelIdentity(readout);
  const serial = readout?.facts.find((fact) => fact.key === 'device.serial')?.value;
  if (readout === null || typeof serial !== 'string' || serial === '') return null;
  return `${readout.device.vendorId}:${readout.device.productId}:${serial}`;
}

/** Serial number or asset tag, read from the label; a number that may be anything is no identity. */
function labelIdentity(readout: Readout): string | null {
  for (const key of ['label.serial', 'label.asset-tag']) {
    const value = readout.facts.find((fact) => fact.key === key)?.value;
    if (typeof value === 'string' && value !== '') return `${key}:${value}`;
  }
  return null;
}
