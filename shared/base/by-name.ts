const names = new Intl.Collator('nl', { numeric: true });

interface Named {
  readonly name: string;
}

/**
 * Orders by name as people read a list: Hal 2 before Hal 10, "amsterdam" before "Zwolle". The
 * databases compare bytes, or by the words of their own locale.
 */
export function byName(one: Named, other: Named): number {
  return names.compare(one.name, other.name);
}
