import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The project's folder. */
export const root = join(import.meta.dirname, '..', '..');

/** Every file that belongs to the project, from its folder: committed, or new and not ignored. */
export function projectFiles(): readonly string[] {
  return execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(root, file)));
}

/** Files with code of ours. */
export function sourceFiles(): readonly string[] {
  return projectFiles().filter((file) => /\.(ts|tsx|mjs|cjs)$/u.test(file));
}

export function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** A file's parsed JSON; the caller looks at what it is. */
export function jsonOf(file: string): unknown {
  return JSON.parse(textOf(file));
}
