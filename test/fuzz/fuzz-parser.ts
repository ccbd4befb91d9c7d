import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { mutated, sampleOf } from './mutations.ts';
import { SeededRandom } from './random.ts';

/** A parser of bytes from outside, as the fuzz takes it. */
export interface FuzzedParser {
  /** `devices/usb/bos.ts#parseBos`: file and export, or file and what of it. */
  readonly name: string;
  /** Bytes to begin with: real ones, or those of simulated devices. */
  readonly samples: readonly Uint8Array[];
  readonly parse: (bytes: Uint8Array) => unknown;
}

export interface FuzzLimits {
  readonly runs: number;
  readonly seed: number;
  readonly longestMs: number;
  /** Heap and buffers that may be held after all runs more than after the first tenth. */
  readonly mostGrowthBytes: number;
}

export interface FuzzReport {
  readonly longestMs: number;
  readonly growthBytes: number;
  /** How many inputs the parser understood: none means that only its first line was tried. */
  readonly understood: number;
}

/** A slow input, or a growth, is looked at again this often: a busy machine is slow once, a hang each time. */
const secondChances = 5;

/** Fuzzes one parser; throws with seed, run and input at the first throw, hang or growth. */
export function fuzzParser({ name, samples, parse }: FuzzedParser, limits: FuzzLimits): FuzzReport {
  const random = new SeededRandom(limits.seed);
  const beginnings = samples.map(sampleOf);
  let longestMs = 0;
  let understood = 0;
  let heldBytes = 0;
  for (let run = 0; run < limits.runs; run += 1) {
    const input = mutated(random, beginnings);
    // A parser that writes into what it was given must not change what a failure shows.
    const timed = timedParse(parse, input);
    const where = () =>
      `${name}, seed ${limits.seed}, run ${run}, ${input.length} bytes: ${Buffer.from(input).toString('hex').slice(0, 4000)}`;
    if ('thrown' in timed) throw new Error(`Threw on ${where()}`, { cause: timed.thrown });
    if (isUnderstood(timed.value)) understood += 1;
    let { tookMs } = timed;
    for (let chance = 0; tookMs > limits.longestMs && chance < secondChances; chance += 1) {
      tookMs = Math.min(tookMs, timedParse(parse, input).tookMs);
    }
    if (tookMs > limits.longestMs) throw new Error(`Took ${tookMs} ms on ${where()}`);
    longestMs = Math.max(longestMs, tookMs);
    if (run === Math.floor(limits.runs / 10)) heldBytes = Math.min(held(), held());
  }
  let growthBytes = held() - heldBytes;
  // One collection may leave buffers behind; only what outlives several is kept.
  for (let more = 0; growthBytes > limits.mostGrowthBytes && more < secondChances; more += 1) {
    growthBytes = held() - heldBytes;
  }
  if (growthBytes > limits.mostGrowthBytes) {
    throw new Error(
      `${name} holds ${growthBytes} bytes more after ${limits.runs} runs, seed ${limits.seed}`,
    );
  }
  return { longestMs, growthBytes, understood };
}

type Timed =
  | { readonly tookMs: number; readonly value: unknown }
  | { readonly tookMs: number; readonly thrown: unknown };

function timedParse(parse: FuzzedParser['parse'], input: Uint8Array): Timed {
  const startedMs = performance.now();
  try {
    const value = parse(input);
    return { tookMs: performance.now() - startedMs, value };
  } catch (thrown) {
    return { tookMs: performance.now() - startedMs, thrown };
  }
}

/** A value, or a result with one; not null, false, a fault or nothing. */
export function isUnderstood(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return value !== null && value !== undefined && value !== false;
  }
  if ('ok' in value) return value.ok === true && (!('value' in value) || value.value !== null);
  if ('success' in value) return value.success === true;
  return true;
}

/** Bytes of heap and buffers that are still needed; a collection of everything takes tens of milliseconds. */
function held(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

// Vitest starts its workers without --expose-gc.
setFlagsFromString('--expose-gc');
// With the flag set a new context has `gc`, a function without parameters (V8, extensions/gc-extension.cc).
const collectGarbage = runInNewContext('gc') as () => void;
