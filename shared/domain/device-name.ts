import type { DeviceSummary } from './readout.ts';

/**
 * Maker and product in one line, as far as they are known, or null. Many a device names its maker in its
 * product too, and would be a "HP HP LaserJet". Plain text from the device, already cleaned.
 */
export function deviceName({
  vendorName,
  productName,
}: Pick<DeviceSummary, 'vendorName' | 'productName'>): string | null {
  const maker = vendorName ?? '';
  const product = productName ?? '';
  const isNamed = product.toLowerCase().startsWith(maker.toLowerCase());
  const name = isNamed ? product : `${maker} ${product}`.trim();
  return name === '' ? null : name;
}
