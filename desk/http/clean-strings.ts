import { cleanParagraphs } from '../../shared/base/untrusted-text.ts';

/**
 * Makes every text of a parsed body safe to store and show, in place: what a kiosk sends holds words
 * of visitors and strings of devices, and the desk trusts no other program to have cleaned them. No
 * text becomes longer than it was.
 */
export function cleanStrings(value: unknown): unknown {
  if (typeof value === 'string') return cleanedString(value);
  if (typeof value !== 'object' || value === null) return value;
  // An array's indexes are its keys; a body comes from JSON, so these are all that it has.
  const parts = value as Record<string, unknown>;
  for (const key of Object.keys(parts)) {
    const part = parts[key];
    // Numbers and flags are most of a readout, and have nothing to clean.
    if (typeof part === 'string' || typeof part === 'object') parts[key] = cleanStrings(part);
  }
  return value;
}

function cleanedString(text: string): string {
  // Most strings are identifiers, codes, times and plain words, in which there is nothing to clean.
  if (/^(?:[!-~]+(?: [!-~]+)*)?$/u.test(text)) return text;
  const cleaned = cleanParagraphs(text, text.length);
  // Normalisation lengthens a few scripts; a contract counts UTF-16 units. A pair is not cut in two.
  return cleaned.slice(0, text.length).replace(/[\ud800-\udbff]$/u, '');
}
