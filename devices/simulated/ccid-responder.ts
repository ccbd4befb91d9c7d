import type { Exchange } from '../port.ts';
import { data, silence, stall, type Answer, type Responder } from './simulated-device.ts';

/** What is in the slot: a card that is off, none, or one that does not answer. */
export type CardState = 'present' | 'none' | 'mute';

const slotStatus = { present: [0x01, 0], none: [0x02, 0], mute: [0x41, 0xfe] } as const;

/** Answers GetSlotStatus as a card reader does (CCID rev 1.1 section 6.2.2) and refuses everything else. */
export class CcidResponder implements Responder {
  readonly #card: CardState;
  readonly #waiting: Uint8Array[] = [];

  constructor(card: CardState) {
    this.#card = card;
  }

  answer(exchange: Exchange): Answer {
    if (exchange.kind === 'bulk-out') {
      const [type, , , , , slot = 0, sequence = 0] = exchange.bytes;
      if (type !== 0x65) return stall;
      const [status, error] = slotStatus[this.#card];
      this.#waiting.push(Uint8Array.of(0x81, 0, 0, 0, 0, slot, sequence, status, error, 0));
      return data();
    }
    if (exchange.kind !== 'bulk-in') return stall;
    const next = this.#waiting.shift();
    return next === undefined ? silence : data(next.slice(0, exchange.length));
  }
}
