import type { DeviceFault } from '../../shared/base/fault.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { DescribedDevice } from '../described-device.ts';
import { operation, property, responseCode, storageType } from '../mtp/codes.ts';
import {
  parseBatteryPercent,
  parseDeviceInfo,
  parseStorageIds,
  parseStorageInfo,
  type MtpDeviceInfo,
  type MtpStorageInfo,
} from '../mtp/datasets.ts';
import { MtpSession, type MtpPlace } from '../mtp/session.ts';
import { derived, measured, reported, type Probe, type ProbeContext } from '../probe.ts';
import { everyInterface, isStillImage } from '../usb/device-kind.ts';

/** More storages than any phone has. */
const mostStorages = 4;

/**
 * Who made this phone or camera, how full it is and how charged. Asks for no file and no name of a
 * file; the name that its owner gave it (property 0xD402) is personal and not read.
 */
export const mtpContents: Probe = {
  id: 'mtp-contents',
  layer: 'L1',
  deadlineMs: 8000,
  matches: (device) => mtpPlace(device) !== null,

  async run(context) {
    const place = mtpPlace(context.device);
    if (place === null) return ok(null);
    const session = new MtpSession(context.port, place, context.stop);
    const info = await readDeviceInfo(session, context);
    if (!info.ok) return info;
    const opened = await session.open();
    if (!opened.ok) return opened;
    const storages = await readStorages(session, context);
    if (!storages.ok) return storages;
    const battery = await readBattery(session, info.value, context);
    if (!battery.ok) return battery;
    await session.close();
    return ok(null);
  },
};

/** The first still image interface with a bulk endpoint in each direction. */
function mtpPlace(device: DescribedDevice): MtpPlace | null {
  for (const one of everyInterface(device.descriptors).filter(isStillImage)) {
    const bulk = one.endpoints.filter((endpoint) => endpoint.transfer === 'bulk');
    const bulkIn = bulk.find((endpoint) => endpoint.direction === 'in');
    const bulkOut = bulk.find((endpoint) => endpoint.direction === 'out');
    if (bulkIn !== undefined && bulkOut !== undefined) {
      return { interfaceNumber: one.number, bulkIn: bulkIn.number, bulkOut: bulkOut.number };
    }
  }
  return null;
}

async function readDeviceInfo(
  session: MtpSession,
  { device, report }: ProbeContext,
): Promise<Result<MtpDeviceInfo, DeviceFault>> {
  const reply = await session.askOutsideSession(operation.getDeviceInfo);
  if (!reply.ok) return reply;
  const parsed = parseDeviceInfo(reply.value.data);
  if (!parsed.ok) return parsed;
  const info = parsed.value;
  if (info.maker !== '') report(reported('mtp.maker', info.maker));
  if (info.model !== '') report(reported('mtp.model', info.model));
  if (info.version !== '') report(reported('mtp.version', info.version));
  // The serial number is personal data: said once, and by the descriptors when they have it.
  if (device.serial === null && info.serial !== '') report(reported('mtp.serial', info.serial));
  return parsed;
}

async function readStorages(
  session: MtpSession,
  { report }: ProbeContext,
): Promise<Result<null, DeviceFault>> {
  const reply = await session.ask(operation.getStorageIds);
  if (!reply.ok) return reply;
  if (reply.value.code !== responseCode.ok) {
    // A locked phone refuses the list instead of giving an empty one, by maker.
    report(measured('storage.shown', 0, 'count'));
    return ok(null);
  }
  const ids = parseStorageIds(reply.value.data);
  if (!ids.ok) return ids;
  const storages: MtpStorageInfo[] = [];
  for (const id of ids.value.slice(0, mostStorages)) {
    const answer = await session.ask(operation.getStorageInfo, [id]);
    if (!answer.ok) return answer;
    if (answer.value.code !== responseCode.ok) continue;
    const info = parseStorageInfo(answer.value.data);
    if (!info.ok) return info;
    storages.push(info.value);
  }
  report(measured('storage.shown', storages.length, 'count'));
  const card = storages.find((one) => one.type === storageType.removableRam);
  reportSize(
    'storage',
    storages.find((one) => one !== card),
    report,
  );
  reportSize('storage-card', card, report);
  return ok(null);
}

function reportSize(
  subject: 'storage' | 'storage-card',
  storage: MtpStorageInfo | undefined,
  report: ProbeContext['report'],
): void {
  const size = storage?.size ?? null;
  if (size === null) return;
  report(reported(`${subject}.capacity`, size.capacityBytes, 'byte'));
  report(reported(`${subject}.free`, size.freeBytes, 'byte'));
  const percent = Math.floor((size.freeBytes / size.capacityBytes) * 100);
  report(derived(`${subject}.free-percent`, percent, 'percent'));
}

async function readBattery(
  session: MtpSession,
  info: MtpDeviceInfo,
  { report }: ProbeContext,
): Promise<Result<null, DeviceFault>> {
  const offered =
    info.operations.includes(operation.getDevicePropDesc) &&
    info.properties.includes(property.batteryLevel);
  if (!offered) return ok(null);
  const reply = await session.ask(operation.getDevicePropDesc, [property.batteryLevel]);
  if (!reply.ok) return reply;
  if (reply.value.code !== responseCode.ok) return ok(null);
  const percent = parseBatteryPercent(reply.value.data);
  if (!percent.ok) return percent;
  if (percent.value !== null) report(reported('battery.level', percent.value, 'percent'));
  return ok(null);
}
