/**
 * Whether a text of this request, or a name in it, holds U+0000. No person types one, and PostgreSQL
 * stores none (its documentation, section 8.3, "Character Types").
 */
export function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000');
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, part]) => holdsNul(name) || holdsNul(part));
}
