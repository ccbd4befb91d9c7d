import type { Found } from '../../shared/contract/find-routes.ts';

/** A line of what is found, no longer than it may be. */
export function foundLine(text: string): string {
  return Array.from(text).slice(0, 160).join('');
}

/** A title that is the same in both languages. */
export function inBoth(text: string): Found['title'] {
  return { nl: foundLine(text), en: foundLine(text) };
}
