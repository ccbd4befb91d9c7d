import type { PortTexts } from '../surroundings.ts';
import { bosBytes, descriptorBytes } from './descriptor-bytes.ts';
import { networkWithLink, workingHeadset } from './media-devices.ts';
import { keyboardInterface, storageInterface } from './peripherals.ts';
import { highSpeed } from './phones.ts';
import {
  data,
  onlyDescriptors,
  type SimulatedDevice,
  type SimulatedPart,
} from './simulated-device.ts';
import { healthyStick } from './sticks.ts';

const labVendor = 0x1209;
const fullSpeed = 12_000_000;
const container = Array.from({ length: 16 }, (_unused, index) => 0xa0 + index);

const usualTexts: PortTexts = {
  device: {
    authorized: '1',
    bConfigurationValue: '1',
    removable: 'removable',
    rx_lanes: '1',
    'power/control': 'auto',
    'power/runtime_status': 'active',
    '1.0/driver': 'usb-storage',
  },
  port: { over_current_count: '0', connect_type: 'hotplug', peer: 'usb2-port1', speed: '480' },
  typeC: {},
};

function hub(options: {
  readonly name: string;
  readonly label: string;
  readonly productId: number;
  readonly selfPowered: boolean;
  readonly usbVersionBcd?: number;
  readonly bos?: Uint8Array;
  readonly parts: readonly SimulatedPart[];
}): SimulatedDevice {
  const { name, label, productId, selfPowered, bos, parts } = options;
  return {
    name,
    label,
    vendorId: labVendor,
    productId,
    descriptors: descriptorBytes({
      vendorId: labVendor,
      productId,
      usbVersionBcd: options.usbVersionBcd ?? 0x0210,
      deviceClass: 0x09,
      hasSerial: false,
      milliamperes: selfPowered ? 0 : 100,
      selfPowered,
      interfaces: [{ classCode: 0x09, subclass: 0, protocol: 1, interrupt: [0x81] }],
    }),
    bitsPerSecond: highSpeed,
    strings: { maker: 'Lab', product: label, serial: null },
    portTexts: usualTexts,
    ...(bos === undefined ? {} : { bos }),
    parts,
    open: onlyDescriptors(bos ?? null),
  };
}

function plain(
  name: string,
  label: string,
  productId: number,
  interfaces: Parameters<typeof descriptorBytes>[0]['interfaces'],
): SimulatedDevice {
  const ids = { vendorId: labVendor, productId };
  const spec = { ...ids, usbVersionBcd: 0x0200, hasSerial: false, milliamperes: 200, interfaces };
  return {
    name,
    label,
    ...ids,
    descriptors: descriptorBytes(spec),
    bitsPerSecond: highSpeed,
    strings: { maker: 'Lab', product: label, serial: null },
    portTexts: usualTexts,
    open: onlyDescriptors(null),
  };
}

const keyboard: SimulatedDevice = {
  ...plain('hidden-keyboard', 'Keyboard in a stick', 0x0021, [keyboardInterface]),
  bitsPerSecond: fullSpeed,
};
const stick = plain('stick-on-hub', 'Stick on a hub', 0x0022, [storageInterface]);

const dockBos = bosBytes({ superSpeed: true, containerId: container });
const dockParts: readonly SimulatedPart[] = [
  { port: 1, device: networkWithLink },
  { port: 2, device: workingHeadset },
];

/** A stick that leaves and comes back so many times, as with a loose plug. */
function flapping(times: number): SimulatedDevice {
  const calm = plain('flapping', 'Stick with a loose plug', 0x0023, [storageInterface]);
  return times === 0
    ? calm
    : { ...calm, life: { leavesAfterMs: 400, returnsAfterMs: 300, as: flapping(times - 1) } };
}

/** A dock whose USB-C connector is shown: the kiosk gives 60 W, the laptop's side wants 100 W. */
const bayTexts: PortTexts = {
  ...usualTexts,
  typeC: {
    linked: 'port0',
    data_role: '[host] device',
    power_role: '[source] sink',
    power_operation_mode: 'usb_power_delivery',
    'partner/type': '',
    'cable/type': 'passive',
    'cable/plug_type': 'type-c',
    // Passive, USB 2.0 only, 3 A.
    'cable/identity/product_type_vdo1': '0x00082020',
    'own/source-capabilities/1:fixed_supply/voltage': '5000mV',
    'own/source-capabilities/1:fixed_supply/maximum_current': '3000mA',
    'own/source-capabilities/2:fixed_supply/voltage': '20000mV',
    'own/source-capabilities/2:fixed_supply/maximum_current': '5000mA',
    'other/sink-capabilities/1:fixed_supply/voltage': '20000mV',
    'other/sink-capabilities/1:fixed_supply/operational_current': '5000mA',
    'other/sink-capabilities/2:variable_supply/maximum_voltage': '20000mV',
  },
};

/** Docks, hubs, and ports with a history. */
export const simulatedLinks: readonly SimulatedDevice[] = [
  hub({
    name: 'dock',
    label: 'Dock',
    productId: 0x0030,
    selfPowered: true,
    bos: dockBos,
    parts: dockParts,
  }),
  hub({
    name: 'dock-no-supply',
    label: 'Dock without its power supply',
    productId: 0x0030,
    selfPowered: false,
    bos: dockBos,
    parts: dockParts,
  }),
  hub({
    name: 'hub-hiding-keyboard',
    label: 'Stick that hides a hub with a keyboard',
    productId: 0x0031,
    selfPowered: false,
    usbVersionBcd: 0x0200,
    parts: [
      { port: 1, device: stick },
      { port: 2, device: keyboard, afterMs: 4000 },
    ],
  }),
  flapping(4),
  {
    ...plain('type-c-bay', 'Stick in the USB-C bay, with a thin cable', 0x0024, [storageInterface]),
    portTexts: bayTexts,
    open: healthyStick(bosBytes({ superSpeed: true })),
  },
  {
    ...plain('in-jail', 'Keyboard that the kiosk holds back', 0x0025, [keyboardInterface]),
    portTexts: {
      ...usualTexts,
      device: { authorized: '0', bConfigurationValue: '', removable: 'removable' },
    },
  },
  {
    ...plain('shape-changer', 'Stick that comes back as a keyboard', 0x0026, [storageInterface]),
    life: { leavesAfterMs: 600, returnsAfterMs: 200, as: keyboard },
  },
  {
    ...plain('endless', 'Device that answers for ever', 0x0027, [storageInterface]),
    // More than was asked for, to every question.
    open: () => ({ answer: () => data(new Uint8Array(4096).fill(0xff)) }),
  },
  {
    ...plain('answers-another', 'Device that answers another question', 0x0028, [storageInterface]),
    descriptors: descriptorBytes({
      vendorId: labVendor,
      productId: 0x0028,
      usbVersionBcd: 0x0210,
      hasSerial: false,
      milliamperes: 100,
      interfaces: [storageInterface],
    }),
    // A device descriptor where a BOS was asked for.
    open: () => ({
      answer: (exchange) =>
        exchange.kind === 'control-in'
          ? data(Uint8Array.of(18, 1, 0, 2, 0, 0, 0, 64).slice(0, exchange.length))
          : data(),
    }),
  },
];
