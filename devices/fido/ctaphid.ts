import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Keeping } from '../port.ts';
import type { ProbeContext } from '../probe.ts';

/** CTAPHID commands, CTAP 2.1 section 11.2.9; vendor commands begin at 0x40. */
export const ctaphid = { init: 0x06, cbor: 0x10, keepalive: 0x3b, error: 0x3f } as const;

/** Section 11.2.4: packets of 64 bytes, a first with 57 bytes of payload and up to 128 with 59. */
const packet = { length: 64, first: 7, next: 5 } as const;
const longestPayload = 7609;
/** The channel of whoever has none yet, section 11.2.3. */
const broadcast = 0xffff_ffff;
/** Told back by the key, so that the answer to somebody else's INIT is not taken for ours. */
const nonce = Uint8Array.from([0x62, 0x61, 0x6c, 0x69, 0x65, 0x2d, 0x30, 0x31]);

const timeoutMs = 500;
/** A key says every 100 ms that it is busy (section 11.2.9.2.5), and other programs may talk to it as well. */
const mostIgnored = 40;

/** What a key says when a channel is asked for, section 11.2.9.1.3. */
export interface CtapHidKey {
  readonly channel: number;
  /** The maker's own version of the device. */
  readonly version: readonly [number, number, number];
  /** It understands CTAP2 and not U2F alone. */
  readonly cbor: boolean;
}

/** A conversation with one FIDO interface: one question at a time, each answered or given up. */
export class CtapHidSession {
  readonly #context: Pick<ProbeContext, 'port' | 'stop'>;
  readonly #interfaceNumber: number;
  #channel = broadcast;

  constructor(context: Pick<ProbeContext, 'port' | 'stop'>, interfaceNumber: number) {
    this.#context = context;
    this.#interfaceNumber = interfaceNumber;
  }

  async open(): Promise<Result<CtapHidKey, DeviceFault>> {
    const reply = await this.ask(ctaphid.init, nonce);
    if (!reply.ok) return reply;
    const bytes = reply.value;
    if (bytes.length < 17) return garbled(`INIT reply of ${bytes.length} bytes`);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#channel = view.getUint32(8);
    return ok({
      channel: this.#channel,
      version: [view.getUint8(13), view.getUint8(14), view.getUint8(15)],
      cbor: (view.getUint8(16) & 0x04) !== 0,
    });
  }

  /** Sends one command of one packet; every question that only reads fits in one. */
  async ask(command: number, payload: Uint8Array): Promise<Result<Uint8Array, DeviceFault>> {
    const { port, stop } = this.#context;
    const bytes = new Uint8Array(1 + packet.length);
    const view = new DataView(bytes.buffer);
    // The report's number comes first; FIDO numbers none.
    view.setUint32(1, this.#channel);
    view.setUint8(5, 0x80 | command);
    view.setUint16(6, payload.length);
    bytes.set(payload.subarray(0, packet.length - packet.first), 8);
    const sent = await port.exchange(
      { kind: 'hid-out', interfaceNumber: this.#interfaceNumber, bytes },
      { timeoutMs, stop, keep: this.#keeping(command) },
    );
    return sent.ok ? this.#answer(command) : sent;
  }

  async #answer(command: number): Promise<Result<Uint8Array, DeviceFault>> {
    const parts: Uint8Array[] = [];
    let wanted: number | null = null;
    let have = 0;
    for (let ignored = 0; ignored <= mostIgnored;) {
      const read = await this.#read(command);
      if (!read.ok) return read;
      const view = read.value;
      const mine = view.getUint32(0) === this.#channel;
      const first = (view.getUint8(4) & 0x80) !== 0;
      const told = view.getUint8(4) & 0x7f;
      if (!mine || (wanted === null && !first) || (first && told === ctaphid.keepalive)) {
        ignored += 1;
        continue;
      }
      if (first) {
        if (told === ctaphid.error) {
          return err(fault('device/unsupported', `CTAPHID error ${view.getUint8(7)}`));
        }
        if (told !== command || wanted !== null) return garbled(`reply to command ${told}`);
        wanted = view.getUint16(5);
        if (wanted > longestPayload) return garbled(`reply of ${wanted} bytes`);
      } else if (told !== parts.length - 1) {
        return garbled(`packet ${told} where ${parts.length - 1} was due`);
      }
      const part = payloadOf(view, first ? packet.first : packet.next);
      parts.push(part);
      have += part.length;
      if (wanted !== null && have >= wanted) {
        const whole = Uint8Array.from(parts.flatMap((one) => [...one])).slice(0, wanted);
        if (command !== ctaphid.init || sameNonce(whole)) return ok(whole);
        // Somebody else asked for a channel at the same moment.
        parts.length = 0;
        wanted = null;
        have = 0;
        ignored += 1;
      }
    }
    return garbled(`no answer among ${mostIgnored} packets`);
  }

  /**
   * Other programs may talk to the key as well, about a PIN or an account: only our own channel is kept.
   * The makers' own commands tell a serial number in a form that cannot be replaced.
   */
  #keeping(command: number): Keeping | undefined {
    if (command !== ctaphid.init && command !== ctaphid.cbor) return undefined;
    const channel = this.#channel;
    return {
      when: (bytes) => {
        const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        return bytes.length === 1 + packet.length && view.getUint32(1) === channel;
      },
    };
  }

  /** One packet, without the report's number. */
  async #read(command: number): Promise<Result<DataView, DeviceFault>> {
    const { port, stop } = this.#context;
    const reply = await port.exchange(
      { kind: 'hid-in', interfaceNumber: this.#interfaceNumber, length: 1 + packet.length },
      { timeoutMs, stop, keep: this.#keeping(command) },
    );
    if (!reply.ok) return reply;
    const bytes = reply.value;
    if (bytes.length !== 1 + packet.length) return garbled(`packet of ${bytes.length} bytes`);
    return ok(new DataView(bytes.buffer, bytes.byteOffset + 1, packet.length));
  }
}

function payloadOf(view: DataView, header: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + header, packet.length - header);
}

function sameNonce(reply: Uint8Array): boolean {
  return nonce.every((byte, index) => reply[index] === byte);
}

function garbled(detail: string): Result<never, DeviceFault> {
  return err(fault('device/garbled', detail));
}
