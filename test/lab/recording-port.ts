import type { ControlSetup, DevicePort, Exchange, ExchangeOptions } from '../../devices/port.ts';
import type { DeviceFault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';

/** One line of a transcript (docs/probes.md): bytes to the device, bytes from it, or a fault. */
export type RecordedLine =
  | { readonly sign: '=>' | '<='; readonly bytes: Uint8Array }
  | { readonly sign: '!!'; readonly code: DeviceFault['code'] };

/** Passes every exchange on and writes down what `ReplayPort` will need to play it again. */
export class RecordingPort implements DevicePort {
  readonly lines: RecordedLine[] = [];
  readonly #port: DevicePort;

  constructor(port: DevicePort) {
    this.#port = port;
  }

  async exchange(
    exchange: Exchange,
    options: ExchangeOptions,
  ): Promise<Result<Uint8Array, DeviceFault>> {
    const question = questionOf(exchange);
    if (question !== null) this.lines.push({ sign: '=>', bytes: question.slice() });
    const reply = await this.#port.exchange(exchange, options);
    if (!reply.ok) this.lines.push({ sign: '!!', code: reply.fault.code });
    const sent = sentBytes(exchange);
    if (sent === null) {
      if (reply.ok) this.lines.push({ sign: '<=', bytes: reply.value.slice() });
    } else if (reply.ok) this.lines.push({ sign: '=>', bytes: sent.slice() });
    return reply;
  }

  close(): Promise<void> {
    return this.#port.close();
  }
}

/** What is written before the answer: it names what is asked for. */
function questionOf(exchange: Exchange): Uint8Array | null {
  switch (exchange.kind) {
    case 'control-in':
      return setupBytes(exchange.setup, exchange.length, 0x80);
    case 'control-out':
      return setupBytes(exchange.setup, exchange.bytes.length, 0x00);
    case 'hid-feature-in':
      return Uint8Array.of(exchange.reportId);
    case 'sysfs-read':
    case 'sysfs-list':
      return Uint8Array.from(exchange.path, (letter) => letter.charCodeAt(0));
    case 'apple-request':
      return exchange.plist;
    case 'apple-pair':
    case 'bulk-in':
    case 'bulk-out':
    case 'hid-in':
    case 'hid-out':
      return null;
  }
}

/** What an `out` sends; null for an `in`. */
function sentBytes(exchange: Exchange): Uint8Array | null {
  return 'bytes' in exchange ? exchange.bytes : null;
}

const typeBits = { standard: 0x00, class: 0x20, vendor: 0x40 } as const;
const recipientBits = { device: 0, interface: 1, endpoint: 2 } as const;

/** The eight bytes of a setup packet, USB 2.0 table 9-2. */
function setupBytes(setup: ControlSetup, length: number, direction: number): Uint8Array {
  const { type, recipient, request, value, index } = setup;
  const bytes = Buffer.alloc(8);
  bytes.writeUInt8(direction | typeBits[type] | recipientBits[recipient], 0);
  bytes.writeUInt8(request, 1);
  bytes.writeUInt16LE(value, 2);
  bytes.writeUInt16LE(index, 4);
  bytes.writeUInt16LE(length, 6);
  return bytes;
}
