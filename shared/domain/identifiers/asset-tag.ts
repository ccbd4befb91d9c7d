import { z } from 'zod';

/**
 * How an organisation's own labels look: `#` stands for a digit, `@` for a letter, `*` for either,
 * everything else for itself, for example `LT-######`. A picture and not a regular expression: an
 * admin can read it, and no picture can hang the kiosk. Its characters are those of a plain label code.
 */
export const assetTagPictureSchema = z.string().regex(/^[0-9A-Za-z#@*][0-9A-Za-z#@*._-]{3,39}$/u);

/** Whether a text is an asset tag of this organisation; capitals and small letters are the same. */
export function isAssetTag(text: string, picture: string): boolean {
  const letters = Array.from(text.trim().toUpperCase());
  const wanted = Array.from(picture.toUpperCase());
  return (
    letters.length === wanted.length && wanted.every((place, at) => fits(letters[at] ?? '', place))
  );
}

function fits(letter: string, place: string): boolean {
  switch (place) {
    case '#':
      return /^[0-9]$/u.test(letter);
    case '@':
      return /^[A-Z]$/u.test(letter);
    case '*':
      return /^[0-9A-Z]$/u.test(letter);
    default:
      return letter === place;
  }
}
