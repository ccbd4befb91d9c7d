import type { Exchange } from '../port.ts';
import { answerReportDescriptor } from './hid-bytes.ts';
import { data, silence, stall, type Answer, type Responder } from './simulated-device.ts';

/** A boot keyboard report of eight bytes, or null for a while without any. */
export type KeyReport = readonly number[] | null;

/** A report with these keys down; 0xe0 to 0xe7 are the modifiers (HID 1.11 appendix B.1). */
export function keysHeld(...codes: readonly number[]): readonly number[] {
  const modifiers = codes
    .filter((code) => code >= 0xe0)
    .reduce((bits, code) => bits | (1 << (code - 0xe0)), 0);
  const keys = codes.filter((code) => code < 0xe0);
  return [modifiers, 0, ...Array.from({ length: 6 }, (_unused, index) => keys[index] ?? 0)];
}

/** The interface with the keys that are typed; another one has its media keys, and nobody presses these. */
const typedOn = 0;

/** Sends its reports one after the other when it is listened to, and then nothing any more. */
export class KeyboardResponder implements Responder {
  readonly #descriptors: Readonly<Record<number, Uint8Array>>;
  readonly #waiting: KeyReport[];

  constructor(
    descriptors: Readonly<Record<number, Uint8Array>>,
    reports: readonly KeyReport[] = [],
  ) {
    this.#descriptors = descriptors;
    this.#waiting = [...reports];
  }

  answer(exchange: Exchange): Answer {
    if (exchange.kind === 'bulk-in' || exchange.kind === 'hid-in') {
      if (exchange.interfaceNumber !== typedOn) return silence;
      const next = this.#waiting.shift() ?? null;
      if (next === null) return silence;
      return data(Uint8Array.from(exchange.kind === 'hid-in' ? [0, ...next] : next));
    }
    return answerReportDescriptor(exchange, this.#descriptors) ?? stall;
  }
}
