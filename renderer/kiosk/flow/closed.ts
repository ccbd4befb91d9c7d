import type { Happening } from './happening.ts';
import type { Model } from './model.ts';

/**
 * Whether this kiosk receives nobody: it belongs to no desk, it is locked, or it is about to start
 * again. Who has begun already finishes.
 */
export function isClosed({ kiosk, screen }: Model): boolean {
  const isFree = screen.at === 'attract' || screen.at === 'goodbye';
  return isFree && kiosk !== null && (kiosk.enrolment !== null || kiosk.lockMessage !== null);
}

/** What would begin a visit, or take one up again. */
export function begins({ type }: Happening): boolean {
  switch (type) {
    case 'errand-chosen':
    case 'resume-opened':
    case 'resume-entered':
    case 'badge-scanned':
    case 'code-scanned':
    case 'person-asked':
    case 'instruction-opened':
      return true;
    default:
      return false;
  }
}
