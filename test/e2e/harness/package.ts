import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';

const root = join(import.meta.dirname, '..', '..', '..');

/** The packaged kiosk, as `npm run package` makes it. */
export const packaged = {
  folder: join(root, 'dist', 'linux-unpacked'),
  executable: join(root, 'dist', 'linux-unpacked', 'balie'),
} as const;

/** Packages the kiosk, unless the suites did that for this run already. */
export function packageKiosk(): void {
  if (process.env['BALIE_TEST_PACKAGE'] !== undefined) return;
  const script = join(root, 'scripts', 'package.ts');
  const { status } = spawnSync(process.execPath, [script], { cwd: root, stdio: 'inherit' });
  expect(status).toBe(0);
}

/**
 * The same package with the file that lets debuggers in, which tests look through: a copy, so that the
 * package itself stays shut. Answers its program.
 */
export function openPackage(name: string): string {
  const copy = join(root, 'out', 'test', name);
  rmSync(copy, { recursive: true, force: true });
  cpSync(packaged.folder, copy, { recursive: true });
  writeFileSync(join(copy, 'resources', 'allow-debugging'), '');
  const executable = join(copy, 'balie');
  if (!existsSync(executable)) throw new Error(`No program in ${packaged.folder}`);
  return executable;
}
