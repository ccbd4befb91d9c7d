import type { Fault } from '../../shared/base/fault.ts';
import type { Result } from '../../shared/base/result.ts';
import type { InstructionPage } from '../../shared/domain/instruction-link.ts';

/** What the page shows as a whole; the names of the last three are keys of the catalogue. */
export type PageView =
  | { readonly show: 'busy' }
  | { readonly show: 'page'; readonly page: InstructionPage }
  | { readonly show: 'gone' | 'unknown' | 'unreachable' };

/** What to show for an answer of the desk, or of what was kept of it: its days count without a network too. */
export function viewOf(answer: Result<InstructionPage, Fault>, nowMs: number): PageView {
  if (answer.ok) {
    return Date.parse(answer.value.expiresAt) <= nowMs
      ? { show: 'gone' }
      : { show: 'page', page: answer.value };
  }
  switch (answer.fault.code) {
    case 'instruction/link-expired':
      return { show: 'gone' };
    case 'instruction/link-unknown':
    case 'input/invalid':
      return { show: 'unknown' };
    default:
      return { show: 'unreachable' };
  }
}

/** The token of `/i/<token>`, or null when the address is not one of ours. */
export function tokenOf(pathname: string): string | null {
  return /^\/i\/([A-Za-z0-9_-]{43})\/?$/u.exec(pathname)?.[1] ?? null;
}

/** Where a photo of this page is. */
export function photoPath(token: string, hash: string): string {
  return `/v1/instruction-links/${token}/photos/${hash}`;
}

/** So many photos are kept for when there is no network; a phone has room for other things too. */
const mostPhotos = 60;

/** The photos of a page in all its texts, each once. */
export function photosOf({ instructions }: InstructionPage): readonly string[] {
  const hashes = instructions
    .flatMap(({ variants }) => variants)
    .flatMap(({ steps }) => steps)
    .flatMap(({ picture }) => (picture?.kind === 'photo' ? [picture.hash] : []));
  return [...new Set(hashes)].slice(0, mostPhotos);
}
