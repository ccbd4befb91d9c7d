import type { KernelObservation, ObservationType } from './observation.ts';

/** The kernel's own records are shorter (LOG_LINE_MAX is about 1000); a longer one is cut. */
const longestText = 1024;

/** `level+facility,sequence,microseconds,flags;text`, Documentation/ABI/testing/dev-kmsg. */
const recordPrefix = /^(\d{1,6}),\d{1,20},\d{1,20},[^;]{0,64};/u;
/** `[   12.345678] `, as `dmesg` shows it. */
const dmesgPrefix = /^\[\s*\d{1,12}\.\d{1,9}\] /u;

const devicePath = String.raw`\d{1,3}-\d{1,3}(?:\.\d{1,3}){0,6}`;
const fromDevice = new RegExp(`^usb (${devicePath}): (.*)$`, 'u');
const fromRootPort = /^usb usb(\d{1,3})-port(\d{1,3}): (.*)$/u;
const fromHubPort = new RegExp(`^usb (${devicePath})-port(\\d{1,3}): (.*)$`, 'u');
/** Kernels before 3.17 name the hub's interface first and the port last. */
const fromHub = /^hub (\d{1,3})-([\d.]{1,24}):1\.0: (.*?),? (?:on )?port (\d{1,3})$/u;

/**
 * Messages of drivers/usb/core/hub.c, message.c and config.c, from their beginning: a device's own
 * texts (`Product: …`) stand in the log as well and must not pass for the kernel's words. "unable to get BOS
 * descriptor" is none: a device for USB 2.10 may have none, and starts all the same.
 */
const patterns: readonly (readonly [RegExp, ObservationType])[] = [
  [/^new [A-Za-z0-9 .+-]{1,40} USB device number/u, 'announced'],
  [/^New USB device found, /u, 'found'],
  [/^USB disconnect, /u, 'gone'],
  [/^reset [A-Za-z0-9 .+-]{1,40} USB device number/u, 'reset'],
  [/^device descriptor read\/(?:8|64|all), error/u, 'enumeration-error'],
  [/^device not accepting address/u, 'enumeration-error'],
  [/^Device not responding to setup address/u, 'enumeration-error'],
  [/^unable to read config index/u, 'enumeration-error'],
  [/^can't read configurations, error/u, 'enumeration-error'],
  [/^can't set config #/u, 'enumeration-error'],
  [/^unable to enumerate USB device/u, 'given-up'],
  [/^Cannot enable\. Maybe the USB cable is bad/iu, 'cable-suspected'],
  [/^rejected \d{1,3} configurations? due to insufficient available bus power/u, 'power-refused'],
  [/^over-current (?:condition|change)/u, 'over-current'],
];

const errorNumber = /(?:error|err =|start:|all:)\s*-(\d{1,4})/u;

/**
 * What one record of the kernel's log says of a USB port, or null. Takes a record of /dev/kmsg or a
 * line of `dmesg`. Total: any text.
 */
export function parseKernelRecord(record: string): KernelObservation | null {
  const text = ownText(record.slice(0, longestText));
  if (text === null) return null;
  const told = whoSaid(text);
  if (told === null) return null;
  const type = patterns.find(([pattern]) => pattern.test(told.message))?.[1];
  if (type === undefined) return null;
  if (type !== 'enumeration-error') return { portPath: told.portPath, type };
  const number = errorNumber.exec(told.message)?.[1];
  return { portPath: told.portPath, type, error: number === undefined ? null : Number(number) };
}

/** The first line without its prefix; null for what a program wrote into the kernel's log. */
function ownText(record: string): string | null {
  const [line = ''] = record.split('\n', 1);
  const prefix = recordPrefix.exec(line);
  if (prefix === null) return line.replace(dmesgPrefix, '');
  // The facility is all but the lowest three bits; 0 is the kernel itself.
  return Number(prefix[1]) >> 3 === 0 ? line.slice(prefix[0].length) : null;
}

function whoSaid(text: string): { readonly portPath: string; readonly message: string } | null {
  const root = fromRootPort.exec(text);
  if (root !== null) return { portPath: `${root[1]}-${root[2]}`, message: root[3] ?? '' };
  const hubPort = fromHubPort.exec(text);
  if (hubPort !== null)
    return { portPath: `${hubPort[1]}.${hubPort[2]}`, message: hubPort[3] ?? '' };
  const device = fromDevice.exec(text);
  if (device !== null) return { portPath: device[1] ?? '', message: device[2] ?? '' };
  const hub = fromHub.exec(text);
  if (hub === null) return null;
  const [, bus = '', path = '', message = '', port = ''] = hub;
  return { portPath: path === '0' ? `${bus}-${port}` : `${bus}-${path}.${port}`, message };
}
