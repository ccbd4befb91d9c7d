import type { DeviceFault } from '../../shared/base/fault.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { derived, measured, reported, type Probe, type ProbeContext } from '../probe.ts';
import {
  ataBlockLength,
  belowThreshold,
  parseEnduranceUsed,
  parseIdentity,
  parseSmartData,
  parseSmartThresholds,
  smartVerdict,
  solidStateStatistics,
  type SmartAttribute,
} from '../scsi/ata.ts';
import {
  ataCommand,
  ataReadBlock,
  inquiry,
  inquiryLength,
  smartFeature,
  smartKey,
  smartReturnStatus,
} from '../scsi/commands.ts';
import { openDrive, type Drive } from '../scsi/drive.ts';
import { isScsiStorage } from '../scsi/place.ts';
import { parseInquiry } from '../scsi/replies.ts';

/** Numbers on which all makers agree (smartmontools, "drivedb.h", default entry). */
const attribute = {
  reallocated: 5,
  powerOnHours: 9,
  temperature: 194,
  pending: 197,
  uncorrectable: 198,
  linkErrors: 199,
} as const;

/** More is no life of a drive but another unit (minutes, seconds) in the same place: 25 years. */
const mostHours = 219_000;
const hoursPerDay = 24;
/** Bad sectors beyond this are something else in the same place. */
const mostSectors = 1_000_000;
const sensible = { coldest: 1, hottest: 120 } as const;
const ataTimeoutMs = 3000;

/** How a disk or SSD behind a bridge judges itself; nothing is started, no test is run. */
export const storageSmart: Probe = {
  id: 'storage-smart',
  layer: 'L1',
  deadlineMs: 9000,
  matches: isScsiStorage,

  async run(context) {
    const opened = await openDrive(context);
    if (!opened.ok) return opened;
    const { drive } = opened.value;
    const behindBridge = await isBehindBridge(drive);
    if (!behindBridge.ok) return behindBridge;
    return behindBridge.value ? readHealth(drive, context) : ok(null);
  },
};

/**
 * A stick has no SMART, and some stop working when they are asked. A stick says that its medium is
 * removable; what does not is a disk or an SSD behind a bridge.
 */
async function isBehindBridge(drive: Drive): Promise<Result<boolean, DeviceFault>> {
  const answer = await drive.ask(inquiry, inquiryLength);
  if (!answer.ok) return answer;
  const parsed = answer.value.done ? parseInquiry(answer.value.value) : null;
  return ok(parsed?.ok === true && parsed.value.type === 'disk' && !parsed.value.removable);
}

async function readHealth(
  drive: Drive,
  { report }: ProbeContext,
): Promise<Result<null, DeviceFault>> {
  const answer = await readBlock(drive, { command: ataCommand.identifyDevice });
  if (!answer.ok) {
    const { code } = answer.fault;
    // A bridge that knows no pass-through may stall or mix up its answer; it has been reset since.
    if (code !== 'device/stalled' && code !== 'device/garbled') return answer;
  }
  const identity = answer.ok && answer.value !== null ? parseIdentity(answer.value) : null;
  const available = identity?.ok === true && identity.value.smart === 'enabled';
  report(measured('drive-smart.available', available));
  if (identity?.ok !== true) return ok(null);
  const { solidState, locked, logs } = identity.value;
  if (solidState !== null) report(reported('drive-smart.solid-state', solidState));
  report(reported('drive-smart.locked', locked));
  if (!available) return ok(null);
  const verdict = await drive.ask(smartReturnStatus, 0, ataTimeoutMs);
  if (!verdict.ok) return verdict;
  const judged = verdict.value.done ? null : smartVerdict(verdict.value.sense.ata);
  if (judged !== null) report(reported('drive-smart.passed', judged === 'passed'));
  const read = await readAttributes(drive, report);
  return read.ok && solidState === true && logs ? readEndurance(drive, report) : read;
}

/** One block of ATA data, or null when it is refused. */
async function readBlock(
  drive: Drive,
  registers: Parameters<typeof ataReadBlock>[0],
): Promise<Result<Uint8Array | null, DeviceFault>> {
  const answer = await drive.ask(ataReadBlock(registers), ataBlockLength, ataTimeoutMs);
  return answer.ok ? ok(answer.value.done ? answer.value.value : null) : answer;
}

function readSmart(drive: Drive, feature: number): Promise<Result<Uint8Array | null, DeviceFault>> {
  return readBlock(drive, { command: ataCommand.smart, feature, ...smartKey });
}

async function readAttributes(
  drive: Drive,
  report: ProbeContext['report'],
): Promise<Result<null, DeviceFault>> {
  const data = await readSmart(drive, smartFeature.readData);
  if (!data.ok) return data;
  if (data.value === null) return ok(null);
  const attributes = parseSmartData(data.value);
  if (!attributes.ok) return attributes;
  reportAttributes(attributes.value, report);
  const limits = await readSmart(drive, smartFeature.readThresholds);
  if (!limits.ok) return limits;
  const thresholds = limits.value === null ? null : parseSmartThresholds(limits.value);
  if (thresholds?.ok !== true) return ok(null);
  const below = belowThreshold(attributes.value, thresholds.value);
  report(derived('drive-smart.below-threshold', below.map(String)));
  return ok(null);
}

function reportAttributes(
  attributes: readonly SmartAttribute[],
  report: ProbeContext['report'],
): void {
  const raw = (id: number) => attributes.find((one) => one.id === id)?.raw ?? null;
  const count = (id: number) => {
    const value = raw(id);
    return value !== null && value <= mostSectors ? value : null;
  };
  const relocations = raw(attribute.reallocated);
  // Sectors in the low two bytes; in the others makers count what led to them (smartmontools, "raw16(raw16)").
  const reallocated = relocations === null ? null : relocations & 0xffff;
  const pending = count(attribute.pending);
  const uncorrectable = count(attribute.uncorrectable);
  const linkErrors = count(attribute.linkErrors);
  const hours = raw(attribute.powerOnHours);
  // The lowest byte is degrees; makers keep the lowest and the highest ever in the others.
  const degrees = (raw(attribute.temperature) ?? 0) & 0xff;
  if (reallocated !== null) report(reported('drive-smart.reallocated', reallocated, 'count'));
  if (pending !== null) report(reported('drive-smart.pending', pending, 'count'));
  if (uncorrectable !== null) report(reported('drive-smart.uncorrectable', uncorrectable, 'count'));
  if (linkErrors !== null) report(reported('drive-smart.link-errors', linkErrors, 'count'));
  if (hours !== null && hours <= mostHours) {
    report(reported('drive-smart.powered-on', Math.floor(hours / hoursPerDay), 'day'));
  }
  if (degrees >= sensible.coldest && degrees <= sensible.hottest) {
    report(reported('drive-smart.temperature', degrees, 'degree-celsius'));
  }
}

/** Wear by the standard's own figure; the makers' attributes of wear mean something else each. */
async function readEndurance(
  drive: Drive,
  report: ProbeContext['report'],
): Promise<Result<null, DeviceFault>> {
  const { log, page } = solidStateStatistics;
  const data = await readBlock(drive, {
    ...{ command: ataCommand.readLogExt, lbaLow: log, lbaMid: page, extended: true },
  });
  if (!data.ok) return data;
  const used = data.value === null ? null : parseEnduranceUsed(data.value);
  if (used !== null) report(reported('drive-smart.wear-used', used, 'percent'));
  return ok(null);
}
