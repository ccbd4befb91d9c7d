import {
  adbCommand,
  adbVersion,
  authType,
  encodeHeader,
  headerLength,
  parseHeader,
  tokenLength,
} from '../adb/message.ts';
import { utf8Text } from '../utf8.ts';
import type { Exchange } from '../port.ts';
import { data, silence, stall, type Answer, type Responder } from './simulated-device.ts';

/** What the owner of a simulated phone does when it asks "Allow USB debugging?". */
export type Owner =
  /** Said "always allow" long ago: the phone does not ask. */
  | { readonly does: 'trusts' }
  /** Allows it when the host has listened in vain this often. */
  | { readonly does: 'allows'; readonly afterSilences: number }
  | { readonly does: 'nothing' }
  | { readonly does: 'refuses' };

export interface AdbPhone {
  readonly owner: Owner;
  /** What follows `device::` in its CNXN. */
  readonly banner: string;
  /** What a command prints; null for a command that it does not have. */
  readonly shell: (command: string) => string | null;
}

/** What is left of one command's output. */
interface Stream {
  readonly theirs: number;
  readonly chunks: Uint8Array[];
}

const largestMessage = 16_384;

/**
 * Answers as adbd does (docs/dev/protocol.md of AOSP's packages/modules/adb), without looking at
 * signatures: a phone that does not know the host refuses every one. Every transfer is answered by one.
 */
export class AdbResponder implements Responder {
  readonly #phone: AdbPhone;
  readonly #waiting: Uint8Array[] = [];
  readonly #streams = new Map<number, Stream>();
  #received: Uint8Array = new Uint8Array(0);
  #largest = largestMessage;
  #lastId = 0;
  #silencesLeft: number | null = null;

  constructor(phone: AdbPhone) {
    this.#phone = phone;
  }

  answer(exchange: Exchange): Answer {
    switch (exchange.kind) {
      case 'bulk-out':
        this.#take(exchange.bytes);
        return data();
      case 'bulk-in':
        return this.#next(exchange.length);
      default:
        return stall;
    }
  }

  #next(length: number): Answer {
    if (this.#waiting.length === 0 && this.#silencesLeft !== null) {
      this.#silencesLeft -= 1;
      if (this.#silencesLeft < 0) {
        this.#silencesLeft = null;
        this.#connected();
      }
    }
    const next = this.#waiting.shift();
    if (next === undefined) return silence;
    if (next.length > length) this.#waiting.unshift(next.slice(length));
    return data(next.slice(0, length));
  }

  #take(bytes: Uint8Array): void {
    this.#received = Uint8Array.from([...this.#received, ...bytes]);
    for (;;) {
      const header = parseHeader(this.#received.slice(0, headerLength));
      if (!header.ok) return;
      const end = headerLength + header.value.payloadLength;
      if (this.#received.length < end) return;
      const payload = this.#received.slice(headerLength, end);
      this.#received = this.#received.slice(end);
      this.#handle(header.value.command, header.value.first, header.value.second, payload);
    }
  }

  #handle(command: number, first: number, second: number, payload: Uint8Array): void {
    switch (command) {
      case adbCommand.connect:
        this.#streams.clear();
        this.#largest = Math.min(second, largestMessage);
        if (this.#phone.owner.does === 'trusts') this.#connected();
        else this.#askForKey();
        return;
      case adbCommand.auth:
        this.#handleAuth(first);
        return;
      case adbCommand.open:
        this.#open(first, utf8Text(payload).replace(/\0.*$/su, ''));
        return;
      case adbCommand.okay:
        this.#goOn(second);
        return;
      case adbCommand.close:
        this.#streams.delete(second);
    }
  }

  #handleAuth(type: number): void {
    const { owner } = this.#phone;
    if (type === authType.signature || owner.does === 'refuses') this.#askForKey();
    else if (owner.does === 'allows') this.#silencesLeft = owner.afterSilences;
  }

  /** A real token is random; here nobody checks what is made of it. */
  #askForKey(): void {
    this.#send(adbCommand.auth, authType.token, 0, new Uint8Array(tokenLength).fill(7));
  }

  #connected(): void {
    const banner = ascii(`device::${this.#phone.banner}`);
    this.#send(adbCommand.connect, adbVersion, largestMessage, banner);
  }

  #open(theirs: number, service: string): void {
    const command = /^(?:exec|shell):(.+)$/su.exec(service)?.[1];
    if (command === undefined) {
      this.#send(adbCommand.close, 0, theirs);
      return;
    }
    const name = command.split(' ', 1)[0] ?? '';
    const missing = `/system/bin/sh: ${name}: inaccessible or not found\n`;
    const output = ascii(this.#phone.shell(command) ?? missing);
    const chunks: Uint8Array[] = [];
    for (let at = 0; at < output.length; at += this.#largest) {
      chunks.push(output.slice(at, at + this.#largest));
    }
    this.#lastId += 1;
    this.#streams.set(this.#lastId, { theirs, chunks });
    this.#send(adbCommand.okay, this.#lastId, theirs);
    this.#goOn(this.#lastId);
  }

  /** The next chunk, and after the last the end; the host says OKAY to every chunk. */
  #goOn(id: number): void {
    const stream = this.#streams.get(id);
    if (stream === undefined) return;
    const chunk = stream.chunks.shift();
    if (chunk !== undefined) {
      this.#send(adbCommand.write, id, stream.theirs, chunk);
      return;
    }
    this.#streams.delete(id);
    this.#send(adbCommand.close, id, stream.theirs);
  }

  #send(
    command: number,
    first: number,
    second: number,
    payload: Uint8Array = new Uint8Array(0),
  ): void {
    this.#waiting.push(encodeHeader(command, first, second, payload));
    if (payload.length > 0) this.#waiting.push(payload);
  }
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
