import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Part } from './parts.ts';
import { root } from './program.ts';

/** Whether a part must be built again, and how to remember that it was. */
export interface Freshness {
  readonly stale: boolean;
  /** Before it is built: a build that is broken off leaves half a part, which is of no sources at all. */
  readonly forget: () => void;
  readonly remember: () => void;
}

/** Compares all that a part is made of with what it was made of last time. */
export function freshness(part: Part): Freshness {
  const marker = join(root, 'out', '.built', part.name);
  const digest = digestOf(part);
  const before = existsSync(marker) ? readFileSync(marker, 'utf8') : '';
  return {
    stale: before !== digest || !existsSync(join(root, part.result)),
    forget() {
      rmSync(marker, { force: true });
    },
    remember() {
      mkdirSync(dirname(marker), { recursive: true });
      writeFileSync(marker, digest);
    },
  };
}

function digestOf(part: Part): string {
  const hash = createHash('sha256');
  const files = globSync(
    ['package-lock.json', 'scripts/build/*.ts', ...part.sources.map((folder) => `${folder}/**/*`)],
    { cwd: root, withFileTypes: true },
  )
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}
