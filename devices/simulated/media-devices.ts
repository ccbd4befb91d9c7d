import { descriptorBytes, type InterfaceSpec } from './descriptor-bytes.ts';
import { highSpeed } from './phones.ts';
import { onlyDescriptors, type SimulatedDevice } from './simulated-device.ts';

const two = (value: number) => [value & 0xff, value >> 8];
const three = (value: number) => [...two(value & 0xffff), value >> 16];
const four = (value: number) => [...two(value & 0xffff), ...two(value >>> 16)];

/** A frame of a format, UVC payload specifications; one discrete interval of 100 ns units. */
const frame = (subtype: number, index: number, width: number, height: number, rate: number) => [
  ...[30, 0x24, subtype, index, 0, ...two(width), ...two(height)],
  ...[
    ...four(1),
    ...four(2),
    ...four(3),
    ...four(10_000_000 / rate),
    1,
    ...four(10_000_000 / rate),
  ],
];

const yuy2 = [0x59, 0x55, 0x59, 0x32, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71];

const videoControl: InterfaceSpec = {
  classCode: 0x0e,
  subclass: 0x01,
  protocol: 0,
  classSpecific: [[13, 0x24, 0x01, ...two(0x0110), ...two(13), ...four(48_000_000), 1, 1]],
  interrupt: [0x83],
};

/** MJPEG at Full HD, uncompressed at VGA, as office webcams have. */
const videoStreaming: InterfaceSpec = {
  classCode: 0x0e,
  subclass: 0x02,
  protocol: 0,
  classSpecific: [
    [14, 0x24, 0x01, 2, ...two(200), 0x81, 0, 3, 0, 0, 0, 1, 0],
    [11, 0x24, 0x06, 1, 2, 1, 1, 0, 0, 0, 0],
    frame(0x07, 1, 1280, 720, 60),
    frame(0x07, 2, 1920, 1080, 30),
    [27, 0x24, 0x04, 2, 1, ...yuy2, 16, 1, 0, 0, 0, 0],
    frame(0x05, 1, 640, 480, 30),
  ],
};

function webcam(name: string, label: string, streaming: InterfaceSpec): SimulatedDevice {
  const ids = { vendorId: 0x046d, productId: 0x0825 };
  return {
    name,
    label,
    ...ids,
    descriptors: descriptorBytes({
      ...ids,
      usbVersionBcd: 0x0200,
      deviceClass: 0xef,
      hasSerial: false,
      milliamperes: 500,
      interfaces: [
        videoControl,
        streaming,
        { ...streaming, classSpecific: [], isochronous: [0x81], alternateOf: 1 },
      ],
    }),
    bitsPerSecond: highSpeed,
    strings: { maker: null, product: 'Webcam C270', serial: null },
    open: onlyDescriptors(null),
  };
}

/** A terminal of UAC 1.0, tables 4-3 and 4-4. */
const inputTerminal = (id: number, type: number, channels: number) => [
  ...[12, 0x24, 0x02, id, ...two(type), 0, channels, 0, 0, 0, 0],
];
const outputTerminal = (id: number, type: number, source: number) => [
  ...[9, 0x24, 0x03, id, ...two(type), 0, source, 0],
];
const streamFormat = (channels: number, ...rates: readonly number[]) => [
  ...[8 + rates.length * 3, 0x24, 0x02, 1, channels, 2, 16, rates.length, ...rates.flatMap(three)],
];

const audioControl: InterfaceSpec = {
  classCode: 0x01,
  subclass: 0x01,
  protocol: 0,
  classSpecific: [
    [10, 0x24, 0x01, ...two(0x0100), ...two(52), 2, 1, 2],
    inputTerminal(1, 0x0101, 2),
    outputTerminal(2, 0x0402, 1),
    inputTerminal(3, 0x0402, 1),
    outputTerminal(4, 0x0101, 3),
  ],
};

/** An interface that is silent in its first setting and streams in its second. */
const stream = (
  number: number,
  link: number,
  channels: number,
  address: number,
): readonly InterfaceSpec[] => {
  const silent: InterfaceSpec = { classCode: 0x01, subclass: 0x02, protocol: 0 };
  return [
    silent,
    {
      ...silent,
      alternateOf: number,
      classSpecific: [[7, 0x24, 0x01, link, 1, 1, 0], streamFormat(channels, 16_000, 48_000)],
      isochronous: [address],
    },
  ];
};

function headset(name: string, label: string, microphone: boolean): SimulatedDevice {
  const ids = { vendorId: 0x0b0e, productId: 0x0305 };
  return {
    name,
    label,
    ...ids,
    descriptors: descriptorBytes({
      ...ids,
      usbVersionBcd: 0x0200,
      hasSerial: true,
      milliamperes: 100,
      interfaces: [
        audioControl,
        ...stream(1, 1, 2, 0x01),
        ...(microphone ? stream(2, 4, 1, 0x82) : []),
        { classCode: 0x03, subclass: 0, protocol: 0, interrupt: [0x83] },
      ],
    }),
    bitsPerSecond: 12_000_000,
    strings: { maker: 'GN Netcom A/S', product: 'Jabra EVOLVE LINK MS', serial: 'LAB0HEADSET001' },
    hidUsages: [{ interfaceNumber: microphone ? 3 : 2, usagePage: 0x0b, usage: 0x05 }],
    open: onlyDescriptors(null),
  };
}

/** CDC Ethernet (communications 0x06) with its data interface. */
const ethernet: readonly InterfaceSpec[] = [
  { classCode: 0x02, subclass: 0x06, protocol: 0, interrupt: [0x83] },
  { classCode: 0x0a, subclass: 0, protocol: 0, bulk: [0x81, 0x02] },
];

function networkAdapter(
  name: string,
  label: string,
  shown: Readonly<Record<string, string>>,
): SimulatedDevice {
  const ids = { vendorId: 0x0bda, productId: 0x8153 };
  return {
    name,
    label,
    ...ids,
    descriptors: descriptorBytes({
      ...ids,
      usbVersionBcd: 0x0210,
      hasSerial: true,
      milliamperes: 200,
      interfaces: ethernet,
    }),
    bitsPerSecond: highSpeed,
    strings: { maker: 'Realtek', product: 'USB 10/100/1000 LAN', serial: 'LAB0000001' },
    sysfs: {
      speed: '480',
      ...Object.fromEntries(
        Object.entries(shown).map(([attribute, value]) => [
          `1-1:1.0/net/enxlab/${attribute}`,
          value,
        ]),
      ),
    },
    open: onlyDescriptors(null),
  };
}

export const networkWithLink = networkAdapter('network-adapter', 'Network adapter with link', {
  address: '02:00:5E:10:00:01',
  operstate: 'up',
  carrier: '1',
  speed: '1000',
  duplex: 'full',
});

export const workingHeadset = headset('headset', 'Headset with microphone', true);

/** Things to see, hear, and talk with. */
export const simulatedMedia: readonly SimulatedDevice[] = [
  webcam('webcam', 'Webcam', videoStreaming),
  webcam('webcam-no-formats', 'Webcam that names no format', {
    ...videoStreaming,
    classSpecific: [],
  }),
  workingHeadset,
  headset('headset-silent', 'Headset whose microphone streams nothing', false),
  networkWithLink,
  networkAdapter('network-no-link', 'Network adapter without link', {
    address: '02:00:5e:10:00:02',
    operstate: 'down',
    carrier: '0',
  }),
  networkAdapter('network-100', 'Network adapter at 100 Mbit/s', {
    address: '02:00:5e:10:00:03',
    operstate: 'up',
    carrier: '1',
    speed: '100',
    duplex: 'half',
  }),
  {
    name: 'serial-adapter',
    label: 'USB serial adapter (CH340)',
    vendorId: 0x1a86,
    productId: 0x7523,
    descriptors: descriptorBytes({
      vendorId: 0x1a86,
      productId: 0x7523,
      usbVersionBcd: 0x0110,
      hasSerial: false,
      milliamperes: 98,
      interfaces: [{ classCode: 0xff, subclass: 1, protocol: 2, bulk: [0x82, 0x02] }],
    }),
    bitsPerSecond: 12_000_000,
    strings: { maker: null, product: 'USB Serial', serial: null },
    open: onlyDescriptors(null),
  },
];
