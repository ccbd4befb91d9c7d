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
