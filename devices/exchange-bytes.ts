import type { ControlSetup, Exchange } from './port.ts';

/** What is written of an exchange before its answer: it names what is asked for. */
export function questionOf(exchange: Exchange): Uint8Array | null {
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
export function sentBytes(exchange: Exchange): Uint8Array | null {
  return 'bytes' in exchange ? exchange.bytes : null;
}

const typeBits = { standard: 0x00, class: 0x20, vendor: 0x40 } as const;
const recipientBits = { device: 0, interface: 1, endpoint: 2 } as const;

/** The eight bytes of a setup packet, USB 2.0 table 9-2. */
export function setupBytes(setup: ControlSetup, length: number, direction: number): Uint8Array {
  const { type, recipient, request, value, index } = setup;
  const two = (number: number) => [number & 0xff, (number >> 8) & 0xff];
  return Uint8Array.from([
    direction | typeBits[type] | recipientBits[recipient],
    request,
    ...two(value),
    ...two(index),
    ...two(length),
  ]);
}
