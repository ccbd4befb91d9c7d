import { descriptorBytes } from './descriptor-bytes.ts';
import { MtpResponder, type MtpContents } from './mtp-responder.ts';
import { highSpeed, mtpInterface } from './phones.ts';
import type { SimulatedDevice } from './simulated-device.ts';

const gigabyte = 1_000_000_000n;

function camera(options: {
  readonly name: string;
  readonly label: string;
  readonly serial: string;
  readonly contents: Pick<MtpContents, 'storages' | 'batteryPercent' | 'dateTime'>;
}): SimulatedDevice {
  const { name, label, serial } = options;
  // Nikon's cameras answer the property DateTime as PTP has it.
  const ids = { vendorId: 0x04b0, productId: 0x0440 };
  const contents = { maker: 'Nikon Corporation', model: 'D7500', version: 'V1.11', serial };
  return {
    name,
    label,
    ...ids,
    descriptors: descriptorBytes({
      ...ids,
      usbVersionBcd: 0x0200,
      hasSerial: true,
      milliamperes: 2,
      selfPowered: true,
      interfaces: [mtpInterface],
    }),
    bitsPerSecond: highSpeed,
    strings: { maker: 'NIKON', product: 'NIKON DSC D7500', serial },
    open: () => new MtpResponder({ ...contents, ...options.contents }, null),
  };
}

export const simulatedCameras: readonly SimulatedDevice[] = [
  camera({
    name: 'camera-neglected',
    label: 'Camera, card nearly full, wrong clock',
    serial: 'LAB0CAMERA0001',
    contents: {
      storages: [
        {
          type: 'card',
          capacityBytes: 64n * gigabyte,
          freeBytes: 5n * gigabyte,
          description: 'SD',
        },
      ],
      batteryPercent: 10,
      dateTime: '20160101T000012',
    },
  }),
  camera({
    name: 'camera-no-card',
    label: 'Camera without a card',
    serial: 'LAB0CAMERA0002',
    contents: { storages: [], batteryPercent: 80 },
  }),
];
