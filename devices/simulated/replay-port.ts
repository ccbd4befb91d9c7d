import { fault, faultCodes, type DeviceFault, type FaultCode } from '../../shared/base/fault.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { setupBytes } from '../exchange-bytes.ts';
import type { DevicePort, Exchange } from '../port.ts';

interface Line {
  readonly number: number;
  readonly sign: '=>' | '<=' | '!!';
  readonly words: string;
}

/**
 * A port that plays a transcript of bytes, one line per transfer: `=>` to the device (for control
 * transfers the eight bytes of the setup packet, for sysfs the path, for a feature report its
 * number), `<=` from it, `!!` a fault code instead of an answer, `#` a remark. It throws on a request
 * that the transcript does not have next, and `finished` throws when the transcript has bytes that
 * nobody asked for.
 */
export class ReplayPort implements DevicePort {
  readonly #lines: readonly Line[];
  #next = 0;

  constructor(transcript: string) {
    this.#lines = transcript.split('\n').flatMap((text, index) => lineOf(text, index + 1));
  }

  async exchange(exchange: Exchange): Promise<Result<Uint8Array, DeviceFault>> {
    switch (exchange.kind) {
      case 'control-in':
        this.#send(setupBytes(exchange.setup, exchange.length, 0x80));
        return this.#receive(exchange.length);
      case 'control-out':
        this.#send(setupBytes(exchange.setup, exchange.bytes.length, 0x00));
        return this.#sent(exchange.bytes);
      case 'bulk-out':
      case 'hid-out':
        return this.#sent(exchange.bytes);
      case 'bulk-in':
      case 'hid-in':
        return this.#receive(exchange.length);
      case 'apple-request':
        this.#send(exchange.plist);
        return this.#receive(exchange.length);
      case 'apple-pair':
        return this.#receive(exchange.length);
      case 'hid-feature-in':
        this.#send(Uint8Array.of(exchange.reportId));
        return this.#receive(exchange.length);
      case 'sysfs-read':
      case 'sysfs-list':
        this.#send(Uint8Array.from(exchange.path, (letter) => letter.charCodeAt(0)));
        return this.#receive(exchange.length);
    }
  }

  async close(): Promise<void> {
    // A transcript has nothing to give back.
  }

  /** Throws when bytes are left that nobody asked for. */
  finished(): void {
    const left = this.#lines[this.#next];
    if (left !== undefined) {
      throw new Error(`Nobody asked for line ${left.number}: ${left.sign} ${left.words}`);
    }
  }

  #sent(bytes: Uint8Array): Result<Uint8Array, DeviceFault> {
    const failed = this.#fault();
    if (failed !== null) return failed;
    this.#send(bytes);
    return ok(new Uint8Array(0));
  }

  #send(bytes: Uint8Array): void {
    const line = this.#take('=>', `send ${hexadecimal(bytes)}`);
    if (line.words !== hexadecimal(bytes)) {
      throw new Error(
        `Line ${line.number} has => ${line.words}, but => ${hexadecimal(bytes)} was sent`,
      );
    }
  }

  #receive(length: number): Result<Uint8Array, DeviceFault> {
    const failed = this.#fault();
    if (failed !== null) return failed;
    const line = this.#take('<=', `read ${length} bytes`);
    const bytes = Uint8Array.from(
      line.words === '' ? [] : line.words.split(' ').map((word) => Number.parseInt(word, 16)),
    );
    if (bytes.length > length) {
      throw new Error(`Line ${line.number} has ${bytes.length} bytes, only ${length} were read`);
    }
    return ok(bytes);
  }

  #fault(): { readonly ok: false; readonly fault: DeviceFault } | null {
    const line = this.#lines[this.#next];
    if (line?.sign !== '!!') return null;
    this.#next += 1;
    const code = faultCodes.find((known) => known === line.words);
    if (code === undefined || !isDeviceCode(code)) {
      throw new Error(`Line ${line.number} has no device fault: ${line.words}`);
    }
    return err(fault(code, 'from a transcript'));
  }

  #take(sign: Line['sign'], wish: string): Line {
    const line = this.#lines[this.#next];
    if (line?.sign !== sign) {
      const there = line === undefined ? 'its end' : `line ${line.number}: ${line.sign}`;
      throw new Error(`The probe wants to ${wish}, but the transcript is at ${there}`);
    }
    this.#next += 1;
    return line;
  }
}

function lineOf(text: string, number: number): readonly Line[] {
  const line = text.trim();
  if (line === '' || line.startsWith('#')) return [];
  const sign = line.slice(0, 2);
  if (sign !== '=>' && sign !== '<=' && sign !== '!!') {
    throw new Error(`Line ${number} begins with neither =>, <=, !! nor #: ${line}`);
  }
  return [{ number, sign, words: line.slice(2).trim() }];
}

function isDeviceCode(code: FaultCode): code is DeviceFault['code'] {
  return code.startsWith('device/');
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
