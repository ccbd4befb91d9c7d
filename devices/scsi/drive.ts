import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { ProbeContext } from '../probe.ts';
import { BotSession } from './bot-session.ts';
import {
  capacity10Length,
  capacity16Length,
  keepingOf,
  readBlocks,
  readCapacity10,
  readCapacity16,
  requestSense,
  senseLength,
  testUnitReady,
} from './commands.ts';
import { botPlace } from './place.ts';
import { parseCapacity10, parseCapacity16, type Capacity } from './replies.ts';
import { parseSense, senseCode, senseKey, type Sense } from './sense.ts';

/** A command was done, or refused with the reason. */
export type Answer<T> =
  { readonly done: true; readonly value: T } | { readonly done: false; readonly sense: Sense };

export type Readiness = 'ready' | 'no-medium' | 'not-ready';

const timeoutMs = 1500;
/** Larger than the deadline of one bad block inside most drives, which try again for seconds. */
const readTimeoutMs = 3000;
/** A unit attention is told once per cause: plugged in, medium changed, reset. */
const mostAttentions = 4;
/** Card readers have four slots, some six. */
const mostUnits = 8;

/** One logical unit of a device: SCSI commands on top of a Bulk-Only session. */
export class Drive {
  readonly #session: BotSession;
  readonly lun: number;

  constructor(session: BotSession, lun: number) {
    this.#session = session;
    this.lun = lun;
  }

  /** Sends one command; when it fails the sense data are fetched. */
  async ask(
    cdb: Uint8Array,
    dataLength: number,
    limitMs = timeoutMs,
  ): Promise<Result<Answer<Uint8Array>, DeviceFault>> {
    const { lun } = this;
    const reply = await this.#session.command({
      ...{ lun, cdb, dataLength, timeoutMs: limitMs, keep: keepingOf(cdb) },
    });
    if (!reply.ok) return reply;
    if (reply.value.passed) return ok({ done: true, value: reply.value.data });
    const why = await this.#session.command({
      ...{ lun, cdb: requestSense, dataLength: senseLength, timeoutMs },
      keep: keepingOf(requestSense),
    });
    if (!why.ok) return why;
    return ok({ done: false, sense: parseSense(why.value.data) });
  }

  /** Whether the medium can be read now, past the attentions that stand first. */
  async readiness(): Promise<Result<{ readiness: Readiness; sense: Sense | null }, DeviceFault>> {
    let sense: Sense | null = null;
    for (let attempt = 0; attempt <= mostAttentions; attempt += 1) {
      const answer = await this.ask(testUnitReady, 0);
      if (!answer.ok) return answer;
      if (answer.value.done) return ok({ readiness: 'ready', sense: null });
      ({ sense } = answer.value);
      if (sense.code === senseCode.mediumNotPresent) return ok({ readiness: 'no-medium', sense });
      if (sense.key !== senseKey.unitAttention) break;
    }
    return ok({ readiness: 'not-ready', sense });
  }

  /** How large it says that it is. */
  async capacity(): Promise<Result<Capacity, DeviceFault>> {
    const short = await this.ask(readCapacity10, capacity10Length);
    if (!short.ok) return short;
    if (!short.value.done) return err(fault('device/garbled', 'READ CAPACITY(10) was refused'));
    const small = parseCapacity10(short.value.value);
    if (!small.ok) return small;
    if (small.value !== null) return ok(small.value);
    const long = await this.ask(readCapacity16, capacity16Length);
    if (!long.ok) return long;
    if (!long.value.done) return err(fault('device/garbled', 'READ CAPACITY(16) was refused'));
    return parseCapacity16(long.value.value);
  }

  /**
   * Some blocks, whole, or why they cannot be read. A card that was taken out meanwhile is a fault: that says nothing of
   * its blocks. Nor does an attention, such as that of our own reset after a silence: it is told once.
   */
  async read(
    lba: number,
    count: number,
    blockSize: number,
  ): Promise<Result<Answer<Uint8Array>, DeviceFault>> {
    const length = count * blockSize;
    const ask = () => this.ask(readBlocks(lba, count), length, readTimeoutMs);
    let answer = await ask();
    if (senseIn(answer)?.key === senseKey.unitAttention) answer = await ask();
    if (senseIn(answer)?.code === senseCode.mediumNotPresent) {
      return err(fault('device/gone', 'the medium was taken out while it was read'));
    }
    if (!answer.ok || !answer.value.done || answer.value.value.length === length) return answer;
    return err(
      fault('device/garbled', `${answer.value.value.length} of ${length} bytes at block ${lba}`),
    );
  }
}

function senseIn(answer: Result<Answer<unknown>, DeviceFault>): Sense | null {
  return answer.ok && !answer.value.done ? answer.value.sense : null;
}

/** A device with the unit that is worth reading. */
export interface OpenedDrive {
  readonly drive: Drive;
  readonly units: number;
  readonly readiness: Readiness;
  readonly sense: Sense | null;
}

/**
 * Finds the first unit with a readable medium, else the first unit. What another reader left
 * unfinished makes the first command fail; after the recovery that follows it is asked once more.
 */
export async function openDrive(
  context: Pick<ProbeContext, 'device' | 'port' | 'stop'>,
): Promise<Result<OpenedDrive, DeviceFault>> {
  const place = botPlace(context.device);
  if (!place.ok) return place;
  const session = new BotSession(context.port, place.value, context.stop);
  const drive = new Drive(session, 0);
  let state = await drive.readiness();
  if (!state.ok && state.fault.code !== 'device/gone') state = await drive.readiness();
  if (!state.ok) return state;
  // After the first bulk transfer, with which the interface becomes ours: a class request to an
  // interface that a driver of the kernel holds is refused.
  const maxLun = await session.maxLun();
  if (!maxLun.ok) return maxLun;
  const units = Math.min(maxLun.value + 1, mostUnits);
  const first: OpenedDrive = { drive, units, ...state.value };
  return first.readiness === 'ready' ? ok(first) : otherUnit(session, first);
}

/** As `openDrive`, with the size of its medium; null where there is none that can be read now. */
export async function openMedium(
  context: Parameters<typeof openDrive>[0],
): Promise<Result<{ readonly drive: Drive; readonly capacity: Capacity } | null, DeviceFault>> {
  const opened = await openDrive(context);
  if (!opened.ok) return opened;
  const { drive, readiness } = opened.value;
  if (readiness !== 'ready') return ok(null);
  const capacity = await drive.capacity();
  return capacity.ok ? ok({ drive, capacity: capacity.value }) : capacity;
}

/** The first of the other units that can be read, else the one that was tried before. */
async function otherUnit(
  session: BotSession,
  first: OpenedDrive,
): Promise<Result<OpenedDrive, DeviceFault>> {
  const { units } = first;
  for (let lun = 1; lun < units; lun += 1) {
    const drive = new Drive(session, lun);
    const state = await drive.readiness();
    if (!state.ok) return state;
    if (state.value.readiness === 'ready') return ok({ drive, units, ...state.value });
  }
  return ok(first);
}
