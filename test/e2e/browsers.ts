import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The Chromium that plays the technician: BALIE_CHROMIUM, Debian's, or the one that the package
 * @sparticuz/chromium unpacks (into a folder per version, since the package itself does not look at
 * what lies there). Called once, in the global set-up: the unpacking has no lock.
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
 * Arguments for every Chromium of the tests. Its sandbox does not work for root; nothing else is
 * switched off, so that content security policy and cross-origin faults are seen.
 */
export function chromiumArguments(): readonly string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

async function unpackChromium(): Promise<string> {
  const manifest: unknown = JSON.parse(
    readFileSync(
      join(import.meta.dirname, '../../node_modules/@sparticuz/chromium/package.json'),
      'utf8',
    ),
  );
  // Every package on npm has a version of this form.
  const { version } = manifest as { version: string };
  const cache = process.env['BALIE_CACHE'] ?? join(homedir(), '.cache', 'balie');
  const folder = join(cache, `chromium-${version}`);
  mkdirSync(folder, { recursive: true });

  // The package reads both at import: the runtime that makes it unpack its own libraries, and TMPDIR.
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs24.x';
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
