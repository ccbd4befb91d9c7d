import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * The Chromium that plays the technician: BALIE_CHROMIUM, Debian's, or the one that the package
 * @sparticuz/chromium unpacks. Called once, in the global set-up: the unpacking has no lock.
 */
export async function findChromium(): Promise<string> {
  const named = process.env['BALIE_CHROMIUM'];
  if (named !== undefined) {
    if (existsSync(named)) return named;
    throw new Error(`BALIE_CHROMIUM names ${named}, which is not there`);
  }
  if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
  return unpackChromium();
}

/**
 * How Playwright starts the Chromium that the global set-up found. Its sandbox does not work for
 * root; nothing else is switched off, so that content security policy and cross-origin faults are
 * seen (the package's own list of arguments switches both off).
 */
export function chromiumLaunchOptions(): {
  readonly executablePath?: string;
  readonly args: string[];
} {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const executablePath = process.env['BALIE_TEST_CHROMIUM'];
  return executablePath === undefined ? { args } : { executablePath, args };
}

/**
 * Unpacks into a folder per version, since the package does not look at what lies there. The
 * libraries and fonts that it also offers are for machines that have none; with them Electron draws
 * no text and Chromium crashes on the board. Ours has both (scripts/suites/machine.ts).
 */
async function unpackChromium(): Promise<string> {
  const manifest = join(import.meta.dirname, '../../node_modules/@sparticuz/chromium/package.json');
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(manifest, 'utf8')));
  const cache = process.env['BALIE_CACHE'] ?? join(homedir(), '.cache', 'balie');
  const folder = join(cache, `chromium-${version}`);
  mkdirSync(folder, { recursive: true });

  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
