import { cleanParagraphs } from '../../shared/base/untrusted-text.ts';

/**
 * The same data with every text safe to store and show: what a kiosk sends holds words of visitors
 * and strings of devices, and the desk trusts no other program to have cleaned them. No text becomes
 * longer than it was.
 */
export function cleanStrings(value: unknown): unknown {
  if (typeof value === 'string') return cleanedString(value);
  if (Array.isArray(value)) return value.map(cleanStrings);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, cleanStrings(inner)]),
    );
  }
  return value;
}

function cleanedString(text: string): string {
  let cleaned = cleanParagraphs(text, text.length);
  // Normalisation can lengthen a few scripts; a contract counts UTF-16 units.
  while (cleaned.length > text.length) cleaned = Array.from(cleaned).slice(0, -1).join('');
  return cleaned;
}
