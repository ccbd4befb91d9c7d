import { compact } from './compact.ts';
import { looksLikeDellServiceTag } from './dell-service-tag.ts';

/** Makers whose serial numbers have a shape of their own. */
export type SerialMaker = 'Dell' | 'HP' | 'Lenovo' | 'Apple';

/**
 * HP: three characters of the factory, one digit of the year, two of the week (01 to 53), four of the
 * unit; ten in all. Read from the labels in HP's service guides; HP promises no such shape.
 */
function looksLikeHp(serial: string): boolean {
  return /^[0-9A-Z]{3}[0-9](?:0[1-9]|[1-4][0-9]|5[0-3])[0-9A-Z]{4}$/u.test(serial);
}

/** Lenovo: eight characters that begin with the letters of the factory, as `PF` or `MJ`. */
function looksLikeLenovo(serial: string): boolean {
  return /^[A-Z][A-Z0-9][0-9A-Z]{6}$/u.test(serial) && /[0-9]/u.test(serial);
}

/** Apple: 11 or 12 characters until 2021, since then 10 at random, with letters and digits. */
function looksLikeApple(serial: string): boolean {
  return /^(?=.*[A-Z])(?=.*[0-9])[0-9A-Z]{10,12}$/u.test(serial);
}

/**
 * Whose serial number a text could be. It only looks so: the shapes overlap, have no check digit and
 * are promised by nobody, so it is a hint where to look it up and never proof of a maker.
 */
export function serialLooksLike(text: string): readonly SerialMaker[] {
  const serial = compact(text);
  const shapes: readonly (readonly [SerialMaker, boolean])[] = [
    ['Dell', looksLikeDellServiceTag(serial)],
    ['HP', looksLikeHp(serial)],
    ['Lenovo', looksLikeLenovo(serial)],
    ['Apple', looksLikeApple(serial)],
  ];
  return shapes.flatMap(([maker, fits]) => (fits ? [maker] : []));
}
