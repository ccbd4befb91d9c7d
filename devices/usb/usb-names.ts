import { z } from 'zod';
import { cleanText } from '../../shared/base/untrusted-text.ts';
import { usbId } from './device-modes.ts';

/** One maker: its name, and its products by number (four lower-case hexadecimal digits). */
const makerSchema = z.tuple([z.string(), z.record(z.string(), z.string())]);

/**
 * The compiled name list (assets/usb-names.json) by maker's number. A maker is parsed when somebody
 * asks for it: checking all 20,000 names would hold up every start of the reader.
 */
export const usbNameDataSchema = z.strictObject({
  source: z.string(),
  version: z.string(),
  vendors: z.record(z.string().regex(/^[0-9a-f]{4}$/u), z.unknown()),
});
export type UsbNameData = Readonly<z.infer<typeof usbNameDataSchema>>;

/** Names of makers and products by their USB numbers. */
export interface UsbNames {
  vendor(vendorId: number): string | null;
  product(vendorId: number, productId: number): string | null;
}

/** No names at all, for a machine whose name list cannot be read. */
export const noUsbNames: UsbNames = { vendor: () => null, product: () => null };

/** Numbers that many small makers share (pid.codes, V-USB): the device's own text knows better. */
const sharedNumbers = new Set(['1209', '16c0', '0000']);

/** Makers as people call them, where usb.ids has the company's register name. */
const makersAsCalled: Readonly<Record<string, string>> = {
  '03f0': 'HP',
  '0451': 'Texas Instruments',
  '0489': 'Foxconn',
  '04a9': 'Canon',
  '04b0': 'Nikon',
  '04b8': 'Epson',
  '04e8': 'Samsung',
  '04f9': 'Brother',
  '054c': 'Sony',
  '05ac': 'Apple',
  '0781': 'SanDisk',
  '0951': 'Kingston',
  '0bb4': 'HTC',
  '0fce': 'Sony',
  '1004': 'LG',
  '1050': 'Yubico',
  '12d1': 'Huawei',
  '18d1': 'Google',
  '22b8': 'Motorola',
  '22d9': 'OPPO',
  '2717': 'Xiaomi',
  '2a70': 'OnePlus',
  '413c': 'Dell',
  '17ef': 'Lenovo',
  '046d': 'Logitech',
  '045e': 'Microsoft',
  '2ae5': 'Fairphone',
};

/** Products as people call them, where usb.ids lists every model or a laboratory's name. */
const productsAsCalled: Readonly<Record<string, string>> = {
  '05ac:12a8': 'iPhone',
  '05ac:12ab': 'iPad',
  '05ac:1227': 'iPhone or iPad (DFU)',
  '05ac:1281': 'iPhone or iPad (recovery)',
  '18d1:4ee0': 'Android (fastboot)',
  '18d1:4ee1': 'Android',
  '18d1:4ee2': 'Android',
  '18d1:4ee5': 'Android',
  '18d1:4ee6': 'Android',
  '18d1:4ee7': 'Android',
  '04e8:6860': 'Galaxy',
  '04e8:685d': 'Galaxy (download mode)',
  '05c6:9008': 'Qualcomm EDL',
};

/** The names of a parsed list, with the makers and products that we name better. */
export function usbNames(data: UsbNameData): UsbNames {
  const four = (value: number) => value.toString(16).padStart(4, '0');
  const maker = (vendorId: number) => {
    const parsed = makerSchema.safeParse(data.vendors[four(vendorId)]);
    return parsed.success ? parsed.data : null;
  };
  return {
    vendor(vendorId) {
      const key = four(vendorId);
      if (sharedNumbers.has(key)) return null;
      return makersAsCalled[key] ?? shortened(maker(vendorId)?.[0]);
    },
    product(vendorId, productId) {
      return (
        productsAsCalled[usbId(vendorId, productId)] ??
        shortened(maker(vendorId)?.[1][four(productId)])
      );
    },
  };
}

/** `Acme Electronics Co., Ltd` → `Acme Electronics`. */
function shortened(name: string | undefined): string | null {
  if (name === undefined) return null;
  const short = cleanText(name, 80).replace(
    /,? (?:Inc\.?|Corp\.?|Corporation|Co\.?,? ?Ltd\.?|Ltd\.?|GmbH|LLC|B\.V\.|S\.A\.|AG)$/u,
    '',
  );
  return short === '' ? null : short;
}
