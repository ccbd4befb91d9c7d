import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const module = pathToFileURL(join(import.meta.dirname, '../../main/shell/small-heap.ts'));

/** Makes garbage of which much outlives a scavenge, which is what V8 grows its young generation for. */
const garbage = `
  const kept = [];
  for (let made = 0; made < 1_000_000; made += 1) kept[made % 60_000] = { made, more: [made, made + 1] };
  const { getHeapSpaceStatistics } = await import('node:v8');
  const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
  console.log(young.physical_space_size / 1024 / 1024);`;

/** MB of the young generation of a fresh process. */
function youngGenerationAfter(first: string): number {
  const output = execFileSync(
    process.execPath,
    ['--input-type=module', '--eval', first + garbage],
    { encoding: 'utf8' },
  );
  return Number(output);
}

describe('a heap that is kept small', () => {
  it('does not double its young generation under garbage that lives for a while', () => {
    expect(youngGenerationAfter('')).toBeGreaterThan(16);
    const small = `(await import('${module.href}')).keepHeapSmall();`;
    expect(youngGenerationAfter(small)).toBeLessThan(8);
  });
});
