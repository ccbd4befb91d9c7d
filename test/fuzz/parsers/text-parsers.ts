import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firmwareOfRelease } from '../../../devices/fido/yubikey.ts';
import { parseKernelRecord } from '../../../devices/kernel-log/parse-record.ts';
import { textOf } from '../../../devices/printer/ascii.ts';
import { parseDeviceId, parseDeviceIdReply } from '../../../devices/printer/device-id.ts';
import { parseHttpReply } from '../../../devices/printer/http-reply.ts';
import { parsePrinterAttributes } from '../../../devices/printer/ipp-message.ts';
import { parsePortStatus } from '../../../devices/printer/port-status.ts';
import { printerState } from '../../../devices/printer/printer-state.ts';
import { parsePrinterSupply } from '../../../devices/printer/printer-supply.ts';
import { wholeNumber } from '../../../devices/surroundings.ts';
import { macAddress } from '../../../devices/usb/mac-address.ts';
import { parseCableMarker } from '../../../devices/usb/typec/cable-marker.ts';
import { powerCapabilities } from '../../../devices/usb/typec/power-capabilities.ts';
import { usbNameDataSchema, usbNames } from '../../../devices/usb/usb-names.ts';
import { parseUsbIds } from '../../../scripts/parse-usb-ids.ts';
import { isAssetTag } from '../../../shared/domain/identifiers/asset-tag.ts';
import { findDellError } from '../../../shared/domain/identifiers/dell-error.ts';
import {
  looksLikeDellServiceTag,
  looksLikeExpressCode,
} from '../../../shared/domain/identifiers/dell-service-tag.ts';
import { findHpFailureId } from '../../../shared/domain/identifiers/hp-failure-id.ts';
import { isIban } from '../../../shared/domain/identifiers/iban.ts';
import { parseIccid } from '../../../shared/domain/identifiers/iccid.ts';
import { parseEan } from '../../../shared/domain/identifiers/ean.ts';
import { parseImei } from '../../../shared/domain/identifiers/imei.ts';
import { readLabel } from '../../../shared/domain/identifiers/label-reading.ts';
import { parseLenovoLabel } from '../../../shared/domain/identifiers/lenovo-label.ts';
import { parseMacAddress } from '../../../shared/domain/identifiers/mac-address.ts';
import { serialLooksLike } from '../../../shared/domain/identifiers/maker-serials.ts';
import { bytesOf, fromBytes, fromText, type ListedParser } from './listed.ts';

const ibans = ['NL91ABNA0417164300', 'DE89 3704 0044 0532 0130 00'];
const iccids = ['8931440400000000008', '89314404000000000082'];
const eans = ['4006381333931', '96385074'];
const imeis = ['490154203237518', '49-015420-323751-8'];
const macs = ['00:1b:63:84:45:e6', '001B638445E6', '00-1B-63-84-45-E6'];
const labels = [
  ...['IMEI: 490154203237518', '8931440400000000008', 'MAC 00:1b:63:84:45:e6', 'LT-123456'],
  ...[
    '1S20XWCTO1WWPF0ABCDE',
    'S/N: PF0ABCDE',
    'SERVICE TAG 3R7PK62',
    '8181818181',
    'NL91ABNA0417164300',
  ],
  ...[
    'https://qrl.dell.com/ePSA?c=2000-0141&s=3R7PK62',
    'ePSA Error 2000-0141',
    'UX2W7A-0009TX-PXPV7K-60V203',
  ],
];
const records = [
  '6,812,5140900,-;usb 1-2: device descriptor read/64, error -71\n SUBSYSTEM=usb\n',
  '6,812,5140900,-;usb usb1-port2: unable to enumerate USB device',
  '6,812,5140900,-;usb 1-4-port3: over-current change #3',
  '[    5.140900] hub 1-0:1.0: unable to enumerate USB device on port 2',
  '6,812,5140900,-;usb 1-2: new high-speed USB device number 5 using xhci_hcd',
];
const supplies = [
  'type=toner;maxcapacity=100;level=80;class=supplyThatIsConsumed;colorantname=black;',
];
const ids =
  '# Version: 2026.11\n1209  Maker\n\t0001  Product\n\t\t01  Interface\n046d  Other\n\tc31c  Keyboard\n';
const names = readFileSync(
  join(import.meta.dirname, '..', '..', '..', 'assets', 'usb-names.json'),
  'utf8',
);
/** The compiled list is a file of ours, but a kiosk in the field gets it with updates. */
const someNames = JSON.stringify({
  source: 's',
  version: 'v',
  vendors: { '046d': ['Maker', { c31c: 'K' }] },
});

function parsedNames(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // As load-usb-names.ts has it: what is no JSON is no list.
    return null;
  }
  const data = usbNameDataSchema.safeParse(value);
  if (!data.success) return null;
  const known = usbNames(data.data);
  return [known.vendor(0x046d), known.product(0x046d, 0xc31c)];
}

const httpReplies = [
  'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabcd',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n',
].map(bytesOf);

const identifiers = 'shared/domain/identifiers';

/** Printers, and all that comes as text: kernel, sysfs, name lists, labels. */
export const textParsers: readonly ListedParser[] = [
  fromBytes('devices/printer/device-id.ts', parseDeviceIdReply, parseDeviceIdReply),
  fromBytes('devices/printer/device-id.ts', parseDeviceId, parseDeviceId),
  fromBytes('devices/printer/port-status.ts', parsePortStatus, parsePortStatus, [
    Uint8Array.of(0x18),
  ]),
  fromBytes('devices/printer/http-reply.ts', parseHttpReply, parseHttpReply, httpReplies),
  fromBytes('devices/printer/ascii.ts', textOf, textOf, [bytesOf('HTTP/1.1 200 OK')]),
  fromBytes('devices/printer/ipp-message.ts', parsePrinterAttributes, (bytes) => {
    const reply = parseHttpReply(bytes);
    const body = reply.ok && reply.value !== null ? reply.value.body : bytes;
    return parsePrinterAttributes(body);
  }),
  fromBytes('devices/printer/printer-state.ts', 'printerState of a message', (bytes) => {
    const reply = parseHttpReply(bytes);
    const body = reply.ok && reply.value !== null ? reply.value.body : bytes;
    const attributes = parsePrinterAttributes(body);
    return attributes.ok ? printerState(attributes.value) : null;
  }),
  fromText(
    'devices/printer/printer-supply.ts',
    parsePrinterSupply,
    (text) => parsePrinterSupply(text, null),
    supplies,
  ),
  fromText('devices/kernel-log/parse-record.ts', parseKernelRecord, parseKernelRecord, records),
  fromText('devices/surroundings.ts', wholeNumber, wholeNumber, ['5000', '0', '4294967295']),
  fromText('devices/usb/mac-address.ts', macAddress, macAddress, [
    '001B638445E6',
    '00:1b:63:84:45:e6',
  ]),
  fromText('devices/usb/typec/cable-marker.ts', parseCableMarker, parseCableMarker, ['0x00082040']),
  fromText(
    'devices/usb/typec/power-capabilities.ts',
    powerCapabilities,
    (text) =>
      powerCapabilities(
        { [`pd/${text.slice(0, 40)}`]: text.slice(40), 'pd/1:fixed_supply/voltage': text },
        'pd',
      ),
    ['1:fixed_supply/maximum_current\0\0\0\0\0\0\0\0\0\x003000mA', '5000mV'],
  ),
  fromText('devices/fido/yubikey.ts', firmwareOfRelease, firmwareOfRelease, ['5.43', '5.71']),
  fromText('devices/usb/usb-names.ts', 'usbNameDataSchema and usbNames', parsedNames, [someNames]),
  fromText('scripts/parse-usb-ids.ts', parseUsbIds, parseUsbIds, [ids, names.slice(0, 2000)]),
  fromText(
    `${identifiers}/label-reading.ts`,
    readLabel,
    (text) => readLabel(text, 'LT-######'),
    labels,
  ),
  fromText(
    `${identifiers}/asset-tag.ts`,
    isAssetTag,
    (text) => isAssetTag(text, 'LT-######'),
    labels,
  ),
  fromText(`${identifiers}/dell-error.ts`, findDellError, findDellError, labels),
  fromText(
    `${identifiers}/dell-service-tag.ts`,
    looksLikeDellServiceTag,
    looksLikeDellServiceTag,
    labels,
  ),
  fromText(
    `${identifiers}/dell-service-tag.ts`,
    looksLikeExpressCode,
    looksLikeExpressCode,
    labels,
  ),
  fromText(`${identifiers}/hp-failure-id.ts`, findHpFailureId, findHpFailureId, labels),
  fromText(`${identifiers}/iban.ts`, isIban, isIban, ibans),
  fromText(`${identifiers}/iccid.ts`, parseIccid, parseIccid, iccids),
  fromText(`${identifiers}/ean.ts`, parseEan, parseEan, eans),
  fromText(`${identifiers}/imei.ts`, parseImei, parseImei, imeis),
  fromText(`${identifiers}/lenovo-label.ts`, parseLenovoLabel, parseLenovoLabel, labels),
  fromText(`${identifiers}/mac-address.ts`, parseMacAddress, parseMacAddress, macs),
  fromText(`${identifiers}/maker-serials.ts`, serialLooksLike, serialLooksLike, labels),
];
