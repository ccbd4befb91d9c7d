import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { StopSignal } from '../../shared/base/stop-signal.ts';
import { keepAll, type DevicePort, type Keeping } from '../port.ts';
import {
  classRequest,
  encodeCommandWrapper,
  parseStatusWrapper,
  statusWrapperLength,
  type StatusWrapper,
} from './bulk-only.ts';
import type { BotPlace } from './place.ts';

/** One command without data or with data from the device. */
export interface BotCommand {
  readonly lun: number;
  readonly cdb: Uint8Array;
  readonly dataLength: number;
  /** How long data and status may each take. */
  readonly timeoutMs: number;
  /** Of what the device answers, data and status; the command itself is always kept. */
  readonly keep?: Keeping | undefined;
}

export interface BotReply {
  /** False: the device has sense data that say why. */
  readonly passed: boolean;
  /** What came and counts; may be shorter than asked for. */
  readonly data: Uint8Array;
}

const controlTimeoutMs = 500;
const commandTimeoutMs = 1000;
const nothing = new Uint8Array(0);
/** CLEAR_FEATURE(ENDPOINT_HALT), USB 2.0 section 9.4.1. */
const clearFeature = 0x01;
const setInterface = 0x0b;

/**
 * One conversation by Bulk-Only Transport 1.0: command, data, status, and the recoveries that the
 * document asks for, no others. Not for two callers at once.
 */
export class BotSession {
  readonly #port: DevicePort;
  readonly #place: BotPlace;
  readonly #stop: StopSignal;
  #tag = 0;
  #settled = false;
  /** Set when Reset Recovery itself failed: nothing can be asked any more. */
  #lost: DeviceFault | null = null;

  constructor(port: DevicePort, place: BotPlace, stop: StopSignal) {
    this.#port = port;
    this.#place = place;
    this.#stop = stop;
  }

  /** The highest logical unit (section 3.2); a device with one may stall the question. */
  async maxLun(): Promise<Result<number, DeviceFault>> {
    const { interfaceNumber: index } = this.#place;
    const setup = { type: 'class', recipient: 'interface', value: 0, index } as const;
    const reply = await this.#port.exchange(
      { kind: 'control-in', setup: { ...setup, request: classRequest.getMaxLun }, length: 1 },
      { timeoutMs: controlTimeoutMs, stop: this.#stop, keep: keepAll },
    );
    if (reply.ok) return ok(Math.min(reply.value[0] ?? 0, 15));
    // Besides a stall, some devices do not answer at all; both have one unit.
    return reply.fault.code === 'device/gone' ? reply : ok(0);
  }

  async command(command: BotCommand): Promise<Result<BotReply, DeviceFault>> {
    if (this.#lost !== null) return err(this.#lost);
    const settled = await this.#settle();
    if (!settled.ok) return settled;
    const reply = await this.#transact(command);
    if (reply.ok || reply.fault.code === 'device/gone' || this.#stop.aborted) return reply;
    await this.#recover();
    return reply;
  }

  /** Chooses the setting, once, when it is not the one that the interface begins with. */
  async #settle(): Promise<Result<null, DeviceFault>> {
    if (this.#settled || this.#place.alternate === 0) return ok(null);
    const { interfaceNumber: index, alternate: value } = this.#place;
    const chosen = await this.#control('standard', 'interface', setInterface, value, index);
    this.#settled = chosen.ok;
    return chosen.ok ? ok(null) : chosen;
  }

  /** Every fault that comes out of here asks for Reset Recovery. */
  async #transact(command: BotCommand): Promise<Result<BotReply, DeviceFault>> {
    const { lun, cdb, dataLength } = command;
    this.#tag = (this.#tag + 1) % 0x1_0000_0000;
    const asked = { tag: this.#tag, dataLength };
    const bytes = encodeCommandWrapper({ ...asked, lun, cdb });
    const { interfaceNumber, bulkOut: endpoint } = this.#place;
    const sent = await this.#port.exchange(
      { kind: 'bulk-out', interfaceNumber, endpoint, bytes },
      { timeoutMs: commandTimeoutMs, stop: this.#stop, keep: keepAll },
    );
    if (!sent.ok) return sent;
    let data: Uint8Array = nothing;
    if (dataLength > 0) {
      const came = await this.#read(dataLength, command);
      if (came.ok) data = came.value;
      else if (came.fault.code !== 'device/stalled') return came;
      else await this.#clearHalt('in');
      // Section 6.7.2 case 4 done wrong: the status comes where data was expected.
      const early = parseStatusWrapper(data, asked);
      if (early !== null) return concluded(early, nothing, command);
    }
    const status = await this.#status(asked, command);
    return status.ok ? concluded(status.value, data, command) : status;
  }

  /** The status wrapper; a stall is cleared and the read repeated once (section 5.3.3). */
  async #status(
    asked: { readonly tag: number; readonly dataLength: number },
    command: BotCommand,
  ): Promise<Result<StatusWrapper, DeviceFault>> {
    let came = await this.#read(statusWrapperLength, command);
    if (!came.ok && came.fault.code === 'device/stalled') {
      await this.#clearHalt('in');
      came = await this.#read(statusWrapperLength, command);
    } else if (came.ok && came.value.length === 0) {
      // Some devices end their data with an empty packet that nobody needs.
      came = await this.#read(statusWrapperLength, command);
    }
    if (!came.ok) return came;
    const parsed = parseStatusWrapper(came.value, asked);
    if (parsed !== null) return ok(parsed);
    return err(fault('device/garbled', `${came.value.length} bytes are no status of this command`));
  }

  #read(length: number, { timeoutMs, keep }: BotCommand): Promise<Result<Uint8Array, DeviceFault>> {
    const { interfaceNumber, bulkIn: endpoint } = this.#place;
    return this.#port.exchange(
      { kind: 'bulk-in', interfaceNumber, endpoint, length },
      { timeoutMs, stop: this.#stop, keep },
    );
  }

  /** Reset Recovery, section 5.3.4: reset, then both endpoints. */
  async #recover(): Promise<void> {
    const { interfaceNumber } = this.#place;
    const reset = await this.#control('class', 'interface', classRequest.reset, 0, interfaceNumber);
    const first = await this.#clearHalt('in');
    const second = await this.#clearHalt('out');
    const failed = [reset, first, second].find((one) => !one.ok);
    if (failed?.ok === false) this.#lost = failed.fault;
  }

  #clearHalt(direction: 'in' | 'out'): Promise<Result<Uint8Array, DeviceFault>> {
    const { bulkIn, bulkOut } = this.#place;
    const address = direction === 'in' ? bulkIn | 0x80 : bulkOut;
    return this.#control('standard', 'endpoint', clearFeature, 0, address);
  }

  #control(
    type: 'standard' | 'class',
    recipient: 'interface' | 'endpoint',
    request: number,
    value: number,
    index: number,
  ): Promise<Result<Uint8Array, DeviceFault>> {
    return this.#port.exchange(
      { kind: 'control-out', setup: { type, recipient, request, value, index }, bytes: nothing },
      { timeoutMs: controlTimeoutMs, stop: this.#stop, keep: keepAll },
    );
  }
}

function concluded(
  { status, residue }: StatusWrapper,
  data: Uint8Array,
  { dataLength }: BotCommand,
): Result<BotReply, DeviceFault> {
  if (status === 'phase-error') return err(fault('device/garbled', 'phase error'));
  const meant = dataLength - residue;
  // A device that sent data, passed, and says that none of it counts has a residue that is wrong.
  const counts = status === 'passed' && meant === 0 ? data.length : meant;
  return ok({ passed: status === 'passed', data: data.subarray(0, counts) });
}
