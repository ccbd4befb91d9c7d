import { descriptorBytes } from './descriptor-bytes.ts';
import { IphoneResponder } from './iphone-responder.ts';
import type { IphoneContents, PairAnswer } from './lockdown-answers.ts';
import type { SimulatedDevice } from './simulated-device.ts';

const highSpeed = 480_000_000;

/** An iPhone 13 in good order; the name of its owner is there so that a test sees that nobody asks. */
export const healthyIphone: IphoneContents = {
  open: {
    DeviceName: 'Name of the owner',
    DeviceClass: 'iPhone',
    ProductType: 'iPhone14,5',
    ProductVersion: '26.1',
    BuildVersion: '23B85',
    HardwareModel: 'D17AP',
    CPUArchitecture: 'arm64e',
    UniqueDeviceID: '00000000-00000LAB0IPHONE1',
    ProtocolVersion: '2',
    WiFiAddress: '02:00:00:00:00:01',
  },
  trusted: {
    '': {
      SerialNumber: 'LAB0IPHONE01',
      InternationalMobileEquipmentIdentity: '000000000001234',
      ActivationState: 'Activated',
      PasswordProtected: false,
      TimeZone: 'Europe/Amsterdam',
    },
    'com.apple.international': { Language: 'nl-NL', Locale: 'nl_NL' },
    'com.apple.mobile.battery': { BatteryCurrentCapacity: 64, BatteryIsCharging: true },
    'com.apple.disk_usage': {
      TotalDiskCapacity: 128_000_000_000,
      TotalDataCapacity: 114_000_000_000,
      TotalDataAvailable: 41_000_000_000,
    },
    'com.apple.mobile.chaperone': { DeviceIsChaperoned: false },
    'com.apple.fmip': { IsAssociated: true },
  },
  battery: {
    CycleCount: 212,
    DesignCapacity: 3227,
    NominalChargeCapacity: 3012,
    AppleRawMaxCapacity: 2980,
    MaxCapacity: 100,
    CurrentCapacity: 64,
    Temperature: 3050,
    Voltage: 3912,
    Serial: 'LAB0BATTERY1',
  },
};

/** An iPhone X of the organisation that gets no updates any more, full and with a tired, hot battery. */
export const wornIphone: IphoneContents = {
  open: {
    ...healthyIphone.open,
    ProductType: 'iPhone10,6',
    ProductVersion: '16.7.12',
    BuildVersion: '20H364',
    HardwareModel: 'D221AP',
    UniqueDeviceID: '000000000000000000000000000LAB0IPHONE002',
  },
  trusted: {
    ...healthyIphone.trusted,
    '': { ...healthyIphone.trusted[''], SerialNumber: 'LAB0IPHONE02' },
    'com.apple.mobile.battery': { BatteryCurrentCapacity: 12, BatteryIsCharging: false },
    'com.apple.disk_usage': {
      TotalDiskCapacity: 64_000_000_000,
      TotalDataCapacity: 52_000_000_000,
      TotalDataAvailable: 900_000_000,
    },
    'com.apple.mobile.chaperone': { DeviceIsChaperoned: true },
    'com.apple.fmip': { IsAssociated: false },
  },
  battery: {
    CycleCount: 912,
    DesignCapacity: 2716,
    NominalChargeCapacity: 1901,
    AppleRawMaxCapacity: 1880,
    Temperature: 4630,
    Voltage: 3610,
  },
};

/** The same, of the organisation. */
export const supervisedIphone: IphoneContents = {
  ...healthyIphone,
  trusted: {
    ...healthyIphone.trusted,
    'com.apple.mobile.chaperone': { DeviceIsChaperoned: true },
    'com.apple.fmip': { IsAssociated: false },
  },
};

/** Of an iPad the lab shows only that it asks like an iPhone and looks different. */
const ipad: IphoneContents = {
  ...healthyIphone,
  open: {
    ...healthyIphone.open,
    DeviceClass: 'iPad',
    ProductType: 'iPad13,18',
    HardwareModel: 'J271AP',
    UniqueDeviceID: '00000000-000000LAB0IPAD01',
  },
};

const pending = (times: number): readonly PairAnswer[] =>
  Array.from({ length: times }, () => 'PairingDialogResponsePending');

function iphone(options: {
  readonly name: string;
  readonly label: string;
  readonly serial: string;
  readonly contents: IphoneContents;
  /** One after the other; each stays for a second and a half. */
  readonly pairAnswers: readonly PairAnswer[];
  readonly organisation?: 'paired' | 'not-ours';
  readonly productId?: number;
  readonly product?: string;
}): SimulatedDevice {
  const { name, label, serial, contents, pairAnswers, organisation = null } = options;
  const { productId = 0x12a8, product = 'iPhone' } = options;
  return {
    name,
    label,
    vendorId: 0x05ac,
    productId,
    descriptors: descriptorBytes({
      vendorId: 0x05ac,
      productId,
      usbVersionBcd: 0x0200,
      releaseBcd: 0x1504,
      hasSerial: true,
      milliamperes: 500,
      // Camera (PTP) and usbmux, as the last configuration of an iPhone has them.
      interfaces: [
        { classCode: 0x06, subclass: 0x01, protocol: 0x01, bulk: [0x81, 0x01], interrupt: [0x82] },
        { classCode: 0xff, subclass: 0xfe, protocol: 0x02, bulk: [0x85, 0x04] },
      ],
    }),
    bitsPerSecond: highSpeed,
    strings: { maker: 'Apple Inc.', product, serial },
    open: () => new IphoneResponder(contents, pairAnswers, organisation),
  };
}

export const simulatedIphones: readonly SimulatedDevice[] = [
  iphone({
    name: 'iphone',
    label: 'iPhone, trusted after some seconds',
    serial: '0000000000000LAB0IPHONE1',
    contents: healthyIphone,
    pairAnswers: [...pending(5), null],
  }),
  iphone({
    name: 'iphone-worn',
    label: 'iPhone, old, full and worn; locked at first',
    serial: '000000000000000000000000000LAB0IPHONE002',
    contents: wornIphone,
    pairAnswers: ['PasswordProtected', 'PasswordProtected', ...pending(4), null],
  }),
  iphone({
    name: 'iphone-refuses',
    label: 'iPhone whose owner does not trust',
    serial: '0000000000000LAB0IPHONE3',
    contents: healthyIphone,
    pairAnswers: [...pending(4), 'UserDeniedPairing'],
  }),
  iphone({
    name: 'iphone-silent',
    label: 'iPhone on which nobody answers',
    serial: '0000000000000LAB0IPHONE4',
    contents: healthyIphone,
    pairAnswers: pending(1),
  }),
  iphone({
    name: 'iphone-locked',
    label: 'iPhone that stays locked',
    serial: '0000000000000LAB0IPHONE5',
    contents: healthyIphone,
    pairAnswers: ['PasswordProtected'],
  }),
  iphone({
    name: 'iphone-supervised',
    label: 'iPhone that the organisation supervises: nobody is asked',
    serial: '0000000000000LAB0IPHONE6',
    contents: supervisedIphone,
    pairAnswers: [null],
    organisation: 'paired',
  }),
  iphone({
    name: 'ipad',
    label: 'iPad on which nobody answers',
    serial: '00000000000000LAB0IPAD01',
    contents: ipad,
    pairAnswers: pending(1),
    productId: 0x12ab,
    product: 'iPad',
  }),
];
