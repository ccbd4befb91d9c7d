import { buildBinary, type PlistValue as BinaryValue } from 'plist';
import { parseBattery, parseCycleCount } from '../../../devices/adb/battery.ts';
import { encodeHeader, parseHeader } from '../../../devices/adb/message.ts';
import { parseDevicePolicy, parseListOwners, parseUsers } from '../../../devices/adb/owners.ts';
import { parseProperties, patchAgeDays, wholeNumber } from '../../../devices/adb/properties.ts';
import { parseDiskFree, parseSwitch, parseUptime } from '../../../devices/adb/system.ts';
import { appleBattery, healthPercent } from '../../../devices/apple/battery.ts';
import { isBoundedBinaryPlist } from '../../../devices/apple/binary-plist-bounds.ts';
import { parsePlist, plistBytes } from '../../../devices/apple/plist.ts';
import { mainVersion } from '../../../devices/apple/releases.ts';
import { utf8Text as strictUtf8Text } from '../../../devices/apple/utf8.ts';
import { plainXmlPlist } from '../../../devices/apple/xml-plist-bounds.ts';
import { clockOffsetSeconds } from '../../../devices/mtp/clock-offset.ts';
import { parseContainerHeader } from '../../../devices/mtp/container.ts';
import {
  parseBatteryPercent,
  parseDeviceInfo,
  parseStorageIds,
  parseStorageInfo,
  parseTextValue,
} from '../../../devices/mtp/datasets.ts';
import { parseCompatibleId, parseVendorCode } from '../../../devices/mtp/vendor-interface.ts';
import { healthyShell, neglectedShell } from '../../../devices/simulated/android-shells.ts';
import { healthyIphone, wornIphone } from '../../../devices/simulated/iphones.ts';
import { utf8Text } from '../../../devices/utf8.ts';
import { knownPairRecord } from '../../../main/reader/apple/pair-record.ts';
import { bytesOf, fromBytes, fromSamples, fromText, type ListedParser } from './listed.ts';

const plists = [healthyIphone, wornIphone].flatMap(({ open, battery, trusted }) =>
  [open, { Diagnostics: { IORegistry: battery } }, ...Object.values(trusted)].map(plistBytes),
);
const pairRecord = plistBytes({
  ...{ HostID: 'LAB', SystemBUID: 'LAB', HostCertificate: bytesOf('pem') },
  ...{ HostPrivateKey: bytesOf('pem'), DeviceCertificate: bytesOf('pem') },
});
/** The library's own type of a value is narrower than ours, which has lists that cannot be changed. */
const binary = (value: unknown) => Uint8Array.from(buildBinary(value as BinaryValue));
const binaryPlists = [healthyIphone.open, { Diagnostics: { IORegistry: wornIphone.battery } }].map(
  binary,
);
/** What one command prints on both phones. */
const printed = (...commands: readonly string[]) =>
  [healthyShell, neglectedShell].flatMap((shell) => commands.flatMap((one) => shell[one] ?? []));
const message = Uint8Array.from([...encodeHeader(0x4e58_4e43, 1, 4096, bytesOf('host'))]);
const number = ['1', '0\n', '211', 'null', '36'];
const policy =
  'Current Device Policy Manager state:\n  Device Owner:\n    admin=ComponentInfo{com.example.mdm/x}\n' +
  '    package=com.example.mdm\n  Profile Owner (User 10):\n    package=com.example.work\n';

/** What phones say: MTP, Android debugging, property lists. */
export const phoneParsers: readonly ListedParser[] = [
  fromBytes('devices/mtp/container.ts', parseContainerHeader, parseContainerHeader),
  fromBytes('devices/mtp/datasets.ts', parseDeviceInfo, parseDeviceInfo),
  fromBytes('devices/mtp/datasets.ts', parseStorageIds, parseStorageIds),
  fromBytes('devices/mtp/datasets.ts', parseStorageInfo, parseStorageInfo),
  fromBytes('devices/mtp/datasets.ts', parseBatteryPercent, parseBatteryPercent),
  fromBytes('devices/mtp/datasets.ts', parseTextValue, parseTextValue),
  fromBytes('devices/mtp/vendor-interface.ts', parseVendorCode, parseVendorCode),
  fromBytes('devices/mtp/vendor-interface.ts', parseCompatibleId, (bytes) =>
    parseCompatibleId(bytes, 0),
  ),
  fromText(
    'devices/mtp/clock-offset.ts',
    clockOffsetSeconds,
    (text) => clockOffsetSeconds(text, Date.UTC(2026, 10, 22)),
    ['20261122T090000', '20261122T090000.0+0100', '20261122T090000Z'],
  ),
  fromBytes('devices/adb/message.ts', parseHeader, parseHeader, [message]),
  fromText('devices/adb/properties.ts', parseProperties, parseProperties, printed('getprop')),
  fromText(
    'devices/adb/properties.ts',
    patchAgeDays,
    (text) => patchAgeDays(text, Date.UTC(2026, 10, 22)),
    ['2026-11-05', '2019-02-29'],
  ),
  fromText('devices/adb/properties.ts', wholeNumber, (text) => wholeNumber(text, 1000), number),
  fromText('devices/adb/battery.ts', parseBattery, parseBattery, printed('dumpsys battery')),
  fromText('devices/adb/battery.ts', parseCycleCount, parseCycleCount, number),
  fromText('devices/adb/system.ts', parseUptime, parseUptime, printed('cat /proc/uptime')),
  fromText('devices/adb/system.ts', parseDiskFree, parseDiskFree, printed('df -k /data')),
  fromText('devices/adb/system.ts', parseSwitch, parseSwitch, number),
  fromText('devices/adb/owners.ts', parseListOwners, parseListOwners, [
    ...printed('dpm list-owners'),
    'no owners',
  ]),
  fromText('devices/adb/owners.ts', parseDevicePolicy, parseDevicePolicy, [
    ...printed('dumpsys device_policy'),
    policy,
  ]),
  fromText('devices/adb/owners.ts', parseUsers, parseUsers, printed('pm list users')),
  fromSamples('devices/apple/plist.ts', parsePlist, parsePlist, [...plists, ...binaryPlists]),
  fromSamples(
    'devices/apple/binary-plist-bounds.ts',
    isBoundedBinaryPlist,
    isBoundedBinaryPlist,
    binaryPlists,
  ),
  fromText(
    'devices/apple/xml-plist-bounds.ts',
    plainXmlPlist,
    plainXmlPlist,
    plists.map((plist) => Buffer.from(plist).toString('utf8')),
  ),
  fromSamples(
    'devices/apple/battery.ts',
    'appleBattery and healthPercent',
    (bytes) => {
      const parsed = parsePlist(bytes);
      const battery = parsed.ok ? appleBattery(parsed.value) : null;
      return battery === null ? null : [battery, healthPercent(battery)];
    },
    plists,
  ),
  fromText('devices/apple/releases.ts', mainVersion, mainVersion, ['18.6.2', '26', '26.0 beta']),
  fromBytes('devices/apple/utf8.ts', strictUtf8Text, strictUtf8Text, [bytesOf('é€😀plain')]),
  fromBytes('devices/utf8.ts', utf8Text, utf8Text, [bytesOf('é€😀plain')]),
  fromSamples(
    'main/reader/apple/pair-record.ts',
    knownPairRecord,
    (bytes) => {
      const parsed = parsePlist(bytes);
      return parsed.ok ? knownPairRecord(parsed.value) : null;
    },
    [pairRecord],
  ),
];
