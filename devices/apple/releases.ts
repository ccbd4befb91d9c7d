/**
 * What is known of iOS and iPadOS releases. Everything after this date is news to the table, so it
 * says nothing of a version that it does not have.
 */
export const releasesKnownUntil = '2026-06';

/** Main versions, newest first (Apple, "Apple security releases", support.apple.com/100100). */
const versions: readonly number[] = [26, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9];
/** Main versions for which Apple still brought security updates for every device that can run them. */
const supported: ReadonlySet<number> = new Set([26, 18]);

/** The newest main version of the table. */
export const newestRelease = versions[0] ?? 0;

/** `18.7.2` is main version 18; null for what is no version. */
export function mainVersion(version: string): number | null {
  const main = /^(\d{1,3})(?:\.\d{1,4}){0,3}$/u.exec(version)?.[1];
  return main === undefined ? null : Number(main);
}

/** How many main versions came after this one; null when the table does not have it. */
export function versionsBehind(main: number): number | null {
  const at = versions.indexOf(main);
  return at === -1 ? null : at;
}

export function isSupported(main: number): boolean | null {
  return versions.includes(main) ? supported.has(main) : null;
}

/** First generation (the number in `iPhone14,5`) with another last version than the ones before it. */
const lastByGeneration: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  // iPhone 6s, SE and 7: 15. iPhone 8 and X: 16. iPhone XS and XR: 18. From iPhone 11 on: 26 or later.
  iPhone: [
    [8, 15],
    [10, 16],
    [11, 18],
    [12, newestRelease],
  ],
  // mini 4, Air 2: 15. Pro of 2015 and 2016, iPad of 2017: 16. Pro of 2017, iPad of 2018: 17.
  iPad: [
    [5, 15],
    [6, 16],
    [7, 17],
    [8, newestRelease],
  ],
};

/** The iPad of 2019 shares its generation with older ones and got 18. */
const exceptions: Readonly<Record<string, number>> = {
  'iPad7,11': 18,
  'iPad7,12': 18,
  'iPod7,1': 12,
  'iPod9,1': 15,
};

/**
 * The newest main version that this model can run, as far as the table goes (Apple, "iPhone models
 * compatible with iOS 26", support.apple.com, and the like of each year); null for an unknown model.
 */
export function newestFor(productType: string): number | null {
  if (Object.hasOwn(exceptions, productType)) return exceptions[productType] ?? null;
  const parts = /^(iPhone|iPad)(\d{1,2}),\d{1,2}$/u.exec(productType);
  const rows = lastByGeneration[parts?.[1] ?? ''] ?? [];
  const generation = Number(parts?.[2] ?? Number.NaN);
  return rows.findLast(([from]) => generation >= from)?.[1] ?? null;
}
