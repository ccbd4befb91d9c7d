/**
 * Versions for which Google publishes no security fixes any more, by API level, with the month of the
 * last Android Security Bulletin that lists them (source.android.com/docs/security/bulletin).
 *
 * State of 2025-04: that bulletin lists Android 13, 14 and 15. A newer version is not judged here,
 * since its end had no date then; a maker may go on longer than Google for a phone of its own, so this
 * is a hint and no proof.
 */
export const supportTableDate = '2025-04';

const lastBulletin: readonly (readonly [apiLevel: number, month: string])[] = [
  [32, '2025-03'], // 12L
  [31, '2025-03'], // 12
  [30, '2024-02'], // 11
  [29, '2023-02'], // 10
];
/** Android 9 and older: out of support for years, whatever the month was. */
const longOver = 28;

/** The month of the last fixes for an API level, `earlier`, or null while there still were some. */
export function supportEnded(apiLevel: number): string | null {
  if (apiLevel <= longOver) return 'earlier';
  return lastBulletin.find(([level]) => level === apiLevel)?.[1] ?? null;
}
