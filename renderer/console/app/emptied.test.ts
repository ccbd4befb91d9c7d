import { expect, test } from 'vitest';
import { emptied } from './emptied.ts';

test('a field is empty after what stood in it was sent', () => {
  expect(emptied('Klaar', '')('Klaar')).toBe('');
});

test('what was typed while it was sent stays', () => {
  expect(emptied('Klaar', '')('Klaar en')).toBe('Klaar en');
});
