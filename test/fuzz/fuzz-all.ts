import { describe, expect, it, vi } from 'vitest';
import { fuzzParser } from './fuzz-parser.ts';
import type { ListedParser } from './parsers/listed.ts';

/** Every parser, every time; BALIE_FUZZ_RUNS asks for more before a release. */
const runs = Math.max(100_000, Number(process.env['BALIE_FUZZ_RUNS'] ?? 0));
/** The seed of the day finds what no other day found; a failure names it, and it can be asked for again. */
const seed = Number(process.env['BALIE_FUZZ_SEED'] ?? Math.floor(Date.now() / 86_400_000));

const limits = { runs, seed, longestMs: 50, mostGrowthBytes: 2 * 1024 * 1024 } as const;

/** Each parser of the list: no throw, no hang, nothing kept. */
export function fuzzAll(title: string, parsers: readonly ListedParser[]): void {
  describe(`${title}, ${runs} hostile inputs each, seed ${seed}`, () => {
    it.each(parsers)('$name stays total, quick and small', ({ parser }) => {
      const fuzzed = parser();
      expect(fuzzed.samples.length).toBeGreaterThan(0);

      // A library that writes what it cannot read to the log writes a device's words there.
      const written: unknown[] = [];
      for (const way of ['error', 'warn', 'log'] as const) {
        vi.spyOn(console, way).mockImplementation((...words) => void written.push(words));
      }
      const { understood } = fuzzParser(fuzzed, limits);
      vi.restoreAllMocks();
      expect(written.slice(0, 3)).toEqual([]);

      // Mutations that nothing understands would try the first line of the parser and no more.
      expect(understood).toBeGreaterThan(runs / 1000);
    });
  });
}
