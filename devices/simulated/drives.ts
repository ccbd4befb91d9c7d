import { ataDrive } from './ata-drive.ts';
import { sparseMedium, type SparseOptions } from './block-medium.ts';
import { bosBytes, descriptorBytes } from './descriptor-bytes.ts';
import {
  bitlockerImage,
  exfatImage,
  fat32Image,
  luks2Image,
  ntfsImage,
  type Image,
} from './drive-images.ts';
import { storageInterface } from './peripherals.ts';
import { superSpeed } from './phones.ts';
import { ScsiResponder, type SimulatedDrive } from './scsi-responder.ts';
import type { SimulatedDevice } from './simulated-device.ts';
import { stickBlocks, stickDrive } from './sticks.ts';

/** pid.codes' number for tests: no real product has it. */
const labVendor = 0x1209;

interface DriveSpec {
  readonly name: string;
  readonly label: string;
  readonly productId: number;
  readonly product?: string;
  readonly drive: SimulatedDrive;
}

function driveDevice(spec: DriveSpec, descriptors = driveDescriptors(spec.productId)) {
  const { name, label, productId, product = 'USB DISK', drive } = spec;
  const serial = `LAB0${productId.toString(16).padStart(10, '0').toUpperCase()}`;
  return {
    name,
    label,
    vendorId: labVendor,
    productId,
    descriptors,
    bitsPerSecond: superSpeed,
    strings: { maker: 'Lab', product, serial },
    open: () => new ScsiResponder({ ...drive, bos: bosBytes({ superSpeed: true }) }),
  } satisfies SimulatedDevice;
}

function driveDescriptors(productId: number, settings = [storageInterface]): Uint8Array {
  return descriptorBytes({
    vendorId: labVendor,
    productId,
    usbVersionBcd: 0x0320,
    hasSerial: true,
    milliamperes: 896,
    interfaces: settings,
  });
}

/** UAS beside Bulk-Only: two settings of one interface. */
function uasDescriptors(productId: number): Uint8Array {
  const uas = { ...storageInterface, protocol: 0x62, bulk: [0x81, 0x02, 0x83, 0x04] };
  const bytes = driveDescriptors(productId, [storageInterface, uas]);
  // One interface in all; the second descriptor, behind two endpoints and their companions, is its
  // setting 1.
  bytes[22] = 1;
  const second = 18 + 9 + 9 + 2 * (7 + 6);
  bytes[second + 2] = 0;
  bytes[second + 3] = 1;
  return bytes;
}

function stick(
  name: string,
  label: string,
  productId: number,
  contents: Image,
  rest: Partial<SparseOptions> & { readonly writeProtected?: boolean } = {},
): SimulatedDevice {
  const { writeProtected = false, ...options } = rest;
  const medium = sparseMedium({ blocks: stickBlocks, contents, ...options });
  const drive = { ...stickDrive(medium), units: [{ medium, writeProtected }] };
  return driveDevice({ name, label, productId, drive });
}

/** 64 GB claimed, 8 GiB there. */
const fakeBlocks = 122_880_000;
const realBlocks = 2 ** 33 / 512;
/** One bad spot in the middle of where the sample looks last of all: the end. */
const badFrom = stickBlocks - 64;

const diskBlocks = 488_397_168;

const failingSsd = ataDrive({
  solidState: true,
  failing: true,
  attributes: [
    [5, 3, 10, 1840],
    [9, 71, 0, 31_200],
    [194, 47, 0, 53],
    [197, 100, 0, 16],
    [198, 100, 0, 16],
    [199, 100, 0, 2],
  ],
  enduranceUsed: 104,
});

export const simulatedDrives: readonly SimulatedDevice[] = [
  stick(
    'stick-dirty',
    'Stick that was pulled out (FAT32)',
    0x0020,
    fat32Image(stickBlocks, { dirty: true }),
  ),
  stick(
    'stick-exfat-dirty',
    'Stick that was pulled out (exFAT)',
    0x0021,
    exfatImage(stickBlocks, { dirty: true }),
  ),
  stick('stick-ntfs', 'Stick with NTFS', 0x0022, ntfsImage(stickBlocks)),
  stick('stick-luks', 'Stick encrypted with LUKS', 0x0023, luks2Image(stickBlocks)),
  stick('stick-bitlocker', 'Stick encrypted with BitLocker', 0x0024, bitlockerImage(stickBlocks)),
  stick('stick-blank', 'Blank stick', 0x0025, new Map()),
  stick('stick-write-protected', 'Stick that cannot be written', 0x0026, fat32Image(stickBlocks), {
    writeProtected: true,
  }),
  stick('stick-bad-spot', 'Stick with an unreadable spot', 0x0027, fat32Image(stickBlocks), {
    isUnreadable: (lba) => lba >= badFrom,
  }),
  stick('stick-fake', 'Stick that is smaller than it says', 0x0028, fat32Image(fakeBlocks), {
    blocks: fakeBlocks,
    repeatsAfter: realBlocks,
  }),
  driveDevice({
    name: 'card-reader-empty',
    label: 'Card reader without a card',
    productId: 0x0029,
    product: 'Card Reader',
    drive: {
      ...stickDrive(null),
      maker: 'Generic',
      model: 'STORAGE DEVICE',
      units: [{ medium: null }, { medium: null }],
    },
  }),
  driveDevice(
    {
      name: 'ssd-failing',
      label: 'SSD in a box that is failing',
      productId: 0x002a,
      product: 'External SSD',
      drive: {
        maker: 'Lab',
        model: 'SATA BRIDGE',
        firmware: '0107',
        removable: false,
        units: [{ medium: sparseMedium({ blocks: diskBlocks, contents: ntfsImage(diskBlocks) }) }],
        ata: failingSsd,
      },
    },
    uasDescriptors(0x002a),
  ),
];
