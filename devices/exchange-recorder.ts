import {
  mostKept,
  type ExchangeRecord,
  type KeptBytes,
  type RecordedExchange,
} from '../shared/domain/exchange-record.ts';
import { concealed, shortestConcealed } from './conceal.ts';
import { questionOf, sentBytes } from './exchange-bytes.ts';
import { exchangeName } from './exchange-name.ts';
import type { DevicePort, Exchange, Keeping } from './port.ts';

/** Bytes as they came; null where they are not ours to keep. */
interface Held {
  readonly length: number;
  readonly bytes: Uint8Array | null;
  /** The number of this one specimen is in them. */
  readonly named: boolean;
}

type Parts<T> = { readonly [P in 'question' | 'sent' | 'answer']: T | null };
type Noted = Omit<RecordedExchange, keyof Parts<unknown>> & Parts<Held>;

/** What one probe did so far. */
interface Section {
  readonly probe: string;
  readonly noted: Noted[];
  leftOut: number;
  /** The numbers that it has told; null: it has told nothing. */
  told: string[] | null;
}

/** Held beyond the bound, so that a number that is cut by it is still found whole. */
const margin = 512;

/**
 * Writes down what was asked of a device and what it answered, as far as may be kept, within bounds
 * whatever the device does. One for each reading.
 */
export class ExchangeRecorder {
  readonly #nowMicroseconds: () => number;
  readonly #serial: string | null;
  readonly #sections: Section[] = [];
  #exchanges = 0;
  #held = 0;

  /** `serial` is what the descriptors say. */
  constructor(nowMicroseconds: () => number, serial: string | null) {
    this.#nowMicroseconds = nowMicroseconds;
    this.#serial = serial;
  }

  /** The port as this probe gets it, and its way to tell the numbers that must not be kept. */
  of(
    probe: string,
    port: DevicePort,
  ): { readonly port: DevicePort; readonly conceal: (text: string | null) => void } {
    const section: Section = { probe, noted: [], leftOut: 0, told: null };
    this.#sections.push(section);
    return {
      port: {
        exchange: async (exchange, options) => {
          const startedAt = this.#nowMicroseconds();
          const reply = await port.exchange(exchange, options);
          const microseconds = Math.max(0, Math.round(this.#nowMicroseconds() - startedAt));
          const fault = reply.ok ? null : reply.fault.code;
          const answer = reply.ok && 'length' in exchange ? reply.value : null;
          this.#note(section, exchange, options.keep, { fault, answer, microseconds });
          return reply;
        },
        close: () => port.close(),
      },
      conceal: (text) => {
        section.told = [...(section.told ?? []), text ?? ''];
      },
    };
  }

  /** All that is kept, with every number replaced that was told. */
  finished(readoutId: string): ExchangeRecord {
    const told = this.#sections.flatMap((section) => section.told ?? []);
    const texts = [...new Set([...told, this.#serial ?? ''])];
    const room = { left: mostKept.perReading };
    return {
      format: 1,
      readoutId,
      probes: this.#sections.map((section) => ({
        probe: section.probe,
        exchanges: keptExchanges(section, texts, room),
        leftOut: section.leftOut,
      })),
    };
  }

  #note(
    section: Section,
    exchange: Exchange,
    keep: Keeping | undefined,
    came: Pick<Noted, 'fault' | 'microseconds'> & { readonly answer: Uint8Array | null },
  ): void {
    if (this.#exchanges >= mostKept.exchanges) {
      section.leftOut += 1;
      return;
    }
    this.#exchanges += 1;
    const { fault, microseconds } = came;
    const sayable = keep !== undefined || !tellsInQuestion(exchange);
    const answerable = came.answer !== null && keep?.when?.(came.answer) !== false;
    section.noted.push({
      kind: exchange.kind,
      interfaceNumber: 'interfaceNumber' in exchange ? exchange.interfaceNumber : null,
      endpoint: 'endpoint' in exchange ? exchange.endpoint : null,
      name: keep === undefined && 'bytes' in exchange ? null : exchangeName(exchange),
      question: this.#hold(questionOf(exchange), sayable ? (keep ?? {}) : undefined),
      sent: this.#hold(sentBytes(exchange), keep),
      answer: this.#hold(came.answer, answerable ? keep : undefined),
      fault,
      microseconds,
    });
  }

  #hold(bytes: Uint8Array | null, keep: Keeping | undefined): Held | null {
    if (bytes === null) return null;
    const { length } = bytes;
    if (keep === undefined) return { length, bytes: null, named: false };
    const full = this.#held >= mostKept.perReading;
    const held = full ? new Uint8Array(0) : bytes.slice(0, mostKept.perExchange + margin);
    this.#held += Math.min(held.length, mostKept.perExchange);
    return { length, bytes: held, named: keep.named === true };
  }
}

/** What is asked for can name somebody: an interface named after its address, a request to a phone. */
function tellsInQuestion({ kind }: Exchange): boolean {
  return kind === 'sysfs-read' || kind === 'sysfs-list' || kind === 'apple-request';
}

function keptExchanges(
  { noted, told }: Section,
  texts: readonly string[],
  room: { left: number },
): RecordedExchange[] {
  const held = (parts: readonly (keyof Parts<Held>)[]): readonly Uint8Array[] =>
    noted.flatMap((one) => parts.flatMap((part) => one[part]?.bytes ?? []));
  const out = concealed(held(['question', 'sent']), texts);
  const into = concealed(held(['answer']), texts);
  const replaced = (text: string): boolean =>
    text === '' ||
    (text.length >= shortestConcealed && (out.found.has(text) || into.found.has(text)));
  const mayKeepNamed = told?.some(replaced) === true;
  const clean = { out: [...out.pieces], into: [...into.pieces] };

  // The pieces stand in the order in which they were held: question, sent, next exchange.
  const keptOf = (was: Held | null, pieces: Uint8Array[]): KeptBytes | null => {
    if (was === null) return null;
    const bytes = was.bytes === null ? undefined : pieces.shift();
    return keptBytes(was.length, was.named && !mayKeepNamed ? undefined : bytes, room);
  };
  return noted.map((one) => ({
    ...one,
    question: keptOf(one.question, clean.out),
    sent: keptOf(one.sent, clean.out),
    answer: keptOf(one.answer, clean.into),
  }));
}

/** Two digits for each byte, made once: a reading has a quarter of a million. */
const pairs = Array.from({ length: 256 }, (_unused, byte) => byte.toString(16).padStart(2, '0'));

/** The bytes as far as there is room; undefined: they are private. */
function keptBytes(
  length: number,
  bytes: Uint8Array | undefined,
  room: { left: number },
): KeptBytes {
  if (length === 0) return { length, hex: '', left: 'nothing' };
  if (bytes === undefined) return { length, hex: '', left: 'private' };
  const some = bytes.subarray(0, Math.min(mostKept.perExchange, room.left));
  room.left -= some.length;
  let hex = '';
  for (const byte of some) hex += pairs[byte] ?? '';
  return { length, hex, left: some.length === length ? 'nothing' : 'too-long' };
}
