import { fault, type DeviceFault } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { AdbKey } from './key.ts';
import { adbCommand, adbVersion, authType, longestPayload, tokenLength } from './message.ts';
import type { AdbMessage, AdbWire } from './wire.ts';
import { utf8Text } from '../utf8.ts';
import { joined } from '../joined.ts';

/** Longest output of one command; what we ask for has at most a tenth of it. */
export const longestOutput = 512 * 1024;

/** Seconds of silence that are borne: for an answer, for a person's finger, for a command. */
const patience = { answer: 5, person: 20, command: 4 } as const;
/** Messages of one conversation and of one command; a device that sends more goes on for ever. */
const most = { greetings: 32, messages: 4096, strangers: 64 } as const;

const none = new Uint8Array(0);

/** One conversation with adbd: who we are, then one command after the other. Not for two callers at once. */
export class AdbConnection {
  readonly #wire: AdbWire;
  readonly #stopped: () => boolean;
  #lastId = 0;

  constructor(wire: AdbWire, stopped: () => boolean) {
    this.#wire = wire;
    this.#stopped = stopped;
  }

  /**
   * Greets the phone and shows it our key (docs/dev/protocol.md, "AUTH"): first a signature, which a
   * phone that does not know us refuses, then the key itself, over which the phone asks its owner.
   * False when the owner did not allow it in time, or refused.
   */
  async connect(key: AdbKey, onAsked: () => void): Promise<Result<boolean, DeviceFault>> {
    const greeting = asciiBytes('host::\0');
    const sent = await this.#wire.send(adbCommand.connect, adbVersion, longestPayload, greeting);
    if (!sent.ok) return sent;
    let shown: 'nothing' | 'signature' | 'key' = 'nothing';
    for (let heard = 0; heard < most.greetings; heard += 1) {
      const seconds = shown === 'key' ? patience.person : patience.answer;
      const received = await this.#wire.receive(seconds);
      if (!received.ok) {
        const unanswered = received.fault.code === 'device/timeout' && !this.#stopped();
        return shown === 'key' && unanswered ? ok(false) : received;
      }
      const { command, first, payload } = received.value;
      if (command === adbCommand.connect) return ok(true);
      if (command !== adbCommand.auth || first !== authType.token) continue;
      if (payload.length !== tokenLength) {
        return err(fault('device/garbled', `AUTH token of ${payload.length} bytes`));
      }
      // A phone that goes on asking after it has seen the key was told "no".
      if (shown === 'key') return ok(false);
      const [type, answer]: readonly [number, Uint8Array] =
        shown === 'nothing'
          ? [authType.signature, key.sign(payload)]
          : [authType.publicKey, key.publicKey];
      const answered = await this.#wire.send(adbCommand.auth, type, 0, answer);
      if (!answered.ok) return answered;
      shown = shown === 'nothing' ? 'signature' : 'key';
      if (shown === 'key') onAsked();
    }
    return err(fault('device/garbled', `${most.greetings} messages and no connection`));
  }

  /** Runs one command and gives what it prints; null when the phone refuses the service. */
  async run(command: string): Promise<Result<string | null, DeviceFault>> {
    this.#lastId += 1;
    const id = this.#lastId;
    const service = asciiBytes(`exec:${command}\0`);
    const sent = await this.#wire.send(adbCommand.open, id, 0, service);
    if (!sent.ok) return sent;
    const output: Uint8Array[] = [];
    let length = 0;
    let opened = false;
    let strangers = 0;
    for (let heard = 0; heard < most.messages && strangers <= most.strangers; heard += 1) {
      const received = await this.#wire.receive(patience.command);
      if (!received.ok) return received;
      const message = received.value;
      if (message.second !== id) {
        strangers += 1;
        const refused = await this.#refuse(message);
        if (!refused.ok) return refused;
        continue;
      }
      const theirs = message.first;
      if (message.command === adbCommand.close) {
        // Answered so that the phone forgets the stream as well.
        const closed = opened ? await this.#say(adbCommand.close, id, theirs) : ok(null);
        if (!closed.ok) return closed;
        return ok(opened ? utf8Text(joined(output)) : null);
      }
      if (message.command === adbCommand.okay) opened = true;
      if (message.command !== adbCommand.write) continue;
      opened = true;
      length += message.payload.length;
      if (length > longestOutput) {
        await this.#say(adbCommand.close, id, theirs);
        return err(
          fault('device/garbled', `"${command}" printed more than ${longestOutput} bytes`),
        );
      }
      output.push(message.payload);
      const taken = await this.#say(adbCommand.okay, id, theirs);
      if (!taken.ok) return taken;
    }
    return err(fault('device/garbled', `"${command}" was answered without end`));
  }

  /** A stream that we do not have: left over from a command that took too long, or made up. */
  #refuse({ command, first, second }: AdbMessage): Promise<Result<null, DeviceFault>> {
    return command === adbCommand.write
      ? this.#say(adbCommand.close, second, first)
      : Promise.resolve(ok(null));
  }

  #say(command: number, ours: number, theirs: number): Promise<Result<null, DeviceFault>> {
    return this.#wire.send(command, ours, theirs, none);
  }
}

function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
