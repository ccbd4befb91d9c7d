import type { DeviceFault } from '../../shared/base/fault.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { isAppleMobile } from '../../shared/domain/apple-device.ts';
import { operation, property, responseCode, storageType } from '../mtp/codes.ts';
import {
  parseBatteryPercent,
  parseDeviceInfo,
  parseStorageIds,
  parseStorageInfo,
  type MtpDeviceInfo,
  type MtpStorageInfo,
} from '../mtp/datasets.ts';
import { findMtp, mayHaveMtp } from '../mtp/place.ts';
import { MtpSession } from '../mtp/session.ts';
import { derived, measured, reported, type Probe, type ProbeContext } from '../probe.ts';

/** More storages than any phone has. */
const mostStorages = 4;

/**
 * A locked phone is asked again when it tells that a storage came, and after this long when it does
 * not tell: so an unlock is seen within a second. Twelve seconds in all, the first eight of them for
 * the lock, which is the usual reason.
 */
const waitMs = 800;
const waits = { forUnlock: 10, all: 15 } as const;

/**
 * Who made this phone or camera, how full it is and how charged. Asks for no file and no name of a
 * file; the name that its owner gave it (property 0xD402) is personal and not read.
 */
export const mtpContents: Probe = {
  id: 'mtp-contents',
  layer: 'L1',
  deadlineMs: 20_000,
  // An iPhone shows a camera too, but usbmuxd owns it and lockdownd knows more.
  matches: (device) => !isAppleMobile(device.summary) && mayHaveMtp(device),

  async run(context) {
    const { device, port, stop } = context;
    const place = await findMtp(device, port, stop);
    if (place === null) return ok(null);
    const session = new MtpSession(port, place, stop);
    const info = await readDeviceInfo(session, context);
    if (!info.ok) return info;
    const opened = await session.open();
    if (!opened.ok) return opened;
    const shown = await storageIds(session);
    if (!shown.ok) return shown;
    // What does not wait for the visitor comes first. A camera has no lock: it has no card.
    const locked = shown.value.length === 0 && device.summary.kind !== 'camera';
    if (locked) {
      const battery = await readBattery(session, info.value, context);
      if (!battery.ok) return battery;
    }
    const ids = locked ? await idsOnceUnlocked(session, context) : shown;
    if (!ids.ok) return ids;
    const storages = await readStorages(session, ids.value, context);
    if (!storages.ok) return storages;
    if (!locked) {
      const battery = await readBattery(session, info.value, context);
      if (!battery.ok) return battery;
    }
    await session.close();
    return ok(null);
  },
};

async function readDeviceInfo(
  session: MtpSession,
  { device, report, conceal }: ProbeContext,
): Promise<Result<MtpDeviceInfo, DeviceFault>> {
  const reply = await session.askOutsideSession(operation.getDeviceInfo);
  if (!reply.ok) return reply;
  const parsed = parseDeviceInfo(reply.value.data);
  if (!parsed.ok) return parsed;
  const info = parsed.value;
  conceal?.(info.serial);
  if (info.maker !== '') report(reported('mtp.maker', info.maker));
  if (info.model !== '') report(reported('mtp.model', info.model));
  if (info.version !== '') report(reported('mtp.version', info.version));
  // The serial number is personal data: said once, and by the descriptors when they have it.
  if (device.serial === null && info.serial !== '') report(reported('mtp.serial', info.serial));
  return parsed;
}

/** The storages that the device shows now; a phone that refuses the list shows none. */
async function storageIds(session: MtpSession): Promise<Result<readonly number[], DeviceFault>> {
  const reply = await session.ask(operation.getStorageIds);
  if (!reply.ok) return reply;
  // A locked phone refuses the list instead of giving an empty one, by maker.
  if (reply.value.code !== responseCode.ok) return ok([]);
  const ids = parseStorageIds(reply.value.data);
  // The lower half is 0 for a slot without a card (MTP 1.1 section 5.2.1).
  return ids.ok ? ok(ids.value.filter((id) => (id & 0xffff) !== 0)) : ids;
}

/** Asks the visitor to unlock, then to choose file transfer, until a storage is shown or time is up. */
async function idsOnceUnlocked(
  session: MtpSession,
  { prompt }: ProbeContext,
): Promise<Result<readonly number[], DeviceFault>> {
  let ids: Result<readonly number[], DeviceFault> = ok([]);
  for (let wait = 0; wait < waits.all && ids.ok && ids.value.length === 0; wait += 1) {
    prompt(wait < waits.forUnlock ? 'unlock' : 'choose-file-transfer');
    const heard = await session.waitForStorage(waitMs);
    if (!heard.ok) return heard;
    ids = await storageIds(session);
  }
  prompt(null);
  return ids;
}

async function readStorages(
  session: MtpSession,
  ids: readonly number[],
  { report }: ProbeContext,
): Promise<Result<null, DeviceFault>> {
  const storages: MtpStorageInfo[] = [];
  for (const id of ids.slice(0, mostStorages)) {
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
