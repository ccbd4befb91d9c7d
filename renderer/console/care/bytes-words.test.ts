import { expect, it } from 'vitest';
import { bytesWords } from './bytes-words.ts';

it.each([
  [0, '0 kB'],
  [1_540, '1,5 kB'],
  [12_340_000, '12 MB'],
  [3_200_000_000, '3,2 GB'],
])('says %d bytes as %s', (bytes, words) => {
  expect(bytesWords(bytes, 'nl').replace('\u00a0', ' ')).toBe(words);
});
