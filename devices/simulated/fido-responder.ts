import { encode } from 'cborg';
import { ctaphid } from '../fido/ctaphid.ts';
import type { Exchange } from '../port.ts';
import { answerReportDescriptor } from './hid-bytes.ts';
import { data, silence, stall, type Answer, type Responder } from './simulated-device.ts';

/** What a simulated security key is and how its PIN stands. */
export interface FidoKey {
  readonly version: readonly [number, number, number];
  /** Null for a key that knows U2F alone. */
  readonly ctap2: {
    readonly aaguid: string;
    readonly pinSet: boolean;
    readonly pinRetries: number;
    readonly needsReplug?: boolean;
    readonly mustChangePin?: boolean;
  } | null;
  /** Answer to Yubico's "read configuration"; absent for keys of others. */
  readonly yubikey?: { readonly formFactor: number };
  /** Report descriptors by interface. */
  readonly descriptors: Readonly<Record<number, Uint8Array>>;
  readonly interfaceNumber: number;
  /** Answers for its card reader, when it has one. */
  readonly reader?: Responder;
}

const channel = 0x0a0b_0c0d;
const packetLength = 64;
const invalidCommand = 0x01;

/** Answers as a FIDO2 key does (CTAP 2.1 section 11.2). Knows only how to read. */
export class FidoResponder implements Responder {
  readonly #key: FidoKey;
  readonly #waiting: Uint8Array[] = [];

  constructor(key: FidoKey) {
    this.#key = key;
  }

  answer(exchange: Exchange): Answer {
    const { descriptors, interfaceNumber, reader } = this.#key;
    if (exchange.kind === 'hid-out' && exchange.interfaceNumber === interfaceNumber) {
      this.#packet(exchange.bytes.subarray(1));
      return data();
    }
    if (exchange.kind === 'hid-in' && exchange.interfaceNumber === interfaceNumber) {
      const next = this.#waiting.shift();
      return next === undefined ? silence : data(Uint8Array.from([0, ...next]));
    }
    return answerReportDescriptor(exchange, descriptors) ?? reader?.answer(exchange) ?? stall;
  }

  #packet(bytes: Uint8Array): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const to = view.getUint32(0);
    const command = view.getUint8(4) & 0x7f;
    const payload = bytes.slice(7, 7 + view.getUint16(5));
    const reply = this.#perform(command, payload);
    if (reply === null) this.#say(to, ctaphid.error, Uint8Array.of(invalidCommand));
    else this.#say(to, command, reply);
  }

  #perform(command: number, payload: Uint8Array): Uint8Array | null {
    const { version, ctap2, yubikey } = this.#key;
    switch (command) {
      case ctaphid.init: {
        const reply = new Uint8Array(17);
        reply.set(payload.subarray(0, 8));
        new DataView(reply.buffer).setUint32(8, channel);
        // Protocol 2, version, capabilities: wink, CBOR.
        reply.set([2, ...version, ctap2 === null ? 0x01 : 0x05], 12);
        return reply;
      }
      case ctaphid.cbor:
        return ctap2 === null ? null : this.#cbor(payload, ctap2);
      case 0x42: {
        if (yubikey === undefined) return null;
        const tags = [0x05, 3, ...version, 0x04, 1, yubikey.formFactor];
        return Uint8Array.from([tags.length, ...tags]);
      }
      default:
        return null;
    }
  }

  #cbor(payload: Uint8Array, ctap2: NonNullable<FidoKey['ctap2']>): Uint8Array {
    if (payload[0] === 0x04) {
      return ok(
        new Map<number, unknown>([
          [1, ['U2F_V2', 'FIDO_2_0', 'FIDO_2_1']],
          [3, aaguidBytes(ctap2.aaguid)],
          [4, { clientPin: ctap2.pinSet, rk: true, up: true }],
          [6, [2, 1]],
          [0x0c, ctap2.mustChangePin ?? false],
          [0x0d, 4],
          [0x0e, this.#key.version.reduce((number, part) => number * 0x100 + part, 0)],
          [0x14, 97],
        ]),
      );
    }
    // authenticatorClientPIN, only getPINRetries.
    if (payload[0] === 0x06 && payload.at(-1) === 0x01) {
      return ok(
        new Map<number, unknown>([
          [3, ctap2.pinRetries],
          [4, ctap2.needsReplug ?? false],
        ]),
      );
    }
    return Uint8Array.of(0x01);
  }

  #say(to: number, command: number, payload: Uint8Array): void {
    for (let sent = 0, number = 0; number === 0 || sent < payload.length; number += 1) {
      const bytes = new Uint8Array(packetLength);
      const view = new DataView(bytes.buffer);
      view.setUint32(0, to);
      const header = number === 0 ? 7 : 5;
      view.setUint8(4, number === 0 ? 0x80 | command : number - 1);
      if (number === 0) view.setUint16(5, payload.length);
      const part = payload.subarray(sent, sent + packetLength - header);
      bytes.set(part, header);
      sent += part.length;
      this.#waiting.push(bytes);
    }
  }
}

function ok(map: ReadonlyMap<number, unknown>): Uint8Array {
  return Uint8Array.from([0, ...encode(map)]);
}

function aaguidBytes(aaguid: string): Uint8Array {
  const digits = aaguid.replaceAll('-', '');
  return Uint8Array.from({ length: 16 }, (_unused, index) =>
    Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16),
  );
}
