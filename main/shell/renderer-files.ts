import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** One file of the built screens, ready to be sent. */
export interface RendererFile {
  readonly contentType: string;
  readonly body: Uint8Array<ArrayBuffer>;
  /** The name holds a hash of the content, so it may be kept for ever. */
  readonly immutable: boolean;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
};

/**
 * The kiosk's own pages in the renderer build: `/` is the kiosk, `/assets/*` belongs to it, nothing
 * else exists. Null for everything outside, however it is written: an encoded slash, `..`, a link.
 */
export async function kioskFile(
  rendererFolder: string,
  pathname: string,
): Promise<RendererFile | null> {
  const relative = relativePath(pathname);
  if (relative === null) return null;
  const contentType = contentTypes[extname(relative)];
  if (contentType === undefined) return null;
  try {
    const root = await realpath(rendererFolder);
    const file = await realpath(join(root, relative));
    if (!file.startsWith(root + sep)) return null;
    return { contentType, body: await readFile(file), immutable: relative.startsWith('assets') };
  } catch {
    // Not there or not a file: the same answer for both.
    return null;
  }
}

function relativePath(pathname: string): string | null {
  if (pathname === '/' || pathname === '/index.html') return join('kiosk', 'index.html');
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    // A broken escape names no file of ours.
    return null;
  }
  return /^\/assets(\/[A-Za-z0-9_][A-Za-z0-9._-]*)+$/u.test(decoded) ? decoded.slice(1) : null;
}
