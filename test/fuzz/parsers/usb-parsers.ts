import { parseSlotStatus } from '../../../devices/ccid/slot-status.ts';
import { describe } from '../../../devices/described-device.ts';
import { parseCtap2Map } from '../../../devices/fido/ctap2-map.ts';
import { parseGetInfo, parsePinRetries } from '../../../devices/fido/get-info.ts';
import { parseYubikeyConfig } from '../../../devices/fido/yubikey.ts';
import { keyCodeCount, keysDown } from '../../../devices/hid/keyboard-reports.ts';
import { upsPlaces } from '../../../devices/hid/power-device.ts';
import { parseReportDescriptor } from '../../../devices/hid/report-descriptor.ts';
import { valueOf } from '../../../devices/hid/report-values.ts';
import { descriptorFacts } from '../../../devices/probes/usb-descriptors.ts';
import {
  fidoReports,
  keyboardReports,
  mediaKeyReports,
  upsReports,
} from '../../../devices/simulated/hid-bytes.ts';
import { simulatedDevices } from '../../../devices/simulated/catalogue.ts';
import { parseAudioChannels } from '../../../devices/usb/audio-channels.ts';
import { parseBos } from '../../../devices/usb/bos.ts';
import { parseDescriptors } from '../../../devices/usb/descriptors.ts';
import { noUsbNames } from '../../../devices/usb/usb-names.ts';
import { parseVideoFormats } from '../../../devices/usb/video-formats.ts';
import { numberAt, walkDescriptors } from '../../../devices/usb/walk-descriptors.ts';
import { fromBytes, type ListedParser } from './listed.ts';

const descriptors = simulatedDevices.map((device) => device.descriptors);
const reportDescriptors = [keyboardReports, mediaKeyReports, fidoReports, upsReports];

function parsedReports(bytes: Uint8Array) {
  const parsed = parseReportDescriptor(bytes);
  if (!parsed.ok) throw new Error('A sample is no report descriptor');
  return parsed.value;
}
const keyboard = parsedReports(keyboardReports);
const ups = [...upsPlaces(parsedReports(upsReports)).values()];

/** Status, and a map as a key of CTAP 2.1 gives it: versions, AAGUID, options, protocols, PIN length. */
const getInfo = Buffer.from(
  '00a60182664649444f5f3268' +
    '4649444f5f325f3103500102030405060708090a0b0c0d0e0f10' +
    '04a362726bf569636c69656e7450696ef5627570f50682020105190100' +
    '0d04',
  'hex',
);

/** Descriptors of all kinds, reports, and what security keys and card readers answer. */
export const usbParsers: readonly ListedParser[] = [
  fromBytes('devices/usb/descriptors.ts', parseDescriptors, parseDescriptors, descriptors),
  fromBytes('devices/usb/walk-descriptors.ts', walkDescriptors, walkDescriptors, descriptors),
  fromBytes(
    'devices/usb/walk-descriptors.ts',
    numberAt,
    (bytes) => numberAt(bytes, bytes.length - 2, 4),
    descriptors,
  ),
  fromBytes('devices/usb/video-formats.ts', parseVideoFormats, parseVideoFormats, descriptors),
  fromBytes('devices/usb/audio-channels.ts', parseAudioChannels, parseAudioChannels, descriptors),
  fromBytes('devices/usb/bos.ts', parseBos, parseBos),
  fromBytes(
    'devices/described-device.ts',
    'describe and descriptorFacts',
    (bytes) => {
      const strings = {
        maker: null,
        product: Buffer.from(bytes).toString('utf16le'),
        serial: null,
      };
      const place = { deviceId: 'usb-1-1-4', portPath: '1-1', simulated: false };
      const numbers = { vendorId: 0x1209, productId: 1, bitsPerSecond: 480_000_000 };
      const device = { ...place, ...numbers, descriptors: bytes, bos: bytes.subarray(18), strings };
      return descriptorFacts(describe(device, noUsbNames));
    },
    descriptors,
  ),
  fromBytes(
    'devices/hid/report-descriptor.ts',
    parseReportDescriptor,
    parseReportDescriptor,
    reportDescriptors,
  ),
  fromBytes(
    'devices/hid/keyboard-reports.ts',
    'keyCodeCount and keysDown',
    (bytes) => {
      const parsed = parseReportDescriptor(bytes);
      return parsed.ok && [keyCodeCount(parsed.value), keysDown(parsed.value, bytes)];
    },
    reportDescriptors,
  ),
  fromBytes(
    'devices/hid/power-device.ts',
    'upsPlaces and their values',
    (bytes) => {
      const parsed = parseReportDescriptor(bytes);
      return parsed.ok && [...upsPlaces(parsed.value).values()].map((one) => valueOf(bytes, one));
    },
    reportDescriptors,
  ),
  fromBytes('devices/hid/keyboard-reports.ts', keysDown, (bytes) => keysDown(keyboard, bytes), [
    Uint8Array.from([0, 2, 0, 4, 5, 6, 7, 8, 9]),
  ]),
  fromBytes(
    'devices/hid/report-values.ts',
    valueOf,
    (bytes) => ups.map((one) => valueOf(bytes, one)),
    [Uint8Array.from([2, 87]), Uint8Array.from([3, 0x10, 0x0e]), Uint8Array.from([4, 0x15])],
  ),
  fromBytes('devices/fido/ctap2-map.ts', parseCtap2Map, parseCtap2Map, [getInfo]),
  fromBytes('devices/fido/get-info.ts', parseGetInfo, parseGetInfo, [getInfo]),
  fromBytes('devices/fido/get-info.ts', parsePinRetries, parsePinRetries, [
    Uint8Array.from([0, 0xa2, 3, 8, 4, 0xf4]),
  ]),
  fromBytes('devices/fido/yubikey.ts', parseYubikeyConfig, parseYubikeyConfig),
  fromBytes(
    'devices/ccid/slot-status.ts',
    parseSlotStatus,
    (bytes) => parseSlotStatus(bytes, 0, 0),
    [Uint8Array.from([0x81, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
  ),
];
