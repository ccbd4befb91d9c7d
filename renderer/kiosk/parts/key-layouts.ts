/** `words` for sentences, `line` for a name or address, `digits` for a number, `code` for a resume code, `label` for a label. */
export type KeyboardLayout = 'words' | 'line' | 'digits' | 'code' | 'label';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];
const top = ['q', 'w', 'e', 'r', 't', 'y', 'u', 'i', 'o', 'p'];
// The straight one, as on every other keyboard: an address with the curly one is none, and O'Brien is not found by it.
const home = ['a', 's', 'd', 'f', 'g', 'h', 'j', 'k', 'l', "'"];
const bottom = ['shift', 'z', 'x', 'c', 'v', 'b', 'n', 'm', 'erase'];

/**
 * In place of the first four rows, until the key `marks` is pressed again: the letters of names from around
 * us (Dutch, German, French, Spanish, Portuguese, Polish, Czech, Croatian, Turkish, Scandinavian).
 */
const markedRows: readonly (readonly string[])[] = [
  ['á', 'à', 'â', 'ä', 'ã', 'å', 'æ', 'ą', 'ç', 'ć', 'č', 'đ'],
  ['è', 'ê', 'ě', 'ę', 'ğ', 'í', 'ì', 'î', 'ï', 'ı', 'ł', 'ñ'],
  ['ń', 'ó', 'ò', 'ô', 'ö', 'õ', 'ø', 'œ', 'ř', 'ś', 'š', 'ş'],
  ['shift', 'ú', 'ù', 'û', 'ü', 'ů', 'ý', 'ź', 'ż', 'ž', 'ß', 'erase'],
];

/** Rows of keys; words in them are actions, everything else is typed as it stands. */
export const keyRows: Readonly<Record<KeyboardLayout, readonly (readonly string[])[]>> = {
  words: [
    digits,
    top,
    home,
    bottom,
    ['marks', 'é', 'ë', '€', 'space', ',', '.', '?', '@', '-', 'enter'],
  ],
  line: [
    digits,
    top,
    home,
    bottom,
    ['marks', 'é', 'ë', '@', '.', '-', '_', '+', 'space', '.nl', '.com'],
  ],
  digits: [
    ['1', '2', '3'],
    ['4', '5', '6'],
    ['7', '8', '9'],
    ['-', '0', 'erase'],
  ],
  code: [
    ['2', '3', '4', '5', '6', '7', '8', '9'],
    ['B', 'C', 'D', 'F', 'G', 'H', 'J', 'K', 'M'],
    ['N', 'P', 'Q', 'R', 'T', 'V', 'W', 'X', 'Z'],
    ['erase'],
  ],
  // A label has capitals only; the parts of a network number may stand apart by dashes too.
  label: [
    digits,
    ['Q', 'W', 'E', 'R', 'T', 'Y', 'U', 'I', 'O', 'P'],
    ['A', 'S', 'D', 'F', 'G', 'H', 'J', 'K', 'L', '-'],
    ['Z', 'X', 'C', 'V', 'B', 'N', 'M', 'space', 'erase'],
  ],
};

/** The rows as they stand when the letters with marks are asked for. */
export function shownRows(layout: KeyboardLayout, marks: boolean): readonly (readonly string[])[] {
  const rows = keyRows[layout];
  return marks ? [...markedRows, ...rows.slice(markedRows.length)] : rows;
}

/** What a key types. A letter that has no capital of its own, such as ß, stays as it is. */
export function typedBy(key: string, shift: boolean): string {
  const capital = key.toLocaleUpperCase();
  return shift && capital.length === key.length ? capital : key;
}
