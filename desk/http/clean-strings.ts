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
  // Most strings are identifiers, codes and times, in which there is nothing to clean.
  if (/^[!-~]*$/u.test(text)) return text;
  const cleaned = cleanParagraphs(text, text.length);
  // Normalisation lengthens a few scripts; a contract counts UTF-16 units. A pair is not cut in two.
  return cleaned.slice(0, text.length).replace(/[\ud800-\udbff]$/u, '');
}
