/** No vowels and no look-alikes, so that no code is a word or is read wrongly. */
const alphabet = '23456789BCDFGHJKMNPQRTVWXZ';

/** A code for taking up an unfinished visit; `randomInt(max)` gives 0 ≤ value < max. */
export function makeResumeCode(randomInt: (max: number) => number): string {
  return Array.from({ length: 5 }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}
