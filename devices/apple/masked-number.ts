/** How many digits of a personal number a card shows, unless an organisation decides otherwise. */
export const shownDigits = 4;

/** `356789012345678` becomes `•••••••••••5678`: enough to compare with a label, not to trace a person. */
export function maskedNumber(number: string, shown = shownDigits): string {
  const points = Array.from(number);
  const hidden = Math.max(0, points.length - Math.max(0, shown));
  return '•'.repeat(hidden) + points.slice(hidden).join('');
}
