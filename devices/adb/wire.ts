import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { StopSignal } from '../../shared/base/stop-signal.ts';
import { keepAll, type DevicePort } from '../port.ts';
import {
  adbCommand,
  encodeHeader,
  headerLength,
  longestPayload,
  parseHeader,
  type AdbHeader,
} from './message.ts';
import type { AdbPlace } from './place.ts';
import { joined } from '../joined.ts';

export interface AdbMessage extends AdbHeader {
  readonly payload: Uint8Array;
}

/**
 * One read lasts half a second at most: a transfer cannot be cancelled (docs/probes.md, "The USB
 * library"), so whoever stops a reading waits for it. A header is one packet, so no time-out tears it
 * apart.
 */
const sliceMs = 500;
const sendMs = 2000;
/** Packets of an earlier conversation that are thrown away before we give up: one payload of it. */
const mostStale = 128;

/** ADB messages in order over one interface; nothing is read while nobody waits for it. */
export class AdbWire {
  readonly #port: DevicePort;
  readonly #place: AdbPlace;
  readonly #stop: StopSignal;
  /** Bytes that came and belong to the next message. */
  #left: Uint8Array = new Uint8Array(0);

  constructor(port: DevicePort, place: AdbPlace, stop: StopSignal) {
    this.#port = port;
    this.#place = place;
    this.#stop = stop;
  }

  /** Header and payload are transfers of their own, as adbd expects them. */
  async send(
    command: number,
    first: number,
    second: number,
    payload: Uint8Array,
  ): Promise<Result<null, DeviceFault>> {
    const transfers = [encodeHeader(command, first, second, payload)];
    if (payload.length > 0) transfers.push(payload);
    // USB 2.0 section 5.8.3: a transfer ends with a packet that is not full.
    if (payload.length > 0 && payload.length % this.#place.outPacket === 0) {
      transfers.push(new Uint8Array(0));
    }
    // A signature or a key. What the phone answers is never kept: it names people and numbers.
    const keep = command === adbCommand.auth ? undefined : keepAll;
    const { interfaceNumber, bulkOut } = this.#place;
    for (const bytes of transfers) {
      const sent = await this.#port.exchange(
        { kind: 'bulk-out', interfaceNumber, endpoint: bulkOut, bytes },
        { timeoutMs: sendMs, stop: this.#stop, keep },
      );
      if (!sent.ok) return sent;
    }
    return ok(null);
  }

  /** The next message, after at most so many seconds of silence. */
  async receive(seconds: number): Promise<Result<AdbMessage, DeviceFault>> {
    const header = await this.#header(seconds);
    if (!header.ok) return header;
    const { payloadLength } = header.value;
    if (payloadLength > longestPayload) {
      return err(
        fault(
          'device/garbled',
          `payload of ${payloadLength} bytes, ${longestPayload} were offered`,
        ),
      );
    }
    const payload = await this.#take(payloadLength, seconds);
    return payload.ok ? ok({ ...header.value, payload: payload.value }) : payload;
  }

  async #header(seconds: number): Promise<Result<AdbHeader, DeviceFault>> {
    let last: Result<AdbHeader, DeviceFault> = err(fault('device/garbled', 'no header'));
    for (let stale = 0; stale < mostStale; stale += 1) {
      const bytes = await this.#take(headerLength, seconds);
      if (!bytes.ok) return bytes;
      last = parseHeader(bytes.value);
      if (last.ok) return last;
      this.#left = new Uint8Array(0);
    }
    return last;
  }

  /** Exactly so many bytes, however the device cut them into transfers. */
  async #take(count: number, seconds: number): Promise<Result<Uint8Array, DeviceFault>> {
    const { interfaceNumber, bulkIn, inPacket } = this.#place;
    let silences = 0;
    while (this.#left.length < count) {
      // Never more than is coming: a transfer that fills its last packet does not end by itself.
      const missing = count - this.#left.length;
      const length = count === headerLength ? Math.max(inPacket, missing) : missing;
      const more = await this.#port.exchange(
        { kind: 'bulk-in', interfaceNumber, endpoint: bulkIn, length },
        { timeoutMs: sliceMs, stop: this.#stop },
      );
      if (!more.ok && (more.fault.code !== 'device/timeout' || this.#stop.aborted)) return more;
      if (more.ok && more.value.length > 0) {
        this.#left = joined([this.#left, more.value]);
        continue;
      }
      silences += 1;
      if (silences * sliceMs >= seconds * 1000) {
        return err(
          fault('device/timeout', `${this.#left.length} of ${count} bytes in ${seconds} s`),
        );
      }
    }
    const taken = this.#left.slice(0, count);
    this.#left = this.#left.slice(count);
    return ok(taken);
  }
}
