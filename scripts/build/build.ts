import { build as viteBuild } from 'vite';
import { freshness } from './freshness.ts';
import { type Part, type PartName, parts } from './parts.ts';

/** Builds those of the parts whose sources changed; says each that it builds. */
export async function build(
  names: readonly PartName[],
  say: (line: string) => void,
): Promise<void> {
  for (const name of names) {
    const part: Part = parts[name];
    const { stale, forget, remember } = freshness(part);
    if (!stale) continue;
    const started = performance.now();
    forget();
    await viteBuild(part.config);
    remember();
    say(`built ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  }
}
