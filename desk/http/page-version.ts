import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pageEvent, pageMeta } from '../../shared/contract/page-version.ts';
import { builtText } from './built-text.ts';
import { frame } from './event-stream.ts';

/** The pages that stay open while a desk is updated. */
export type WatchedPage = 'console' | 'board' | 'status';

/** A page with the name of what it is, so that it hears when the desk has another. */
export function namedPage(html: string): string {
  return html.replace('</head>', `<meta name="${pageMeta}" content="${versionOf(html)}" /></head>`);
}

/** The first words of a stream: which page the desk has now. Nothing while it is not built. */
export async function pageGreeting(
  rendererFolder: string,
  page: WatchedPage,
): Promise<Uint8Array | null> {
  const html = await builtText(join(rendererFolder, page, 'index.html'));
  return html === null ? null : frame(pageEvent, null, versionOf(html));
}

function versionOf(html: string): string {
  return createHash('sha256').update(html).digest('hex').slice(0, 16);
}
