import type { SeededRandom } from './random.ts';

/** Bytes to begin with, and where in them something stands: a change of a zero far from all else says little. */
export interface Sample {
  readonly bytes: Uint8Array;
  readonly places: Uint32Array;
}

/** More than the longest read of any probe, half a megabyte of a drive. */
const longestInput = 600_000;

export function sampleOf(bytes: Uint8Array): Sample {
  const places = new Uint32Array(bytes.length);
  let filled = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== 0) places[filled++] = at;
  }
  return { bytes, places: places.subarray(0, filled) };
}

const encoder = new TextEncoder();

/** What parsers of texts stumble over: separators, numbers past every limit, controls, marks. */
const words: readonly Uint8Array[] = [
  ...['\0', '\n', '\r\n', '\u001b[2J', '\u202e', '\u2066', '\ufeff', '\u009b31m', '\ud83d'],
  ...[
    '-1',
    '0',
    '99999999999999999999',
    '1e309',
    'NaN',
    '0x7fffffff',
    '4294967296',
    '-9223372036854775809',
  ],
  ...[
    '"',
    "'",
    '<',
    '>',
    '</dict>',
    '<!ENTITY a "b">',
    '&a;',
    '{',
    '}',
    '[',
    ']',
    ';',
    ':',
    '=',
    ',',
    ' ',
    '\t',
  ],
  ...[
    '__proto__',
    'constructor',
    '../../../etc/passwd',
    '%s%n',
    '((((((((((',
    'aaaaaaaaaaaaaaaaaaaaaaaa',
  ],
].map((word) => encoder.encode(word));

const extremes = [0, 0x7f, 0x80, 0xff];
const none = new Uint8Array(0);
const filling = new Uint8Array(64).fill(0xa5);

/** Lengths, counts and offsets that lie. */
const lies = [
  0, 1, 2, 3, 7, 8, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x1_0000, 0x7fff_ffff,
  0x8000_0000, 0xffff_ffff,
];

/** The input while it is being made: one buffer for all inputs, as allocating costs more than changing. */
const scratch = new Uint8Array(longestInput);
const view = new DataView(scratch.buffer);

/** Each changes what stands in `scratch` before `length`, and answers with the new length. */
type Mutation = (length: number, random: SeededRandom, sample: Sample, other: Sample) => number;

/** Half of all changes are made where something stands, the others anywhere. */
function place(length: number, random: SeededRandom, { places }: Sample): number {
  const near = places[random.below(places.length)] ?? 0;
  return near < length && random.below(2) === 0 ? near : random.below(length);
}

/** Makes room for `added` in place of `removed` bytes at `at`; what does not fit falls off the end. */
function replaceAt(length: number, at: number, removed: number, added: Uint8Array): number {
  const rest = Math.min(length, at + removed);
  const end = Math.min(longestInput, at + added.length);
  const kept = Math.min(length - rest, longestInput - end);
  scratch.copyWithin(end, rest, rest + kept);
  scratch.set(added.subarray(0, end - at), at);
  return end + kept;
}

const flipBit: Mutation = (length, random, sample) => {
  const at = place(length, random, sample);
  scratch[at] = (scratch[at] ?? 0) ^ (1 << random.below(8));
  return length;
};

const setByte: Mutation = (length, random, sample) => {
  const value = random.below(2) === 0 ? random.below(256) : random.of(extremes);
  scratch[place(length, random, sample)] = value;
  return length;
};

const lie: Mutation = (length, random, sample) => {
  const size = 1 << random.below(4);
  if (length < size) return length;
  const at = Math.min(place(length, random, sample), length - size);
  const about = random.below(2) === 0 ? random.of(lies) : length + random.below(9) - 4;
  const little = random.below(2) === 0;
  if (size === 1) view.setUint8(at, about & 0xff);
  if (size === 2) view.setUint16(at, about & 0xffff, little);
  if (size >= 4) view.setUint32(at, about >>> 0, little);
  if (size === 8) view.setUint32(at + 4, random.below(2) === 0 ? 0 : about >>> 0, little);
  return length;
};

const cut: Mutation = (length, random) => random.below(length + 1);

const cutFront: Mutation = (length, random) =>
  replaceAt(length, 0, random.below(Math.min(16, length) + 1), none);

const extend: Mutation = (length, random) =>
  replaceAt(length, length, 0, filling.subarray(0, 1 + random.below(filling.length)));

const splice: Mutation = (length, random, _sample, { bytes }) =>
  replaceAt(length, random.below(length + 1), length, bytes.subarray(random.below(bytes.length)));

const repeat: Mutation = (length, random, sample) => {
  const from = place(length, random, sample);
  const part = scratch.slice(from, Math.min(length, from + 1 + random.below(32)));
  let now = length;
  for (let times = 1 + random.below(16); times > 0; times -= 1) now = replaceAt(now, from, 0, part);
  return now;
};

const remove: Mutation = (length, random, sample) =>
  replaceAt(length, place(length, random, sample), 1 + random.below(32), none);

const insertWord: Mutation = (length, random, sample) =>
  replaceAt(length, place(length, random, sample), 0, random.of(words));

const mutations: readonly Mutation[] = [
  ...[flipBit, flipBit, flipBit, setByte, setByte, lie, lie, lie, insertWord, insertWord],
  ...[cut, cutFront, extend, splice, repeat, remove],
];

/** One hostile input: a sample with one to four changes, now and then nothing but noise. */
export function mutated(random: SeededRandom, samples: readonly Sample[]): Uint8Array {
  if (random.below(50) === 0) {
    return Uint8Array.from({ length: random.below(200) }, () => random.below(256));
  }
  const sample = random.of(samples);
  const other = random.of(samples);
  scratch.set(sample.bytes.subarray(0, longestInput));
  let length = Math.min(sample.bytes.length, longestInput);
  for (let changes = 1 + random.below(4); changes > 0; changes -= 1) {
    length = random.of(mutations)(length, random, sample, other);
  }
  return scratch.slice(0, length);
}
