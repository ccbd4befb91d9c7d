/**
 * Whether a text of this request, or a name in it, holds U+0000. No person types one, and PostgreSQL
 * stores none (its documentation, section 8.3, "Character Types"). By a list and not by calls within calls: a body
 * of a megabyte can be nested deeper than the stack.
 */
export function holdsNul(value: unknown): boolean {
  const rest = [value];
  while (rest.length > 0) {
    const part = rest.pop();
    if (typeof part === 'string' && part.includes('\u0000')) return true;
    if (typeof part !== 'object' || part === null) continue;
    for (const [name, inner] of Object.entries(part)) rest.push(name, inner);
  }
  return false;
}
