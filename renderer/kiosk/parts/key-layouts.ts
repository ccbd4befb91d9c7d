/** `words` for sentences, `line` for a name or address, `digits` for a number, `code` for a resume code, `label` for a label. */
export type KeyboardLayout = 'words' | 'line' | 'digits' | 'code' | 'label';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];
const top = ['q', 'w', 'e', 'r', 't', 'y', 'u', 'i', 'o', 'p'];
const home = ['a', 's', 'd', 'f', 'g', 'h', 'j', 'k', 'l', '’'];
const bottom = ['shift', 'z', 'x', 'c', 'v', 'b', 'n', 'm', 'erase'];
const accents = ['é', 'ë', 'ï', 'ó', 'ú'];

/** Rows of keys; words in them are actions, everything else is typed as it stands. */
export const keyRows: Readonly<Record<KeyboardLayout, readonly (readonly string[])[]>> = {
  words: [digits, top, home, bottom, [...accents, '€', 'space', ',', '.', '?', 'enter']],
  line: [digits, top, home, bottom, ['@', '.', '-', '_', '+', 'space', ...accents, '.nl', '.com']],
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
