import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guardedPort } from '../../devices/guarded-port.ts';
import { probes } from '../../devices/registry.ts';
import { simulatedDevices } from '../../devices/simulated/catalogue.ts';
import { directPort } from '../../devices/simulated/direct-port.ts';
import { labAdbKey } from '../../devices/simulated/lab-adb-key.ts';
import { described, labClock, runProbe } from '../../devices/simulated/run-probe.ts';
import { withSysfsTexts } from '../../devices/simulated/sysfs-responder.ts';
import { isUnderstood } from './fuzz-parser.ts';

const transcripts = join(import.meta.dirname, '..', '..', 'devices', 'probes', 'transcripts');

/** Headers of our transports; what stands behind one is what a parser of contents gets. */
const headers = [0, 1, 2, 4, 5, 7, 8, 12, 24] as const;
/** So many samples of one parser say what it can read; more of the same say it again. */
const mostSamples = 24;
const longestReply = 70_000;

/**
 * Every different reply that our simulated devices give to our own probes, their descriptors, and the
 * replies of the transcripts: real conversations to begin a fuzz with.
 */
async function harvest(): Promise<readonly Uint8Array[]> {
  const found = new Map<string, Uint8Array>();
  const keep = (bytes: Uint8Array) => {
    if (bytes.length === 0 || bytes.length > longestReply) return;
    found.set(Buffer.from(bytes).toString('latin1'), Uint8Array.from(bytes));
  };
  const newAdbKey = labAdbKey;
  for (const device of simulatedDevices) {
    keep(device.descriptors);
    if (device.bos !== undefined) keep(device.bos);
    for (const probe of probes) {
      const seen = described(device);
      if (!probe.matches(seen)) continue;
      const inner = directPort(withSysfsTexts(device));
      const port = guardedPort({
        async exchange(exchange, options) {
          const reply = await inner.exchange(exchange, options);
          if (reply.ok) keep(reply.value);
          return reply;
        },
        close: () => inner.close(),
      });
      await runProbe(probe, port, seen, labClock, newAdbKey);
    }
  }
  for (const file of readdirSync(transcripts)) {
    for (const [, hex = ''] of readFileSync(join(transcripts, file), 'utf8').matchAll(
      /^<= ([0-9a-f ]+)$/gmu,
    )) {
      keep(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
    }
  }
  return [...found.values()];
}

/** Harvested once per worker. */
export const corpus: readonly Uint8Array[] = await harvest();

/** The parts of the corpus that a parser understands, shortest first and of different lengths. */
export function understoodBy(parse: (bytes: Uint8Array) => unknown): readonly Uint8Array[] {
  const byLength = new Map<number, Uint8Array>();
  for (const reply of corpus) {
    for (const header of headers) {
      const bytes = reply.subarray(header);
      if (bytes.length > 0 && !byLength.has(bytes.length) && isUnderstood(parse(bytes))) {
        byLength.set(bytes.length, bytes);
      }
    }
  }
  const all = [...byLength.values()].toSorted((one, other) => one.length - other.length);
  const step = Math.max(1, all.length / mostSamples);
  return all.filter((_one, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

/** A sample as short as this is not made shorter. */
const shortEnough = 512;

/**
 * Halves each sample while the parser still understands it: a change far behind all that a parser reads
 * tries nothing. The longest stays whole, for the time that a long input takes.
 */
export function withoutTails(
  samples: readonly Uint8Array[],
  parse: (bytes: Uint8Array) => unknown,
): readonly Uint8Array[] {
  const longest = samples.reduce<Uint8Array | null>(
    (one, other) => (one === null || other.length > one.length ? other : one),
    null,
  );
  return samples.flatMap((sample) => {
    let bytes = sample;
    while (bytes.length > shortEnough) {
      const half = bytes.slice(0, Math.ceil(bytes.length / 2));
      if (!isUnderstood(parse(half))) break;
      bytes = half;
    }
    return sample === longest && bytes !== sample ? [bytes, sample] : [bytes];
  });
}
