import { understoodBy, withoutTails } from '../corpus.ts';
import type { FuzzedParser } from '../fuzz-parser.ts';

/** One line of the list: where the parser stands, and how to feed it. */
export interface ListedParser {
  readonly name: string;
  readonly parser: () => FuzzedParser;
}

type Named = (...given: never[]) => unknown;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

/** A parser of bytes `of` in `file`; its samples are these and those of the corpus that it understands. */
export function fromBytes(
  file: string,
  of: Named | string,
  parse: (bytes: Uint8Array) => unknown,
  samples: readonly Uint8Array[] = [],
): ListedParser {
  return listed(file, of, parse, () => [...samples, ...understoodBy(parse)]);
}

/** The same with these samples alone: what the corpus has of them is among them, and is long to look for. */
export function fromSamples(
  file: string,
  of: Named | string,
  parse: (bytes: Uint8Array) => unknown,
  samples: readonly Uint8Array[],
): ListedParser {
  return listed(file, of, parse, () => samples);
}

/** The same for a parser of text, which is fuzzed as the bytes that it was before. */
export function fromText(
  file: string,
  of: Named | string,
  parse: (text: string) => unknown,
  texts: readonly string[],
): ListedParser {
  const parseBytes = (bytes: Uint8Array) => parse(decoder.decode(bytes));
  return listed(file, of, parseBytes, () => texts.map(bytesOf));
}

function listed(
  file: string,
  of: Named | string,
  parse: (bytes: Uint8Array) => unknown,
  samples: () => readonly Uint8Array[],
): ListedParser {
  const name = `${file}#${typeof of === 'string' ? of : of.name}`;
  return { name, parser: () => ({ name, parse, samples: withoutTails(samples(), parse) }) };
}
