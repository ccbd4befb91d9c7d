import { understoodBy } from '../corpus.ts';
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

/** The parser of bytes `of` in `file`; without samples those of the corpus that it understands. */
export function fromBytes(
  file: string,
  of: Named | string,
  parse: (bytes: Uint8Array) => unknown,
  samples: readonly Uint8Array[] = [],
): ListedParser {
  const name = `${file}#${typeof of === 'string' ? of : of.name}`;
  return { name, parser: () => ({ name, parse, samples: [...samples, ...understoodBy(parse)] }) };
}

/** The same for a parser of text, which is fuzzed as the bytes that it was before. */
export function fromText(
  file: string,
  of: Named | string,
  parse: (text: string) => unknown,
  texts: readonly string[],
): ListedParser {
  const name = `${file}#${typeof of === 'string' ? of : of.name}`;
  const parseBytes = (bytes: Uint8Array) => parse(decoder.decode(bytes));
  return { name, parser: () => ({ name, parse: parseBytes, samples: texts.map(bytesOf) }) };
}
